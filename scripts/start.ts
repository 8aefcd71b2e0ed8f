import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSiteAloud } from './build/build-site-aloud.ts';
import { exitCodes, runCommand } from './command.ts';
import { readEnvironment } from './environment.ts';
import { networkAddresses, readPort, serveSite } from './serve.ts';
import { untilStopped } from './until-stopped.ts';

const help = `Builds the site and shows it in a browser on this machine, and on a phone in the same network.

  npm start

  --help   show this

PORT         the port to use (4321, or the next that is free)
CONTENT_DIR  folder of the content (content)
OUT_DIR      folder the site is built to (dist)
BASE_PATH    where on its host the site lies (/)
TODAY        the day to build for (today in London; for the sample town its own day)
`;

const usualPort = 4321;
const portsToTry = 20;

await runCommand({ help, options: {} }, async () => {
  const environment = readEnvironment(process.env);
  const port = readPort('PORT', process.env['PORT']);
  const report = await buildSiteAloud(environment);
  if (!report.built && !existsSync(join(environment.outDir, 'index.html'))) return exitCodes.problems;

  const served = await serveSite({
    folder: environment.outDir,
    base: environment.basePath,
    port: port ?? usualPort,
    otherPorts: port === undefined ? portsToTry : 0,
  });
  process.stdout.write(whereToLook(served.port, environment.basePath));
  await untilStopped();
  await served.close();
  return exitCodes.good;
});

function whereToLook(port: number, base: string): string {
  const onPhone = networkAddresses().map(
    (address) => `  On a phone here:  http://${address}:${port}${base}\n`,
  );
  return `\n  On this machine:  http://localhost:${port}${base}\n${onPhone.join('')}\nTo stop, press Ctrl and C.\n`;
}
