import type { OpenSite } from '../../src/formats/open-site.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const everything = {
  title: 'Soup & "Söup", daily',
  kind: 'activity',
  summary: 'A hot lunch for all.',
  body: 'Soup from what grows here.\n\nBring a mug.',
  themes: ['eat-together', 'outdoors'],
  communities: [
    { of: 'interest', name: 'people who cook' },
    { of: 'faith', name: 'chapel people' },
  ],
  for: { ages: { from: 16, to: 99 }, groups: ['carers'], note: 'Dads too' },
  runBy: 'plot-14',
  where: [
    { venue: 'hall', note: 'Side door' },
    { venue: 'shed' },
    { online: 'https://meet.example/soup', note: 'Ask for the code' },
    { phone: true, note: 'Evenings' },
    { area: 'north-end', note: 'Ask us' },
    { visits: ['north-end', 'south-end'] },
  ],
  sessions: [
    {
      repeats: 'weekly',
      every: 2,
      on: ['tue', 'thu', 'tue'],
      from: '10:00',
      to: '12:00',
      starting: '2026-11-03',
      until: '2027-06-30',
      bankHolidays: 'does-not',
      venue: 'shed',
      note: 'Bring a mug',
      except: [
        { date: '2026-11-19', note: 'Over' },
        { date: '2026-12-15', note: 'Hall painted' },
        { date: '2026-12-31' },
      ],
      extra: [
        { date: '2026-11-20' },
        { date: '2026-12-23', from: '14:00', to: '15:30', note: 'Carols' },
        { date: '2026-12-24' },
      ],
    },
    { repeats: 'monthly', on: ['2nd mon', 'last fri'], from: '19:00', bankHolidays: 'meets', venue: 'hall' },
    {
      repeats: 'dates',
      dates: ['2026-11-20', '2026-12-12', '2026-12-05', '2026-12-05', '2026-12-19'],
      from: '20:00',
      to: '06:00',
      except: [{ date: '2026-12-19' }],
      ringFirst: true,
      note: 'Night kitchen',
    },
    { repeats: 'weekly', on: ['wed'], from: '09:30', termTimeOnly: true, until: '2026-12-20' },
  ],
  whenInWords: 'And when it snows',
  joining: { how: 'ask', ask: 'the cook', note: 'Any day' },
  firstVisit: ['Come in', 'Sit down!'],
  give: 'An hour to wash up',
  cost: { is: 'priced', amount: '£2.50', extras: 'Cake 50p', note: 'Pay at the door' },
  access: { stepFree: { is: 'yes', note: 'Ramp at the side' }, hearingLoop: 'no' },
  spoken: ['en', 'cy'],
  contacts: [
    { role: 'the desk', phone: '01632 960112', web: 'https://soup.example/', whose: 'organisation' },
    {
      role: 'the cook',
      name: 'Pat Pann',
      email: 'pat@soup.example',
      whose: 'person',
      consent: { given: '2026-01-01', by: 'member-1', reviewBy: '2027-01-01', scope: ['site', 'data'] },
    },
    {
      role: 'the driver',
      phone: '01632 960113',
      whose: 'person',
      consent: { given: '2026-01-01', by: 'member-1', reviewBy: '2027-01-01', scope: ['site'] },
    },
  ],
  links: [
    { label: 'Menu', url: 'https://soup.example/menu' },
    { label: 'Map', url: 'https://soup.example/map' },
  ],
  alert: { text: 'Hall wet', until: '2026-11-30' },
  status: { is: 'paused', until: '2026-12-01', note: 'Cook away' },
  checked: { on: '2026-11-02', by: 'organiser', how: 'rang' },
  tried: { on: '2026-11-15' },
  added: { on: '2026-01-05', from: 'panel' },
  formerly: ['broth', 'stew'],
};

const town: SmallTown = {
  site: {
    county: 'Dalmorrow',
    panel: { name: 'Smallville panel', phone: '01632 960200', email: 'panel@example.org' },
  },
  venues: {
    hall: {
      title: 'Hall',
      address: ['The Old Hall', '1 Lantern Street', 'Lowport'],
      postcode: 'DB1 2LN',
      lat: 54.7,
      lon: 2.7,
      neighbourhood: 'north-end',
      note: 'Ring the bell',
      transport: 'Bus 4',
      access: { stepFree: { is: 'no', note: 'Two steps' }, hearingLoop: 'yes' },
    },
    shed: { title: 'Shed', neighbourhood: 'south-end' },
  },
  assets: {
    soup: everything,
    bare: { title: 'Bare', body: '' },
    'plot-14': {
      title: 'Plot 14',
      kind: 'group',
      body: 'Growers.\nAnd eaters.',
      where: [{ venue: 'hall' }],
      runBy: 'The allotment club',
      contacts: [{ role: 'the desk', email: 'plot@example.org', whose: 'organisation' }],
      checked: { on: '2026-11-02', by: 'organiser', how: 'rang' },
      cost: { is: 'free' },
      communities: [{ of: 'interest', name: 'people who cook' }],
    },
    shut: {
      title: 'Shut',
      status: { is: 'closed', on: '2026-11-01' },
      added: { on: '2026-01-05', from: 'panel' },
    },
    hidden: {
      title: 'Hidden',
      status: { is: 'unlisted' },
      communities: [{ of: 'civic', name: 'people nobody names' }],
    },
  },
};

/** Where the town below is published. */
const base = '/town/';

/**
 * A town with an entry that has every field, one that has hardly any, one that runs another, and one that has closed.
 */
export function fullTown(more: Partial<OpenSite> = {}): OpenSite {
  const context = contextOf(town, '2026-11-22', base);
  const [first, ...others] = context.directory.themes;
  const themes = [{ ...first!, hint: 'Meals with others', code: 'meals-1' }, ...others];
  return { ...context, directory: { ...context.directory, themes }, ...more };
}
