import { resolve } from 'node:path';
import type { Box } from '../../src/domain/geo.ts';
import { readBasemap } from '../../src/reader/read-basemap.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { progressTo, type Output } from '../build/progress.ts';
import { exitCodes, readTyped, WrongUse } from '../command.ts';
import { readEnvironment, todayFor } from '../environment.ts';
import { buildBasemap, type BasemapWishes } from './build-basemap.ts';
import { checkBasemap, type PlaceOnMap } from './check-basemap.ts';
import { whereToGetStreets } from './extracts.ts';
import { openInput } from './open-input.ts';
import { sayCheck, sayReport } from './say-report.ts';

const help = `npm run map -- where           says where to get the streets of your area, free
npm run map -- build FILE...   makes map/basemap.pmtiles of them: what the maps of the site are drawn from
npm run map -- check           looks whether that file is whole and covers your places

FILE is an .osm.pbf file, an answer of Overpass as JSON or an .osm file, all of OpenStreetMap; where your area lies
on a border, give several. Or one .pmtiles file of Protomaps.
--box W,S,E,N       the area of the map in degrees (else what the files cover, else the area in site.json)
--content DIR       the content folder (else CONTENT_DIR, else content)
--json              print the report as JSON
`;

const options = {
  box: { type: 'string' },
  content: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Where a command is started, and where it writes. */
export interface Terminal {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
  readonly errors: Output;
  /** The folder that paths are told from. */
  readonly folder: string;
}

/**
 * Does what `npm run map` is asked for.
 *
 * @param words what was typed after it
 * @returns the exit code
 * @throws WrongUse when it cannot be done
 */
export async function runMap(
  words: readonly string[],
  { variables, output, errors, folder }: Terminal,
): Promise<number> {
  const typed = readTyped({ help, options, takesWords: true }, joinBox(words));
  const say = (text: string) => {
    output.write(text);
    return exitCodes.good;
  };
  if (typed === undefined) return say(help);
  const { values, positionals } = typed;
  const environment = readEnvironment(variables);
  const contentDir = values.content === undefined ? environment.contentDir : resolve(folder, values.content);
  const { content, site } = readTown(contentDir);
  const box = values.box === undefined ? undefined : boxIn(values.box);
  const area = { county: site?.county, box: box ?? site?.bbox };
  const [verb, ...files] = positionals;
  switch (verb) {
    case 'where':
      return say(`${whereToGetStreets(area)}\n`);
    case 'build': {
      if (files.length === 0) throw new WrongUse(`Name at least one file of streets.\n\n${help}`);
      const inputs = files.map((file) => openInput(resolve(folder, file), area));
      const report = await buildBasemap({ inputs, contentDir, box, site }, progressTo(errors));
      return say(values.json ? `${JSON.stringify(report)}\n` : sayReport(report, folder));
    }
    case 'check': {
      const bytes = readBasemap(contentDir);
      if (!bytes)
        throw new WrongUse(`There is no map/basemap.pmtiles in ${contentDir}. Make it first:\n\n${help}`);
      const today = todayFor(environment, content?.site.data);
      const found = await checkBasemap(bytes, { area: site?.bbox, places: placesOf(content), today });
      const { inspection, ...facts } = found;
      say(values.json ? `${JSON.stringify({ ...facts, missing: inspection?.missing })}\n` : sayCheck(found));
      return found.problems.some(({ severity }) => severity === 'error')
        ? exitCodes.problems
        : exitCodes.good;
    }
    default:
      throw new WrongUse(`Write "where", "build" or "check" first.\n\n${help}`);
  }
}

type Content = ReturnType<typeof readContent>['content'];

/** What the content folder says of the area; nothing where that cannot be read, because a map needs no more than a box. */
function readTown(contentDir: string): { content?: Content; site?: BasemapWishes['site'] } {
  const { content, problems } = readContent(contentDir);
  const isBroken = problems.some(
    ({ file, severity }) => severity === 'error' && /^(site\.json)?$/.test(file),
  );
  if (isBroken) return {};
  const { name, county, area } = content.site.data;
  return { content, site: { name, county, bbox: area.bbox } };
}

/** What is to lie on the map: venues, and the corners of neighbourhoods. */
function placesOf(content: Content | undefined): PlaceOnMap[] {
  const venues = (content?.venues ?? []).flatMap(({ data: { lat, lon }, source }) =>
    lat === undefined || lon === undefined ? [] : [{ lat, lon, what: source.file }],
  );
  const outlines = (content?.outlines?.features ?? []).flatMap(({ geometry, properties }) => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    const lons = rings.flat().map(([lon = 0]) => lon);
    const lats = rings.flat().map(([, lat = 0]) => lat);
    const what = `the neighbourhood ${properties.slug}`;
    return [
      { lat: Math.min(...lats), lon: Math.min(...lons), what },
      { lat: Math.max(...lats), lon: Math.max(...lons), what },
    ];
  });
  return [...venues, ...outlines];
}

/** West of Greenwich a box begins with a minus, which would be taken for the next option. */
function joinBox(args: readonly string[]): string[] {
  const at = args.indexOf('--box');
  const box = args[at + 1];
  if (at === -1 || box === undefined || !/^-\d/.test(box)) return [...args];
  return [...args.slice(0, at), `--box=${box}`, ...args.slice(at + 2)];
}

function boxIn(text: string): Box {
  const sides = text.split(',').map((side) => (side.trim() === '' ? Number.NaN : Number(side)));
  const [west = 0, south = 0, east = 0, north = 0] = sides;
  const isOnEarth = [west, east].every((lon) => Math.abs(lon) <= 180) && Math.max(-south, north) <= 85;
  if (sides.length === 4 && sides.every(Number.isFinite) && west < east && south < north && isOnEarth) {
    return [west, south, east, north];
  }
  throw new WrongUse(
    `--box is "${text}". Write four numbers in degrees, west, south, east and north, like --box -0.75,52.65,-0.70,52.69.`,
  );
}
