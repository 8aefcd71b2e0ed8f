import { relative, resolve } from 'node:path';
import { exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { readEnvironment, todayFor } from './environment.ts';
import { makeTown } from './new-town/make-town.ts';
import { readTownWishes } from './new-town/read-wishes.ts';

const help = `Makes a fresh content folder for your own place: themes, pages in general words, bank holidays, a first venue and
a first screen, and no entries. It asks nothing; what you do not know yet is told by npm run check.

  npm run new-town -- "Name of the place" --to DIR

  --box=W,S,E,N       edges of the area in degrees, like --box=-0.83,52.52,-0.42,52.76
  --desk NAME         where people can ask in person, like "Oakham Library"; it becomes the first venue
  --postcode CODE     postcode of that desk
  --phone NUMBER      phone of the panel, like "01632 960200"
  --email ADDRESS     e-mail of the panel
  --county NAME       the county
  --host NAME         address of the site to be, without https://
  --replace-sample    lets it take the place of the sample town, when DIR is the folder content
  --help              show this

TODAY   the day to take for today (today in London)

Ends with 0 when it is made, 2 when it was asked for something it cannot do; then nothing was written.
`;

const options = {
  to: { type: 'string' },
  box: { type: 'string' },
  desk: { type: 'string' },
  postcode: { type: 'string' },
  phone: { type: 'string' },
  email: { type: 'string' },
  county: { type: 'string' },
  host: { type: 'string' },
  'replace-sample': { type: 'boolean', default: false },
} as const;

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  const [name, ...others] = positionals;
  if (others.length > 0)
    throw new WrongUse(`Put the name in quotes: npm run new-town -- "${positionals.join(' ')}" --to DIR`);
  const wishes = readTownWishes({ ...values, name });
  const folder = resolve(needed(values.to, '--to', help));
  const today = todayFor(readEnvironment(process.env));
  const { problems } = makeTown(wishes, { folder, replaceSample: values['replace-sample'], today });
  const fromHere = relative(process.cwd(), folder);
  const shown = fromHere.startsWith('..') ? folder : fromHere;
  process.stdout.write(
    [
      `${wishes.name} is in ${shown}. It can be built at once. What only you know is still to be filled in:`,
      '',
      ...problems.map(({ file, found }) => `  ${file}: ${found}`),
      '',
      `npm run check says how, one by one. ${shown}/README.md has all steps in a good order. To go on:`,
      '',
      ...commandsToGoOn(shown),
      '',
    ].join('\n'),
  );
  return exitCodes.good;
});

/** How to check and look at it. Windows sets variables in its own way. */
function commandsToGoOn(folder: string): string[] {
  const isUsual = folder === 'content';
  const set = process.platform === 'win32' ? `set CONTENT_DIR=${folder}&& ` : `CONTENT_DIR=${folder} `;
  return ['npm run check', 'npm start'].map((command) => `  ${isUsual ? '' : set}${command}`);
}
