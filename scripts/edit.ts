import { canBundleEditingForm } from './build/bundle-editing-form.ts';
import { runCommand, WrongUse } from './command.ts';
import { serveWhileWorking } from './dev/serve-while-working.ts';
import { serveEditingForm } from './edit/serve-editing-form.ts';
import { readEnvironment } from './environment.ts';
import { readPort } from './serve.ts';

/** This machine alone: no other can reach what may write files. */
const here = '127.0.0.1';

const help = `Opens the editing form for the content on this computer. Each save changes a file, and pages follow.
Nobody else can reach it, and nothing is sent anywhere.

  npm run edit

  --port N   the port to use (4321, or the next that is free)
  --help     show this

End it with Ctrl and C.

CONTENT_DIR  folder of the content (content)
BASE_PATH    where on its host the site lies (/)
TODAY        the day to show (today in London; for the sample town its own day)
`;

await runCommand({ help, options: { port: { type: 'string' } } }, async ({ values }) => {
  const port = readPort('--port', values.port);
  if (!canBundleEditingForm()) {
    throw new WrongUse('The packages of the editing form are not here. Type: npm ci');
  }
  const environment = { ...readEnvironment(process.env), editing: 'local' as const };
  return serveWhileWorking(environment, {
    port,
    host: here,
    isQuiet: true,
    integrations: [serveEditingForm(environment)],
    opened(taken) {
      const site = `http://${here}:${taken}${environment.basePath}`;
      process.stdout.write(
        `The editing form:  ${site}admin/\nThe site:          ${site}\nFiles that change: ${environment.contentDir}\n\nEnd it with Ctrl and C.\n`,
      );
    },
  });
});
