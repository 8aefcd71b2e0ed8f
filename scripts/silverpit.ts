import { join, resolve } from 'node:path';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { drawBoundary, drawOutlines, drawTown } from './silverpit/town.ts';
import { writeWhole } from './write-whole.ts';

const help = `npm run silverpit -- DIR   draws the streets of the sample town, the same ones each time, into a folder

DIR/silverpit.osm.json        streets, water, parks and buildings, as Overpass hands out OpenStreetMap's data
DIR/neighbourhoods.geojson    outlines of the neighbourhoods, for map/ in the content folder
DIR/boundary.geojson          the edge of the town, for map/ in the content folder

The sample's map is made from the first: npm run map -- build DIR/silverpit.osm.json --box 2.68,54.68,2.82,54.76
`;

const options = { help: { type: 'boolean', short: 'h', default: false } } as const;

await runCommand({ help, options, takesWords: true }, ({ positionals }) => {
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new WrongUse(`Name one folder to write to.\n\n${help}`);
  const files = {
    'silverpit.osm.json': drawTown(),
    'neighbourhoods.geojson': drawOutlines(),
    'boundary.geojson': drawBoundary(),
  };
  for (const [name, content] of Object.entries(files)) {
    writeWhole(join(resolve(folder), name), `${JSON.stringify(content)}\n`);
  }
  process.stdout.write(`Silverpit is drawn: ${Object.keys(files).join(', ')} are in ${folder}.\n`);
  return exitCodes.good;
});
