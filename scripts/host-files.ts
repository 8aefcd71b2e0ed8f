import { resolve } from 'node:path';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { endsWithBase, nginxConfig } from './host-files/nginx-config.ts';
import { readPort } from './serve.ts';
import { writeWhole } from './write-whole.ts';

const help = `Writes what a web server of your own has to be told, with the same headers, types and rules that the build gives
to the hosts that read them by themselves (_headers, _redirects, web.config).

  npm run host-files -- nginx --site DIR

  --site DIR    the folder of the site on the server, like /srv/hereabouts/live
  --name HOST   the name the server answers to; may be given more than once
  --port N      the port it listens on (80)
  --part        only what goes into a server { } that you have already
  --to FILE     where to write it; else it is printed
  --help        show this

BASE_PATH   where on its host the site lies (/). With /silverpit/ the folder must be called silverpit.

Once is enough: it holds for every build after it. Ends with 0, or with 2 when it was asked for something it cannot do.
`;

const options = {
  site: { type: 'string' },
  name: { type: 'string', multiple: true },
  port: { type: 'string' },
  part: { type: 'boolean', default: false },
  to: { type: 'string' },
} as const;

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  if (positionals.join(' ') !== 'nginx')
    throw new WrongUse(`Say for which server: npm run host-files -- nginx --site DIR\n\n${help}`);
  const { basePath } = readEnvironment(process.env);
  const config = nginxConfig({
    folder: readFolder(values.site, basePath),
    base: basePath,
    names: (values.name ?? []).map(readName),
    port: readPort('--port', values.port) ?? 80,
    isPart: values.part,
  });
  if (values.to === undefined) process.stdout.write(config);
  else writeWhole(resolve(values.to), config);
  return exitCodes.good;
});

function readFolder(text: string | undefined, base: string): string {
  if (text === undefined) throw new WrongUse(`Give --site, the folder of the site on the server.\n\n${help}`);
  const folder = resolve(text);
  if (/["'\\;{}$\n]/.test(folder))
    throw new WrongUse(`--site is "${text}". Choose a folder with a plain name.`);
  if (endsWithBase(folder, base)) return folder;
  throw new WrongUse(
    `--site is "${text}". With BASE_PATH=${base} the folder must end with ${base.slice(0, -1)}, like /srv/www${base.slice(0, -1)}.`,
  );
}

function readName(name: string): string {
  if (/^[A-Za-z0-9*.-]{1,253}$/.test(name)) return name;
  throw new WrongUse(`--name is "${name}". Write a host without https://, like hereabouts.example.`);
}
