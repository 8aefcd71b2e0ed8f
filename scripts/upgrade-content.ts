import { contentVersion } from '../src/domain/site.ts';
import { readDirectory } from '../src/reader/read-directory.ts';
import { counted } from './build/progress.ts';
import { sayProblems } from './check/say-problems.ts';
import { answer, exitCodes, runCommand } from './command.ts';
import { readEnvironment } from './environment.ts';
import { upgradeSteps } from './upgrade-content/steps.ts';
import { upgradeContent } from './upgrade-content/upgrade.ts';

const help = `Brings the content to the version that this Hereabouts reads, after you have taken a newer one.

  npm run upgrade-content

  --dry-run   only say what would change
  --help      show this

CONTENT_DIR   the content folder (content)

It is done in a copy, which takes the place of the folder once it reads without errors; what people wrote stays as they
wrote it. Commit your content first, so that you can look at what has changed. Ends with 0, with 1 when the upgraded
content has errors (the folder is then as it was), or with 2 when it was asked for something it cannot do.
`;

const options = { 'dry-run': { type: 'boolean', default: false } } as const;

await runCommand({ help, options }, ({ values }) => {
  const { contentDir, today } = readEnvironment(process.env);
  const { from, says, changed, problems } = upgradeContent({
    folder: contentDir,
    to: contentVersion,
    steps: upgradeSteps,
    judge: (folder) => readDirectory(folder, today).problems,
    isRehearsal: values['dry-run'],
  });
  if (from === contentVersion)
    return answer(`The content is of version ${contentVersion}, the newest. There is nothing to do.\n`);
  if (problems.length > 0) {
    const manner = { contentDir, startDir: process.cwd(), inColour: false };
    process.stderr.write(
      `${sayProblems(problems, manner)}Nothing was changed. Mend this with the Hereabouts you had, then upgrade.\n`,
    );
    return exitCodes.problems;
  }
  const done = values['dry-run'] ? 'Would bring' : 'Brought';
  return answer(
    [
      ...says,
      ...changed.map((file) => `  ${file}`),
      `${done} the content from version ${from} to ${contentVersion}: ${counted(changed.length, 'file')}.`,
      '',
    ].join('\n'),
  );
});
