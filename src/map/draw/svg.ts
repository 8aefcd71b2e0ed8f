import type { Line } from './lines.ts';

/** Characters that may stand in no XML, whatever is done to them. */
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text from outside as it may stand in an SVG, between tags or in a quoted attribute. */
export function xmlText(text: string): string {
  return text.replaceAll(notXml, '').replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of an SVG. Values of attributes are escaped; `inside` must be markup already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : xmlText(value ?? '')}"`)
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A number to a tenth of a px, in as few characters as can be. */
export function short(value: number): string {
  const tenths = Math.round(value * 10) / 10;
  return String(tenths === 0 ? 0 : tenths).replace(/^(-?)0\./, '$1.');
}

/** Lines as the `d` of a path, each spot told from the one before it. */
export function pathOf(lines: readonly Line[], isClosed: boolean): string {
  return lines.map((line) => onePath(line, isClosed)).join('');
}

function onePath(line: Line, isClosed: boolean): string {
  const [first, ...others] = isClosed ? line.slice(0, -1) : line;
  if (first === undefined) return '';
  // Counted in tenths, so that rounding does not add up along the way.
  let [x, y] = [Math.round(first[0] * 10), Math.round(first[1] * 10)];
  let path = `M${short(x / 10)}${joined(y / 10)}`;
  let letter = 'l';
  for (const [nextX, nextY] of others) {
    const [dx, dy] = [Math.round(nextX * 10) - x, Math.round(nextY * 10) - y];
    if (dx === 0 && dy === 0) continue;
    [x, y] = [x + dx, y + dy];
    const written = short(dx / 10);
    path += `${letter === '' && !written.startsWith('-') ? ' ' : letter}${written}${joined(dy / 10)}`;
    letter = '';
  }
  if (letter === 'l') return '';
  return isClosed ? `${path}z` : path;
}

/** A number behind another one. */
function joined(value: number): string {
  const written = short(value);
  return written.startsWith('-') ? written : ` ${written}`;
}
