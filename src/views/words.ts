/** A link inside a sentence, or plain words. */
export type Words = string | { readonly words: string; readonly href: string };

/** "one", "one and two", "one, two and three". */
export function listInWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 thing", "2 things". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A text that ends like a sentence. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A text with a capital letter first. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A number as it is written in a sentence: in words up to twelve, then in figures. */
export function numberInWords(number: number): string {
  return numbers[number] ?? String(number);
}
