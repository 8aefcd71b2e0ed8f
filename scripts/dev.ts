import { dev } from 'astro';
import { publishFrom } from '../src/reader/published-directory.ts';
import { contentProblemsInWords } from './build/outcome.ts';
import { readPublished } from './build/read-published.ts';
import { exitCodes, readOptions, runCommand } from './command.ts';
import { reloadOnContentChange } from './dev/reload-on-content-change.ts';
import { projectFolder, readEnvironment } from './environment.ts';
import { readPort } from './serve.ts';

const help = `Shows the site while it is worked on: pages follow every change of code and content.
The search needs a finished site: npm start.

  npm run dev

  --port N   the port to use (4321, or the next that is free)
  --help     show this

CONTENT_DIR  folder of the content (content)
BASE_PATH    where on its host the site lies (/)
TODAY        the day to show (today in London; for the sample town its own day)
`;

await runCommand(async () => {
  const { values } = readOptions(
    { options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } } },
    help,
  );
  if (values.help) {
    process.stdout.write(help);
    return exitCodes.good;
  }
  const port = readPort('--port', values.port);
  const environment = readEnvironment(process.env);
  const { published, problems } = readPublished(environment);
  const tell = (text: string) => process.stderr.write(text);
  tell(contentProblemsInWords(problems, environment.contentDir));
  if (!published) return exitCodes.problems;

  publishFrom(() => published);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['CONTENT_DIR'] = environment.contentDir;
  const server = await dev({
    root: projectFolder,
    integrations: [reloadOnContentChange(environment, tell)],
    ...(port === undefined ? {} : { server: { port } }),
  });
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
  return exitCodes.good;
});
