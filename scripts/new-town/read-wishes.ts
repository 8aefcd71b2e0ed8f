import { emailSchema } from '../../src/domain/email.ts';
import { phoneSchema } from '../../src/domain/phone.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import { postcodeSchema } from '../../src/domain/postcode.ts';
import { siteSchema } from '../../src/domain/site.ts';
import { slugify } from '../../src/domain/slug.ts';
import { WrongUse } from '../command.ts';
import type { TownWishes } from './town-files.ts';

/** What was typed after `npm run new-town`, as it was typed. */
export type TypedWishes = { readonly [Option in keyof TownWishes]?: string | undefined };

/** Names go into pages that can hold code, so that only what names are made of is let in. */
const nameLetters = /^[\p{L}\p{M}\p{N} .,'’()/&-]+$/u;

/** As much of a schema of the domain as is used here. */
type TextSchema = Pick<ReturnType<typeof plainText>, 'safeParse'>;

const nameAtMost = 28;

/**
 * Reads what somebody says of a new town, by the rules of the files it goes into.
 *
 * @throws WrongUse with everything that cannot be used, and what to write instead
 */
export function readTownWishes(typed: TypedWishes): TownWishes {
  const refusals: string[] = [];
  const read = (option: keyof TownWishes, schema: TextSchema, called: string): string | undefined => {
    const text = typed[option]?.trim();
    if (text === undefined || text === '') return undefined;
    const reading = schema.safeParse(text);
    if (reading.success) return reading.data;
    refusals.push(`${called} is "${text}". ${reading.error.issues[0]?.message ?? 'Write something else.'}`);
    return undefined;
  };
  const named = (max: number) =>
    plainText({ max }).refine((text) => nameLetters.test(text) && slugify(text) !== '', {
      error: 'Use letters, digits, spaces and hyphens, like "Silverpit".',
    });
  const wishes = {
    name: read('name', named(nameAtMost), 'The name') ?? '',
    county: read('county', named(40), '--county'),
    host: read('host', siteSchema.shape.shortHost, '--host'),
    phone: read('phone', phoneSchema, '--phone'),
    email: read('email', emailSchema, '--email'),
    desk: read('desk', named(50), '--desk'),
    postcode: read('postcode', postcodeSchema, '--postcode'),
    box: readBox(typed.box, refusals),
  };
  if (typed.name === undefined || typed.name.trim() === '')
    refusals.push('Say what the place is called: npm run new-town -- "Silverpit" --to DIR');
  if (wishes.postcode !== undefined && typed.desk === undefined)
    refusals.push('--postcode is where the desk is. Give --desk "Silverpit Library" as well.');
  if (refusals.length > 0) throw new WrongUse(refusals.join('\n'));
  return wishes;
}

function readBox(text: string | undefined, refusals: string[]): readonly number[] | undefined {
  if (text === undefined) return undefined;
  const edges = text.split(',').map((edge) => (edge.trim() === '' ? Number.NaN : Number(edge)));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = edges;
  const isBox =
    edges.length === 4 &&
    -180 <= west &&
    west < east &&
    east <= 180 &&
    -90 <= south &&
    south < north &&
    north <= 90;
  if (isBox) return edges;
  refusals.push(
    `--box is "${text}". Write four numbers, west, south, east, north: --box=-0.83,52.52,-0.42,52.76`,
  );
  return undefined;
}
