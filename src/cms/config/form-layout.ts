import { widgetNames } from '../widgets/widget-names.ts';
import type { FormField } from './form-field.ts';

/**
 * The fields of each kind of record that stand in sight at once: what must be given, and what a panel member changes
 * most. All others follow under a line that opens them.
 */
export const fieldsInSight = {
  asset: [
    'title',
    'kind',
    'themes',
    'where',
    'sessions',
    'whenInWords',
    'joining',
    'summary',
    'checked',
    'steward',
  ],
  venue: ['title', 'address', 'postcode', 'lat', 'lon', 'access'],
  screen: ['title', 'kind', 'venue'],
  gap: ['title', 'need', 'noticedOn', 'noticedBy', 'state', 'neighbourhoods', 'themes'],
  site: ['name', 'panel', 'nextMeeting', 'shortHost', 'area', 'licence', 'accessibility'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** Of the fields below that line, those that are changed most. */
const firstBelow = ['status', 'alert', 'cost', 'for', 'access', 'contacts', 'body', 'photo'];

/** The name of the line that opens the other fields; no record has a field of that name, and none is written. */
export const foldName = 'moreFields';

/** Fields in the order of the form: those in sight, then a line that opens the rest. */
export function layOut(fields: readonly FormField[], inSight: readonly string[]): FormField[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const first = inSight.flatMap((name) => byName.get(name) ?? []);
  const rest = [
    ...firstBelow.flatMap((name) => (inSight.includes(name) ? [] : (byName.get(name) ?? []))),
    ...fields.filter(({ name }) => !inSight.includes(name) && !firstBelow.includes(name)),
  ];
  const mustBeSeen = rest.filter(({ required, widget }) => required && widget !== 'hidden');
  const folded = rest.filter((field) => !mustBeSeen.includes(field));
  if (folded.every(({ widget }) => widget === 'hidden')) return [...first, ...mustBeSeen, ...folded];
  return [
    ...first,
    ...mustBeSeen,
    {
      name: foldName,
      label: 'More, if you know it',
      widget: widgetNames.fold,
      required: false,
      hint: 'All of it may be left out.',
    },
    ...folded,
  ];
}
