import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { stillToFill } from '../../src/domain/new-town.ts';
import { namedFolders, slugFolders } from '../../src/reader/places.ts';
import { slugify } from '../../src/domain/slug.ts';
import { projectFolder } from '../environment.ts';
import { bankHolidaysOf } from './bank-holidays.ts';

/** What somebody says of a new town; all but the name may be left out, and is then filled in later. */
export interface TownWishes {
  readonly name: string;
  /** West, south, east and north edge of the area, in degrees. */
  readonly box?: readonly number[] | undefined;
  readonly county?: string | undefined;
  /** The bare host of the site, like `silverpit.example`. */
  readonly host?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** Where people can ask in person; it is also the first venue. */
  readonly desk?: string | undefined;
  /** Postcode of that desk. */
  readonly postcode?: string | undefined;
}

/** How many years of bank holidays a new town starts with. */
const yearsOfHolidays = 3;

const starter = join(projectFolder, 'scripts', 'new-town', 'starter');

/**
 * The files of a fresh content folder, by path: the whole useful set of themes, target groups and access facts, the
 * pages in general words, bank holidays from this year on, a first venue and a first screen. What only people of the
 * place know is left out, or is one of `stillToFill`.
 */
export function townFiles(wishes: TownWishes, today: IsoDay): ReadonlyMap<string, string> {
  const { name, desk } = wishes;
  const panel = `${name} citizens’ panel`;
  const venue = desk === undefined ? stillToFill.venue : slugify(desk);
  const venueTitle = desk ?? stillToFill.venueTitle;
  const inWords = (text: string) => text.replaceAll('{{name}}', name).replaceAll('{{panel}}', panel);
  const copied = (folder: string) =>
    readdirSync(join(starter, folder)).map(
      (file) => [`${folder}/${file}`, inWords(readFileSync(join(starter, folder, file), 'utf8'))] as const,
    );
  const files: (readonly [path: string, text: string])[] = [
    ['README.md', inWords(readFileSync(join(starter, 'first-steps.md'), 'utf8'))],
    ['site.json', asJson(siteOf(wishes, panel, today))],
    ['calendar.json', asJson(calendarFrom(today))],
    ...copied('taxonomy'),
    [
      'taxonomy/neighbourhoods.json',
      asJson({ neighbourhoods: [{ slug: slugify(name), title: name, alsoCalled: [] }] }),
    ],
    ...copied('pages'),
    [`venues/${venue}.json`, asJson(given({ title: venueTitle, postcode: wishes.postcode }))],
    [
      'screens/first-screen.json',
      asJson({ title: desk === undefined ? 'First screen' : `${desk} screen`, kind: 'waiting-room', venue }),
    ],
  ];
  return new Map([...files, ...emptyFolders(files)]);
}

/** Folders that start empty. Git keeps no empty folders, so that each holds a file that nothing reads. */
function emptyFolders(files: readonly (readonly [path: string, text: string])[]): [string, string][] {
  return [...Object.keys(slugFolders), ...namedFolders]
    .filter((folder) => !files.some(([path]) => path.startsWith(`${folder}/`)))
    .map((folder) => [`${folder}/.gitkeep`, '']);
}

function siteOf(wishes: TownWishes, panel: string, today: IsoDay): object {
  const { name, county, desk, phone, email } = wishes;
  return given({
    schemaVersion: 1,
    name,
    strapline: 'Good things near you, kept by neighbours',
    shortHost: wishes.host ?? stillToFill.host,
    area: { bbox: wishes.box ?? stillToFill.box },
    county,
    panel: given({ name: panel, desk, phone, email }),
    licence: {
      name: 'CC BY 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
      credit: `${panel}.`,
    },
    accessibility: { contact: email ?? stillToFill.email, testedOn: today },
  });
}

function calendarFrom(today: IsoDay): object {
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: yearsOfHolidays }, (_, index) => year + index);
  return { terms: [], bankHolidays: years.flatMap(bankHolidaysOf) };
}

/** The fields that have a value. */
function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** As `npm run check -- --fix` leaves it. */
function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
