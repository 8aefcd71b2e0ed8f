import {
  assetKindNames,
  costNames,
  formalityNames,
  joiningNames,
  publicityNames,
} from '../../domain/asset.ts';
import { communityTieNames } from '../../domain/community.ts';
import { gapStateNames } from '../../domain/gap.ts';
import { photoWidget } from '../photos/photo-settings.ts';
import { widgetNames as own } from '../widgets/widget-names.ts';
import type { FieldsKnown } from './field-of-schema.ts';
import type { FormChoice } from './form-field.ts';

/** Choices out of the names that pages use, so that form and page say the same. */
function choicesOf(names: Readonly<Record<string, string>>): readonly FormChoice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

type Of = 'assets' | 'venues' | 'members' | 'themes' | 'neighbourhoods';

const record = (of: Of) => ({ widget: own.record, of });
const records = (of: Of, fixed = false) => ({ widget: own.records, of, ...(fixed ? { fixed } : {}) });
const tidy = (reads: 'phone' | 'email' | 'web' | 'slug') => ({ widget: own.tidyText, reads });
const lines = { widget: own.lines };
/** Kept as it is: whoever runs the directory changes it in the file. */
const forMaintainers = { widget: 'hidden', required: false };
const days = [{ name: 'on', label: 'Checked on', widget: own.day, required: false }] as const;
const origins = {
  resident: 'A resident',
  panel: 'The panel',
  'link-worker': 'A link worker',
} as const;

/**
 * What is known of the fields of each kind of record besides their schema. A `hint` stands here where the schema's own
 * speaks of how a file is written; an empty one where the choices say it all.
 */
