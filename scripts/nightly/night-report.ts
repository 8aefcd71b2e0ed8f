import type { KeptIssue } from '../tell-panel/keep-one-issue.ts';

/** What came of a night's build. */
export interface NightReport {
  /** The newest commit, in full. */
  readonly newest: string;
  /** The commit the site was built from; undefined when none of those tried could be built. */
  readonly built?: string | undefined;
  /** How many commits were tried. */
  readonly tried: number;
  /** What the build of the newest commit said, when it failed. */
  readonly said: string;
}

/** The most that an issue repeats of what a build said. */
const mostSaid = 6000;

/** Reads what `npm run nightly` wrote. @throws when it is something else */
export function readNightReport(text: string): NightReport {
  const report = JSON.parse(text) as Partial<NightReport>;
  if (typeof report.newest !== 'string' || typeof report.said !== 'string')
    throw new Error('This is not what npm run nightly writes.');
  return { newest: report.newest, built: report.built, tried: report.tried ?? 1, said: report.said };
}

/** What to tell the panel about a night: nothing when the newest content is on the site. */
export function nightIssue({ newest, built, tried, said }: NightReport): KeptIssue {
  const shown =
    built === undefined
      ? `None of the last ${tried} versions can be built. The site stays as it was.`
      : `The site shows the last version that could be built, ${built.slice(0, 10)}.`;
  // A line of tildes inside must not end the block.
  const quoted = said.slice(-mostSaid).replace(/~{3,}/g, '~~');
  return {
    mark: 'night',
    title: 'The newest changes are not on the site',
    isNeeded: built !== newest,
    farewell: 'The newest changes are on the site again.',
    body: [
      `The newest version, ${newest.slice(0, 10)}, cannot be built. ${shown}`,
      'Nothing is lost. This is what has to be put right:',
      '',
      '~~~~~~',
      quoted,
      '~~~~~~',
      '',
      'On your own computer: `npm run check`',
      '',
    ].join('\n'),
  };
}
