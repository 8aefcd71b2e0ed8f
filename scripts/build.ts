import { buildSiteAloud } from './build/build-site-aloud.ts';
import { exitCodes, runCommand } from './command.ts';
import { readEnvironment } from './environment.ts';

const help = `Builds the site.

  npm run build

  --json   print what came of it as JSON: stages with their seconds, and problems
  --help   show this

CONTENT_DIR  folder of the content (content)
OUT_DIR      folder the site is built to (dist); what was there is replaced once the new site is whole
SITE_URL     scheme and host of the site (https://hereabouts.example)
BASE_PATH    where on its host the site lies (/)
TODAY        the day to build for (today in London; for the sample town its own day)
CARDS_DIR    pictures for shared links (.cards), as "npm run cards" makes them; links without one bring a plain picture
OFFLINE      off: browsers delete what they keep of the site for times without a network
`;

await runCommand({ help, options: { json: { type: 'boolean' } } }, async ({ values }) => {
  const environment = readEnvironment(process.env);
  const report = await buildSiteAloud(environment);
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.built ? exitCodes.good : exitCodes.problems;
});
