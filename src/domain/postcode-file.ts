import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { postcodeSchema } from './postcode.ts';
import { packPostcodes, unpackSector, type PlacedPostcode } from './postcode-units.ts';

/** The command that makes the file, which nobody writes by hand. */
const makeItAgain = 'Make the file again with "npm run postcodes -- build FILE".';

const unitPattern = /^[ABD-HJLNP-UW-Z]{2} \d{1,7} \d{1,7}$/;

const unitsSchema = z.string().superRefine((units, context) => {
  const all = units.split(',');
  const broken = all.find((unit) => !unitPattern.test(unit));
  const letters = all.map((unit) => unit.slice(0, 2));
  const twice = letters.find((pair, index) => letters.indexOf(pair) !== index);
  if (broken !== undefined) {
    const shown = broken.slice(0, 40);
    const message = `Mend "${shown}": each postcode is two letters and two numbers, like "LN 79 1011". ${makeItAgain}`;
    context.addIssue({ code: 'custom', message });
  } else if (twice !== undefined) {
    context.addIssue({ code: 'custom', message: `Keep one "${twice}" and take the other out.` });
  }
});

const sectorSchema = z.strictObject({
  sector: z
    .string()
    .refine((sector) => postcodeSchema.safeParse(`${sector}AA`).data === `${sector}AA`, {
      error: 'Write a postcode without its last two letters, like "DB1 2".',
    })
    .meta({ title: 'Sector', description: 'A postcode without its last two letters, like DB1 2.' }),
  lat: z.number().min(49).max(61).meta({ title: 'South edge', description: 'In degrees, from 49 to 61.' }),
  lon: z.number().min(-9).max(3).meta({ title: 'West edge', description: 'In degrees, from -9 to 3.' }),
  units: unitsSchema.meta({
    title: 'Postcodes',
    description: 'Last two letters, then steps north and east of the corner, with commas between postcodes.',
  }),
});

/** `map/postcodes.json`: where the postcodes of the area are. `npm run postcodes` writes it. */
export const postcodeFileSchema = z.strictObject({
  credit: plainText({ max: 400 })
    .optional()
    .meta({ title: 'Credit', description: 'Who the postcodes come from, shown where they are used.' }),
  sectors: z
    .array(sectorSchema)
    .min(1, { error: `Give at least one sector. ${makeItAgain}` })
    .refine((sectors) => new Set(sectors.map(({ sector }) => sector)).size === sectors.length, {
      error: `Let each sector be there once. ${makeItAgain}`,
    })
    .meta({ title: 'Sectors', description: 'In the order of the alphabet.' }),
});

/** Where the postcodes of the area are. */
export type PostcodeFile = z.infer<typeof postcodeFileSchema>;

/** All postcodes of a file, unpacked. */
export function postcodesIn(file: PostcodeFile): readonly PlacedPostcode[] {
  return file.sectors.flatMap(unpackSector);
}

/**
 * Writes a file of postcodes, one sector on a line, so that a change shows as the lines that changed. The same
 * postcodes give the same bytes, whatever their order.
 *
 * @param postcodes at least one, each given once
 */
export function writePostcodeFile(postcodes: readonly PlacedPostcode[], credit?: string): string {
  const sectors = packPostcodes(postcodes).map((sector) => `    ${JSON.stringify(sector)}`);
  const creditLine = credit === undefined ? '' : `  "credit": ${JSON.stringify(credit)},\n`;
  return `{\n${creditLine}  "sectors": [\n${sectors.join(',\n')}\n  ]\n}\n`;
}
