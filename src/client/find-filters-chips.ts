/** What somebody asked for, part by part, each with the search that is left without it. */

/** One part of what was asked. */
export interface Chip {
  /** "Tuesday", "Near DB1 2LN". */
  readonly words: string;
  /** What is asked without it; undefined where it cannot be taken off alone. */
  readonly without?: URLSearchParams | undefined;
}

/** How a value is said that is no ticked box and no chosen option. */
const said: Readonly<Record<string, (value: string) => string>> = {
  near: (value) => `Near ${value}`,
  age: (value) => `Aged ${value}`,
  box: () => 'In this part of the map',
};

const unsaid = new Set(['q', 'sort', 'guide']);

/**
 * The parts, in the order of the address, then what was read out of the words.
 *
 * @param form has the words for the values
 * @param withoutMeaning takes what was understood out of the words again
 */
export function chipsOf(
  form: HTMLFormElement,
  asked: URLSearchParams,
  understood: readonly string[],
  withoutMeaning: (words: string, label: string) => string | undefined,
): readonly Chip[] {
  const chosen = [...asked]
    .filter(([name]) => !unsaid.has(name))
    .map(([name, value]) => ({
      words: said[name]?.(value) ?? wordsOf(form, name, value),
      without: withoutValue(asked, name, value),
    }));
  const words = asked.get('q') ?? '';
  const read = understood.map((label) => {
    const rest = withoutMeaning(words, label);
    return { words: label, without: rest === undefined ? undefined : withWords(asked, rest) };
  });
  return [...chosen, ...read];
}

function wordsOf(form: HTMLFormElement, name: string, value: string): string {
  for (const field of form.elements) {
    if (!('name' in field) || field.name !== name) continue;
    if (field instanceof HTMLSelectElement) {
      const words = [...field.options].find((option) => option.value === value)?.text ?? value;
      return name === 'within' ? `Up to ${words.toLowerCase()}` : words;
    }
    if (field instanceof HTMLInputElement && field.value === value) {
      return field.labels?.[0]?.querySelector('b')?.textContent.trim() ?? value;
    }
  }
  return value;
}

function withoutValue(asked: URLSearchParams, name: string, value: string): URLSearchParams {
  return new URLSearchParams([...asked].filter((pair) => pair[0] !== name || pair[1] !== value));
}

function withWords(asked: URLSearchParams, words: string): URLSearchParams {
  const rest = new URLSearchParams(asked);
  if (words === '') rest.delete('q');
  else rest.set('q', words);
  return rest;
}
