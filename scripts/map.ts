import { resolve } from 'node:path';
import type { Box } from '../src/domain/geo.ts';
import { readContent } from '../src/reader/read-content.ts';
import { progressTo } from './build/progress.ts';
import { exitCodes, readOptions, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { buildBasemap, type BasemapWishes } from './map/build-basemap.ts';
import { openInput } from './map/open-input.ts';
import { sayReport } from './map/say-report.ts';

const help = `npm run map -- build FILE...   writes map/basemap.pmtiles: the streets that the site's maps are drawn from

FILE is the streets of the area from OpenStreetMap: an .osm.pbf file, an answer of Overpass as JSON or an .osm file.
--box W,S,E,N       the area of the map in degrees (else what the files cover, else the area in site.json)
--content DIR       the content folder (else CONTENT_DIR, else content)
--json              print the report as JSON
`;

const options = {
  box: { type: 'string' },
  content: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

await runCommand(async () => {
  const { values, positionals } = readOptions({ options, allowPositionals: true }, help);
  if (values.help) {
    process.stdout.write(help);
    return exitCodes.good;
  }
  const [verb, ...files] = positionals;
  if (verb !== 'build') throw new WrongUse(`Write "build" first, then the files.\n\n${help}`);
  if (files.length === 0) throw new WrongUse(`Name at least one file of streets.\n\n${help}`);
  const { contentDir } = readEnvironment(process.env);
  const folder = values.content === undefined ? contentDir : resolve(values.content);
  const site = readSite(folder);
  const box = values.box === undefined ? undefined : boxIn(values.box);
  const area = { county: site?.county, box: box ?? site?.bbox };
  const inputs = files.map((file) => openInput(resolve(file), area));
  const report = await buildBasemap({ inputs, contentDir: folder, box, site }, progressTo(process.stderr));
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : sayReport(report, process.cwd()));
  return exitCodes.good;
});

function readSite(contentDir: string): BasemapWishes['site'] {
  const { content, problems } = readContent(contentDir);
  if (problems.some(({ file, severity }) => severity === 'error' && /^(site\.json)?$/.test(file)))
    return undefined;
  const { name, county, area } = content.site.data;
  return { name, county, bbox: area.bbox };
}

function boxIn(text: string): Box {
  const sides = text.split(',').map((side) => (side.trim() === '' ? Number.NaN : Number(side)));
  const [west = 0, south = 0, east = 0, north = 0] = sides;
  const isBox = sides.length === 4 && sides.every(Number.isFinite) && west < east && south < north;
  if (
    isBox &&
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180 &&
    Math.abs(south) <= 85 &&
    Math.abs(north) <= 85
  ) {
    return [west, south, east, north];
  }
  throw new WrongUse(
    `--box is "${text}". Write four numbers in degrees, west, south, east and north, like --box -0.75,52.65,-0.70,52.69.`,
  );
}
