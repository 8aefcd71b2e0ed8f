/** A name in curly brackets, perhaps with "|small": `{category|small}`. */
const gap = /\{([^{}|]+)(\|small)?\}/g;

/**
 * Fills the gaps of a template such as `{Name} food bank[, {place}]`. A part in square brackets goes when one of its
 * gaps is empty; outside of them an empty gap makes the whole text empty, so that no half sentence is written.
 * `{category|small}` starts with a small letter.
 *
 * @param valueOf what stands for a name; "" when there is nothing
 */
export function fillTemplate(template: string, valueOf: (name: string) => string): string {
  const withParts = template.replace(/\[([^[\]]*)\]/g, (_, part: string) => fill(part, valueOf) ?? '');
  return (fill(withParts, valueOf) ?? '').trim();
}

/** The names a template asks for. */
export function namesInTemplate(template: string): string[] {
  return [...template.matchAll(gap)].map(([, name]) => name ?? '');
}

function fill(template: string, valueOf: (name: string) => string): string | undefined {
  if (namesInTemplate(template).some((name) => valueOf(name) === '')) return undefined;
  return template.replace(gap, (_, name: string, small?: string) => {
    return small === undefined ? valueOf(name) : startSmall(valueOf(name));
  });
}

/** Short forms in capitals ("BMX") stay as they are. */
function startSmall(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
