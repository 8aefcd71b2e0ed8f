import { runCommand } from './command.ts';
import { serveWhileWorking } from './dev/serve-while-working.ts';
import { readEnvironment } from './environment.ts';
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

await runCommand({ help, options: { port: { type: 'string' } } }, async ({ values }) => {
  const port = readPort('--port', values.port);
  return serveWhileWorking(readEnvironment(process.env), { port });
});
