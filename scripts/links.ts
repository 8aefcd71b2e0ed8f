import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { linkTroubles, type LinkMemory } from '../src/domain/link-memory.ts';
import { outsideLinks } from '../src/domain/outside-links.ts';
import { linkDead } from '../src/domain/checks/link-dead.ts';
import { counted, progressTo } from './build/progress.ts';
import { sayProblems } from './check/say-problems.ts';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { londonToday, readEnvironment } from './environment.ts';
import { askAddress, type Answer } from './links/ask-address.ts';
import { askAll } from './links/ask-all.ts';
import { checkLinks, NobodyAnswers, type LinksChecked } from './links/check-links.ts';
import { keepMemory } from './links/keep-memory.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';
import { writeWhole } from './write-whole.ts';

const help = `Asks whether the pages that entries link to are still there. Links inside the site need no asking: every build
looks at all of them.

  npm run links -- external           asks each address once, and says which are in trouble and which have moved
  npm run links -- keep               saves what is remembered as a commit of its own, and sends it to where the
                                      repository came from

  --today DAY   the day to note it for (TODAY, else today)
  --help        show this

What is in trouble is remembered in links.json of the content folder. A link that is in trouble three times running,
on three days, becomes a warning at its entry in "npm run check". Ask once a week: then that is after 14 days. It never
keeps a site or a change back.

CONTENT_DIR  the content folder (content)     SITE_URL  whom to name as asking

Ends with 0 when all was asked, 1 when the content has errors or this computer is not online, 2 when it was asked for
something it cannot do.
`;

const options = {
  today: { type: 'string' },
} as const;

/** How long to wait for each answer, and between two questions to one host, in milliseconds. */
const patience = 20_000;
const pause = 1000;

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const what = positionals.join(' ');
  if (what === 'keep') {
    process.stdout.write(keepMemory(readEnvironment(process.env).contentDir));
    return exitCodes.good;
  }
  if (what !== 'external') throw new WrongUse(`Say what to do: external, or keep.\n\n${help}`);
  const open = readDirectoryOrSay(values.today ?? process.env['TODAY'] ?? londonToday());
  if (open === undefined) return exitCodes.problems;
  const { siteUrl } = readEnvironment(process.env);
  const progress = progressTo(process.stderr);
  progress.start('Asking');
  const userAgent = `Hereabouts link check (${siteUrl})`;
  const ask = (address: string) => askAddress(address, { userAgent, patience });
  try {
    const checked = await checkLinks(open.directory, open.today, (addresses) =>
      askAll(addresses, ask, { pause, count: progress.count }),
    );
    writeMemory(open.contentDir, checked.memory);
    const directory = { ...open.directory, troubledLinks: checked.memory.troubled };
    const manner = { contentDir: open.contentDir, startDir: process.cwd(), inColour: false, all: true };
    process.stdout.write(sayProblems(linkDead(directory, open.today), manner));
    process.stdout.write(sayAnswers(checked, outsideLinks(directory).length));
    return exitCodes.good;
  } catch (error) {
    if (!(error instanceof NobodyAnswers)) throw error;
    process.stderr.write(`\n${error.message} Nothing was noted.\n`);
    return exitCodes.problems;
  }
});

function writeMemory(contentDir: string, memory: LinkMemory): void {
  const file = join(contentDir, 'links.json');
  if (memory.troubled.length === 0) rmSync(file, { force: true });
  else writeWhole(file, `${JSON.stringify(memory, null, 2)}\n`);
}

function sayAnswers({ answers, askedBefore }: LinksChecked, links: number): string {
  const all = [...answers];
  const those = <Is extends Answer['is']>(is: Is) =>
    all.flatMap(([url, answer]) =>
      answer.is === is ? [{ url, answer: answer as Answer & { is: Is } }] : [],
    );
  const lines = [
    ...those('trouble').map(({ url, answer }) => `In trouble: ${url} (${linkTroubles[answer.was]})`),
    ...those('moved').map(({ url, answer }) => `Has moved:  ${url}\n  It is now at ${answer.to}`),
    ...those('guarded').map(({ url }) => `Lets no programs in, so look yourself now and then: ${url}`),
  ];
  const counts = [
    `${counted(links, 'link')} to other people's pages; ${counted(all.length, 'address', 'addresses')} asked`,
    `${those('alive').length + those('moved').length} answered`,
    `${those('trouble').length} in trouble`,
    ...(askedBefore > 0 ? [`${askedBefore} asked earlier today`] : []),
  ];
  return `${[...lines, ...(lines.length > 0 ? [''] : []), counts.join(', ')].join('\n')}.\n`;
}
