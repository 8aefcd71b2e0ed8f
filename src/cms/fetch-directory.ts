import type { KnownDirectory } from './known-directory.ts';

let asked: Promise<KnownDirectory> | undefined;

/**
 * `/admin/directory.json`, fetched once.
 *
 * @throws where it does not load; the next one who asks tries again
 */
export function fetchDirectory(): Promise<KnownDirectory> {
  asked ??= fetchOnce().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function fetchOnce(): Promise<KnownDirectory> {
  const answer = await fetch(new URL('directory.json', document.baseURI));
  if (!answer.ok) throw new Error(`directory.json cannot be read (${answer.status}).`);
  return (await answer.json()) as KnownDirectory;
}
