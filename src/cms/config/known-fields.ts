import {
  assetKindNames,
  checkWayNames,
  costNames,
  formalityNames,
  joiningNames,
  publicityNames,
} from '../../domain/asset.ts';
import { gapStateNames } from '../../domain/gap.ts';
import { widgetNames as own } from '../widgets/widget-names.ts';
import type { FieldsKnown } from './field-of-schema.ts';
import type { FormChoice } from './form-field.ts';

/** Choices out of the names that pages use, so that form and page say the same. */
function choicesOf(names: Readonly<Record<string, string>>): readonly FormChoice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

const record = (of: 'assets' | 'venues' | 'members' | 'themes' | 'neighbourhoods') => ({
  widget: own.record,
  of,
});
const records = (of: 'assets' | 'venues' | 'members' | 'themes' | 'neighbourhoods', fixed = false) => ({
  widget: own.records,
  of,
  ...(fixed ? { fixed } : {}),
});
const tidy = (reads: 'phone' | 'email' | 'web' | 'slug') => ({ widget: own.tidyText, reads });
const lines = { widget: own.lines };

/** What is known of the fields of each kind of record besides their schema. */
export const knownFields = {
  asset: {
    kind: { widget: own.choice, options: choicesOf(assetKindNames) },
    formality: { options: choicesOf(formalityNames) },
    publicity: { options: choicesOf(publicityNames) },
    themes: { widget: own.themes },
    'for.groups': { widget: own.ticks },
    where: { widget: own.where },
    sessions: { widget: own.sessions },
    'cost.is': { widget: own.choice, options: choicesOf(costNames) },
    'joining.how': { widget: own.choice, options: choicesOf(joiningNames) },
    firstVisit: lines,
    access: { widget: own.accessFacts },
    spoken: { widget: own.languages },
    contacts: { widget: own.contacts },
    'links.url': tidy('web'),
    connections: { widget: own.connections },
    status: { widget: own.status },
    checked: { widget: own.stillRight },
    'checked.how': { options: choicesOf(checkWayNames) },
    steward: record('members'),
    'photo.file': { widget: 'image' },
    formerly: lines,
  },
  venue: {
    address: lines,
    postcode: { widget: own.postcode },
    lat: { widget: own.latitude },
    lon: { widget: own.mapPin },
    neighbourhood: record('neighbourhoods'),
    access: { widget: own.accessFacts },
    openingHours: { widget: own.sessions },
    phone: tidy('phone'),
    web: tidy('web'),
    asset: record('assets'),
    formerly: lines,
  },
  panel: {
    'patch.neighbourhoods': records('neighbourhoods', true),
    'patch.themes': records('themes', true),
  },
  screen: {
    venue: record('venues'),
    themes: records('themes', true),
    neighbourhoods: records('neighbourhoods', true),
    pin: records('assets'),
    hide: records('assets'),
  },
  gap: {
    neighbourhoods: records('neighbourhoods', true),
    themes: records('themes', true),
    state: { widget: own.choice, options: choicesOf(gapStateNames) },
    filledBy: record('assets'),
    wanted: lines,
    help: lines,
  },
  round: { scope: { widget: own.scope } },
  site: {
    'area.bbox': { widget: own.box },
    'panel.phone': tidy('phone'),
    'panel.email': tidy('email'),
    'nextMeeting.where': record('venues'),
    'licence.url': tidy('web'),
    'suggestions.email': tidy('email'),
    'repository.url': tidy('web'),
    startHelp: lines,
    'accessibility.contact': tidy('email'),
    'accessibility.knownFaults': lines,
  },
  calendar: { bankHolidays: { widget: own.days } },
  themes: { 'themes.alsoCalled': lines },
  neighbourhoods: { 'neighbourhoods.alsoCalled': lines },
  groups: { 'groups.alsoCalled': lines },
  facts: {},
} satisfies Readonly<Record<string, FieldsKnown>>;
