import { z } from 'zod';
import { isoDaySchema, type IsoDay } from './calendar-day.ts';
import { safeUrlSchema, type SafeUrl } from './safe-url.ts';

/** What can be wrong with a link to somebody else's page, and how it is said. */
export const linkTroubles = {
  gone: 'the page is not there',
  broken: 'the computer that holds the page has a fault',
  silent: 'nothing answers',
  unknown: 'nobody has that name',
  unsafe: 'it cannot show that it is who it says, and browsers warn of it',
  circling: 'it sends people round and round, or to a place that nobody can reach',
} as const;

/** What can be wrong with a link to somebody else's page. */
export type LinkTrouble = keyof typeof linkTroubles;

/** A link is dead when it was in trouble on so many days running that it was asked; one bad day says little. */
export const triesUntilDead = 3;

const trySchema = z.strictObject({
  on: isoDaySchema.meta({ title: 'Asked on', description: 'The day the address was asked.' }),
  was: z
    .enum(Object.keys(linkTroubles) as [LinkTrouble, ...LinkTrouble[]], {
      error: `Write ${Object.keys(linkTroubles).join(', ')}.`,
    })
    .meta({ title: 'Trouble', description: 'What was wrong with it that day.' }),
});

/**
 * `links.json`: links that did not answer when they were last asked. `npm run links -- external` writes it; links
 * that answer are not in it, and without any the file is not there.
 */
export const linkMemorySchema = z
  .strictObject({
    troubled: z
      .array(
        z.strictObject({
          url: safeUrlSchema.meta({ title: 'Address', description: 'As it stands in an entry.' }),
          tries: z.array(trySchema).min(1).max(triesUntilDead).meta({
            title: 'Asked',
            description: 'The latest days running on which it was in trouble, the latest last.',
          }),
        }),
      )
      .max(2000)
      .meta({ title: 'Links in trouble', description: 'Links that did not answer when last asked.' }),
  })
  .meta({ title: 'What is remembered of links' });

/** What is remembered of links: those in trouble, in order of address. */
export type LinkMemory = z.infer<typeof linkMemorySchema>;

/** A link in trouble. */
export type TroubledLink = LinkMemory['troubled'][number];

/**
 * Remembers what came of asking links on a day. A link that answered is forgotten, and so is one that no entry has
 * any more; a link that was not asked keeps what is remembered. One day counts once, however often it is asked.
 *
 * @param answers by address: the trouble, or undefined for a link that answered
 * @param inUse the addresses that entries have
 */
export function rememberLinks(
  memory: LinkMemory,
  answers: ReadonlyMap<SafeUrl, LinkTrouble | undefined>,
  inUse: ReadonlySet<SafeUrl>,
  today: IsoDay,
): LinkMemory {
  const before = new Map(memory.troubled.map(({ url, tries }) => [url, tries]));
  const troubled = [...inUse].sort().flatMap((url): TroubledLink[] => {
    const earlier = (before.get(url) ?? []).filter(({ on }) => on < today);
    const was = answers.get(url);
    if (was !== undefined) return [{ url, tries: [...earlier, { on: today, was }].slice(-triesUntilDead) }];
    const tries = answers.has(url) ? undefined : before.get(url);
    return tries === undefined ? [] : [{ url, tries }];
  });
  return { troubled };
}

/** Whether a link has been in trouble for so long that somebody should look. */
export function isDeadLink({ tries }: TroubledLink): boolean {
  return tries.length >= triesUntilDead;
}
