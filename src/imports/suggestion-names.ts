import { aboutPattern } from '../domain/suggestion-form.ts';
import { nameKey } from '../domain/names-alike.ts';

/** What an address of this site leads to, or says with `?about=`. */
export function aboutIn(address: string): { folder: string; slug: string } | undefined {
  const asked = /[?&]about=([^&#\s]+)/.exec(address)?.[1];
  const about = aboutPattern.exec((asked ?? '').replace(/%2F/gi, '/'));
  if (about?.[2] !== undefined) return { folder: about[1] ?? 'assets', slug: about[2] };
  const path = /\/(assets|venues|gaps|themes)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?(?:[?#]|$)/.exec(address);
  return path?.[1] === undefined || path[2] === undefined ? undefined : { folder: path[1], slug: path[2] };
}

/** Whether a text holds a name as whole words. */
export function holdsName(text: string, name: string): boolean {
  const key = nameKey(name);
  return key.length > 2 && `-${nameKey(text)}-`.includes(`-${key}-`);
}

/** The record whose name a text is or, unless `exactly`, holds; the longest name wins, and two of a length leave it open. */
export function namedIn<T extends { readonly data: { readonly title: string } }>(
  text: string,
  records: readonly T[],
  exactly = false,
): T | undefined {
  const same = records.filter(({ data }) => nameKey(data.title) === nameKey(text) && nameKey(text) !== '');
  if (same.length === 1) return same[0];
  if (exactly || same.length > 1) return undefined;
  const held = records
    .filter(({ data }) => holdsName(text, data.title))
    .toSorted((one, other) => other.data.title.length - one.data.title.length);
  const [first, second] = held;
  return first !== undefined && first.data.title.length === second?.data.title.length ? undefined : first;
}
