import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { projectFolder } from './environment.ts';
import { buildLastGood } from './nightly/build-last-good.ts';
import { publishBack, publishBranch } from './nightly/publish-branch.ts';

const help = `Builds the site each night, from the newest version that passes.

  npm run nightly -- build --to DIR --report FILE    builds it; FILE says which version it is, for npm run tell-panel
  npm run nightly -- publish --from DIR              puts it on the branch gh-pages, which a host can serve
  npm run nightly -- back                            puts the site back that was published before the last one

  --repository DIR   the repository (this one)
  --most N           how many versions to try, the newest first (30)
  --remote NAME      where to publish (origin)
  --branch NAME      the branch to publish on (gh-pages)
  --help             show this

SITE_URL, BASE_PATH, TODAY   as for npm run build

Ends with 0 when the newest version is built or the site is published, 1 when only an older one could be built or
none, 2 when it was asked for something it cannot do.
`;

const options = {
  to: { type: 'string' },
  report: { type: 'string' },
  from: { type: 'string' },
  repository: { type: 'string', default: projectFolder },
  most: { type: 'string', default: '30' },
  remote: { type: 'string', default: 'origin' },
  branch: { type: 'string', default: 'gh-pages' },
} as const;

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  const repository = resolve(values.repository);
  const [what] = positionals;
  if (what === 'build') {
    const outDir = resolve(needed(values.to, '--to', help));
    const file = resolve(needed(values.report, '--report', help));
    const most = Number(values.most);
    if (!Number.isInteger(most) || most < 1)
      throw new WrongUse(`--most is "${values.most}". Write a number like 30.`);
    const say = (words: string) => process.stderr.write(`${words}\n`);
    const report = buildLastGood({ repository, outDir, most, say });
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(
      `${report.built === undefined ? 'Nothing could be built' : `Built ${report.built}`}.\n`,
    );
    return report.built === report.newest ? exitCodes.good : exitCodes.problems;
  }
  if (what === 'back') return goBack({ repository, remote: values.remote, branch: values.branch });
  if (what !== 'publish') throw new WrongUse(`Say "build", "publish" or "back" first.\n\n${help}`);
  const folder = resolve(needed(values.from, '--from', help));
  if (!existsSync(resolve(folder, 'index.html'))) throw new WrongUse(`There is no site in ${folder}.`);
  const { remote, branch } = values;
  const isSent = publishBranch({ repository, folder, remote, branch });
  process.stdout.write(isSent ? `Published on ${branch}.\n` : 'It is there already.\n');
  return exitCodes.good;
});

function goBack(wishes: Parameters<typeof publishBack>[0]): number {
  if (!publishBack(wishes)) {
    process.stderr.write(
      `There is no site to go back to: nothing was published on ${wishes.branch} before.\n`,
    );
    return exitCodes.problems;
  }
  process.stdout.write(
    'The site from before is back. To go forward again, do the same once more. The next night publishes the newest version, so put the content right meanwhile.\n',
  );
  return exitCodes.good;
}
