import { postcodeSchema, type Postcode } from '../domain/postcode.ts';

/** An address taken apart. */
export interface Address {
  /** In the order they were written, without the postcode. */
  readonly lines: readonly string[];
  /** The postcode that stood inside the address. */
  readonly postcode?: Postcode | undefined;
  /** The name of a building or park, where the address starts with one: "The Fuse ROC Centre". */
  readonly placeName?: string | undefined;
  /** Whether all of it is the name of a town or district: nothing to go to. */
  readonly isTownOnly: boolean;
}

const postcodeInText = /\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b/gi;
const mostLines = 6;
const longestLine = 80;

const streetWords =
  /\b(?:road|rd|street|st|avenue|ave|lane|ln|drive|dr|close|cl|crescent|grove|gardens|terrace|way|walk|place|square|row|parade|hill|view|rise|mews|court|green|embankment|brow|bank|fold|croft|side)\.?$/i;
const roomWords = /^(?:unit|flat|floor|room|suite|ground floor|first floor|second floor|c\/o)\b/i;

/**
 * Takes an address on one line apart. Lines stay as they were written; only a postcode is taken out, a line that
 * repeats the one before it goes, and a house number that stands alone joins its street.
 *
 * @param text the address, its parts parted by commas or line breaks
 */
export function readAddress(text: string): Address {
  const [found] = text.match(postcodeInText) ?? [];
  const postcode = found === undefined ? undefined : postcodeSchema.safeParse(found).data;
  const bare = postcode === undefined ? text : text.replace(found ?? '', '');
  const parts = bare
    .split(/[,\n;]+/)
    .map((part) => part.replace(/\s+/g, ' ').trim().replace(/\.$/, ''))
    .filter((part) => part !== '' && !/^(?:united kingdom|uk|england)$/i.test(part));
  const lines = joinNumbers(parts).filter(
    (line, index, all) => line.toLowerCase() !== all[index - 1]?.toLowerCase(),
  );
  return {
    lines: atMost(lines),
    postcode,
    placeName: placeNameOf(lines),
    isTownOnly:
      lines.length === 1 &&
      !/\d/.test(lines[0] ?? '') &&
      !isStreet(lines[0] ?? '') &&
      !hasPlaceWord(lines[0] ?? ''),
  };
}

/** Whether an address goes to a house number in a street and names no building: it may be somebody's home. */
export function mayBeHome({ lines, placeName }: Address): boolean {
  return placeName === undefined && /^\d+[a-z]?\b/i.test(lines[0] ?? '');
}

function joinNumbers(parts: readonly string[]): string[] {
  return parts.reduce<string[]>((lines, part) => {
    const last = lines.at(-1);
    if (last !== undefined && /^\d+[a-z]?$/i.test(last)) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
    return lines;
  }, []);
}

/** A line that is too long, and lines past the sixth, are parted and joined so that nothing is lost. */
function atMost(lines: readonly string[]): string[] {
  const short = lines.flatMap((line) => (line.length > longestLine ? breakLine(line) : [line]));
  if (short.length <= mostLines) return short;
  return [
    ...short.slice(0, mostLines - 1),
    short
      .slice(mostLines - 1)
      .join(', ')
      .slice(0, longestLine),
  ];
}

function breakLine(line: string): string[] {
  const cut = line.lastIndexOf(' ', longestLine);
  return cut <= 0 ? [line.slice(0, longestLine)] : [line.slice(0, cut), ...atMost([line.slice(cut + 1)])];
}

function placeNameOf(lines: readonly string[]): string | undefined {
  const named = lines.find((line) => !roomWords.test(line));
  if (named === undefined || lines.at(-1) === named) return undefined;
  return /^\d/.test(named) || isStreet(named) ? undefined : named;
}

function isStreet(line: string): boolean {
  return streetWords.test(line);
}

/** Words that only a building, a park or a club ends with. */
function hasPlaceWord(line: string): boolean {
  return /\b(?:centre|hall|church|park|school|club|library|hospital|house|building|stadium|pavilion|ground|college)\b/i.test(
    line,
  );
}
