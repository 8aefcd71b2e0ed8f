import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { rememberLinks, type LinkMemory, type LinkTrouble } from '../../src/domain/link-memory.ts';
import { outsideLinks } from '../../src/domain/outside-links.ts';
import type { SafeUrl } from '../../src/domain/safe-url.ts';
import type { Answer } from './ask-address.ts';

/** What came of asking the links of a directory. */
export interface LinksChecked {
  readonly memory: LinkMemory;
  /** By address, in order of address. */
  readonly answers: ReadonlyMap<SafeUrl, Answer>;
  /** How many were left for another day, because they had been asked today. */
  readonly askedBefore: number;
}

/** This computer reached nobody at all, so that nothing is known about anybody's pages. */
export class NobodyAnswers extends Error {
  override readonly name = 'NobodyAnswers';
}

/**
 * Asks the links of a directory and remembers what came of it. A link that was in trouble today already is not asked
 * again: the memory counts days.
 *
 * @param askEach asks addresses, each once
 * @throws NobodyAnswers when not one address answered, which is the fault of this computer
 */
export async function checkLinks(
  directory: Pick<Directory, 'assets' | 'venues' | 'troubledLinks'>,
  today: IsoDay,
  askEach: (addresses: readonly SafeUrl[]) => Promise<ReadonlyMap<SafeUrl, Answer>>,
): Promise<LinksChecked> {
  const inUse = new Set(outsideLinks(directory).map(({ url }) => url));
  const memory = { troubled: [...(directory.troubledLinks ?? [])] };
  const askedToday = new Set(
    memory.troubled.filter(({ tries }) => tries.at(-1)?.on === today).map(({ url }) => url),
  );
  const toAsk = [...inUse].filter((url) => !askedToday.has(url)).sort();
  const answers = await askEach(toAsk);
  const reached = [...answers.values()].some((answer) => !isSilence(answer));
  if (answers.size > 0 && !reached)
    throw new NobodyAnswers('No address answered. Look whether this computer is online, then try again.');
  const troubles = new Map(
    [...answers].map(([url, answer]): [SafeUrl, LinkTrouble | undefined] => [
      url,
      answer.is === 'trouble' ? answer.was : undefined,
    ]),
  );
  return {
    memory: rememberLinks(memory, troubles, inUse, today),
    answers: new Map([...answers].sort(([a], [b]) => (a < b ? -1 : 1))),
    askedBefore: inUse.size - toAsk.length,
  };
}

/** What every address says when there is no network. */
function isSilence(answer: Answer): boolean {
  return answer.is === 'trouble' && (answer.was === 'silent' || answer.was === 'unknown');
}