export const knownFields = {
  asset: {
    number: { hint: 'Its short address, like /12. Leave it empty: the directory gives it one.' },
    kind: { widget: own.choice, options: choicesOf(assetKindNames), hint: '' },
    formality: { options: choicesOf(formalityNames), hint: '' },
    publicity: { options: choicesOf(publicityNames), hint: '' },
    summary: {
      hint: 'What happens there, in plain words. Left empty, the first sentence of the text is used.',
    },
    themes: { widget: own.themes },
    communities: { label_singular: 'community', summary: '{{name}}' },
    'communities.of': { options: choicesOf(communityTieNames) },
    for: { hint: 'Left empty, the page says nothing about it.' },
    'for.everyone': { hint: 'Anybody at all may come.' },
    'for.ages': { hint: 'Youngest and oldest age. Either may be left empty.' },
    'for.groups': { widget: own.ticks, hint: '' },
    runBy: { hint: 'The name of the group or organisation.' },
    where: { widget: own.where },
    sessions: { widget: own.sessions },
    cost: { hint: '' },
    'cost.is': { widget: own.choice, options: choicesOf(costNames), label: 'What it costs', hint: '' },
    joining: { hint: '' },
    'joining.how': { widget: own.choice, options: choicesOf(joiningNames), hint: '' },
    firstVisit: lines,
    access: { widget: own.accessFacts, hint: 'Yes or no. Leave it at "Not known" if nobody has asked.' },
    spoken: { widget: own.languages, hint: '' },
    contacts: { widget: own.contacts },
    links: { label_singular: 'link', summary: '{{label}}' },
    'links.url': tidy('web'),
    connections: { widget: own.connections },
    status: { widget: own.status, hint: 'Whether it is going.' },
    'alert.text': { label: 'What it says' },
    checked: { widget: own.stillRight, fields: days },
    reviewEvery: { hint: "From 1 to 24. Left empty, the directory's own interval holds." },
    steward: record('members'),
    'added.by': { hint: 'A panel member, like member-3, or a role. Never a name.' },
    'added.from': {
      options: choicesOf({ ...origins, import: 'A list that was read in' }),
      hint: '',
    },
    external: {
      label_singular: 'id',
      hint: 'Its number in other lists, so that reading them in again finds it.',
      summary: '{{system}}: {{id}}',
    },
    photo: { widget: photoWidget, hint: 'No photo is fine: the theme has a drawing.' },
    formerly: { ...lines, hint: 'Last parts of the addresses it had before. Readers are sent on.' },
  },
  venue: {
    address: lines,
    postcode: { widget: own.postcode },
    lat: { widget: own.latitude, hint: 'North of the equator, in degrees.' },
    lon: { widget: own.mapPin, hint: 'East of Greenwich, in degrees. West of it the number is below 0.' },
    neighbourhood: record('neighbourhoods'),
    access: {
      widget: own.accessFacts,
      hint: 'What holds for everything that meets here. Leave it at "Not known" if nobody has asked.',
    },
    openingHours: { widget: own.sessions, hint: 'When the doors are open.' },
    phone: { ...tidy('phone'), hint: 'Like 01632 960200.' },
    web: tidy('web'),
    surgery: { hint: 'It is a surgery of the primary care network.' },
    asset: { ...record('assets'), hint: 'Where this venue is an entry as well.' },
    formerly: { ...lines, hint: 'Last parts of the addresses it had before. Readers are sent on.' },
  },
  panel: {
    public: { hint: 'Only when the member has chosen to be named.' },
    name: { hint: 'As the member wishes it shown. Leave it empty unless they chose to be named.' },
    'patch.neighbourhoods': records('neighbourhoods', true),
    'patch.themes': records('themes', true),
  },
  screen: {
    kind: {
      options: choicesOf({
        'waiting-room': 'Waiting room',
        noticeboard: 'Noticeboard',
        'e-paper': 'Electronic paper',
      }),
      hint: '',
    },
    venue: record('venues'),
    orientation: {
      options: choicesOf({ landscape: 'Wide', portrait: 'Tall' }),
      hint: 'Left empty, the screen decides.',
    },
    themes: { ...records('themes', true), hint: 'Only these themes. None ticked means all.' },
    neighbourhoods: {
      ...records('neighbourhoods', true),
      hint: 'Only these neighbourhoods. None ticked means all.',
    },
    pin: records('assets'),
    hide: records('assets'),
  },
  gap: {
    neighbourhoods: {
      ...records('neighbourhoods', true),
      hint: 'Neighbourhoods that miss it. None ticked means everywhere.',
    },
    themes: records('themes', true),
    noticedBy: { options: choicesOf(origins), hint: 'Never a person.' },
    state: { widget: own.choice, options: choicesOf(gapStateNames), hint: '' },
    filledBy: record('assets'),
    filledOn: { hint: 'The day it was there. Only once it is filled.' },
    wanted: lines,
    help: lines,
  },
  round: { scope: { widget: own.scope, hint: '' } },
  site: {
    schemaVersion: forMaintainers,
    'area.bbox': { widget: own.box },
    'area.boundary': forMaintainers,
    'panel.phone': { ...tidy('phone'), hint: 'Like 01632 960200.' },
    'panel.email': tidy('email'),
    'nextMeeting.from': { hint: 'When it starts.' },
    'nextMeeting.where': record('venues'),
    reviewMonths: { hint: 'Left empty: 6 for informal entries, 12 for others.' },
    'licence.url': tidy('web'),
    'suggestions.email': {
      ...tidy('email'),
      hint: "Where suggestions go. Left empty, the panel's own address.",
    },
    // Whoever changes these wrongly locks everybody out of this very form.
    repository: forMaintainers,
    editing: forMaintainers,
    startHelp: lines,
    'accessibility.contact': tidy('email'),
    'accessibility.knownFaults': lines,
    retiredNumbers: forMaintainers,
    sampleToday: forMaintainers,
  },
  calendar: {
    terms: { label_singular: 'term', summary: '{{title}}' },
    bankHolidays: { widget: own.days },
  },
  themes: {
    themes: { label_singular: 'theme', summary: '{{title}}' },
    'themes.slug': tidy('slug'),
    'themes.alsoCalled': lines,
    'themes.sensitive': { hint: 'A reader may need to leave pages of this theme fast.' },
  },
  neighbourhoods: {
    neighbourhoods: { label_singular: 'neighbourhood', summary: '{{title}}' },
    'neighbourhoods.slug': {
      ...tidy('slug'),
      hint: 'Small letters and hyphens, the same as in the outlines of the map.',
    },
    'neighbourhoods.alsoCalled': lines,
  },
  groups: {
    groups: { label_singular: 'group', summary: '{{title}}' },
    'groups.slug': tidy('slug'),
    'groups.alsoCalled': lines,
  },
  facts: {
    facts: { label_singular: 'access fact', summary: '{{title}}' },
    'facts.name': {
      label: 'Short word for it',
      hint: 'Letters and numbers without spaces, like stepFree. It must not change once it is used.',
    },
    'facts.askAlways': { hint: 'Every page shows it, with "Not known" where nobody has asked.' },
  },
} satisfies Readonly<Record<string, FieldsKnown>>;
