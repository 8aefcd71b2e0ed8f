/** Words by name, in groups. */
export interface Words {
  readonly [name: string]: string | Words;
}

/** All words of the first, with those of the second in their place. */
export function mergeWords(words: Words, own: Words): Words {
  const merged: Record<string, string | Words> = { ...words };
  for (const [name, value] of Object.entries(own)) {
    const before = merged[name];
    merged[name] =
      typeof value === 'object' && typeof before === 'object' ? mergeWords(before, value) : value;
  }
  return merged;
}
