import { describe, expect, test } from 'vitest';
import {
  listedService,
  listedServiceAtLocation,
  openReferral,
  type ReferralObject,
} from '../../src/formats/open-referral.ts';
import { addressNamespace, uuidOf } from '../../src/formats/uuid.ts';
import { siteOf } from '../fixtures/there-and-back.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { contextOf } from '../views/town-on-a-day.ts';
import { fullTown } from './full-town.ts';

/** The id that a thing has in the feed of the town, and has to keep from build to build, by what it is made from. */
function id(name: string): string {
  return uuidOf(uuidOf(addressNamespace, 'https://small.example/'), name);
}

describe('the feed of a town', () => {
  test('has every fact of an entry that has all of them, in the fields of the standard', () => {
    expect(serviceCalled('Soup & "Söup", daily')).toStrictEqual(soup());
  });

  test('has no more of a scanty entry than somebody wrote', () => {
    expect(serviceCalled('Bare')).toStrictEqual(bare());
  });

  test('has an organisation for a club that is no entry', () => {
    expect(serviceCalled('Plot 14')).toStrictEqual(plot());
  });

  test('has the entries that are going or paused in order of name, and none that is closed or unlisted', () => {
    expect(openReferral(fullTown()).services.map(({ name }) => name)).toEqual([
      'Bare',
      'Plot 14',
      'Soup & "Söup", daily',
    ]);
  });

  test('tells of each place where a service is, with the service beside it', () => {
    const expected = [bare(), plot(), soup()].flatMap(({ service_at_locations: places, ...service }) =>
      (places as ReferralObject[]).map((place) => ({ ...place, service })),
    );
    expect(openReferral(fullTown()).servicesAtLocations).toStrictEqual(expected);
  });

  test('has a taxonomy for themes, for groups, for kinds and for communities, and their terms', () => {
    const feed = openReferral(fullTown());
    expect(feed.taxonomies).toStrictEqual(taxonomies());
    expect(feed.terms).toStrictEqual(terms());
  });

  test('has no taxonomy of groups in a town without groups', () => {
    const site = fullTown();
    const { taxonomies: found } = openReferral({ ...site, directory: { ...site.directory, groups: [] } });
    expect(found.map(({ id: found }) => found)).toEqual([
      id('taxonomy/themes'),
      id('taxonomy/kinds'),
      id('taxonomy/communities'),
    ]);
  });

  test('lists a service with its organisation and without its lists', () => {
    expect(listedService(plot())).toStrictEqual({
      id: id('service/plot-14'),
      organization_id: id('organization/called/The allotment club'),
      name: 'Plot 14',
      description: 'Growers.\nAnd eaters.',
      url: 'https://small.example/town/assets/plot-14/',
      email: 'plot@example.org',
      status: 'active',
      fees: 'Free.',
      assured_date: '2026-11-02',
      assurer_email: 'panel@example.org',
      last_modified: '2026-11-02T00:00:00Z',
      organization: {
        id: id('organization/called/The allotment club'),
        name: 'The allotment club',
        description: 'Runs things that are in Hereabouts Smallville.',
      },
    });
  });

  test('lists a service at a location without the lists of either', () => {
    const [, atHall] = openReferral(fullTown()).servicesAtLocations;
    expect(listedServiceAtLocation(atHall!)).toStrictEqual({
      id: id('service-at-location/plot-14/venue/hall'),
      service_id: id('service/plot-14'),
      location_id: id('location/venue/hall'),
      location: {
        id: id('location/venue/hall'),
        location_type: 'physical',
        name: 'Hall',
        description: 'Ring the bell. Bus 4.',
        latitude: 54.7,
        longitude: 2.7,
      },
      service: listedService(plot()),
    });
  });
});

describe('a service', () => {
  test('keeps its id by its oldest name that no other entry has taken', () => {
    const found = services({
      broth: { title: 'A' },
      soup: { title: 'B', formerly: ['broth', 'stew'] },
    });
    expect(found.map((service) => service['id'])).toEqual([id('service/broth'), id('service/stew')]);
  });

  test('costs nothing, a sum that can be reckoned with, or what only words can say', () => {
    const costOf = (cost: object) => service({ cost })['cost_options'];
    const option = { id: id('cost/soup'), service_id: id('service/soup') };
    expect(costOf({ is: 'free' })).toEqual([{ ...option, option: 'Free', amount: 0 }]);
    expect(costOf({ is: 'priced', amount: '£12' })).toEqual([
      { ...option, option: 'There is a charge', amount: 12 },
    ]);
    expect(costOf({ is: 'pay-what-you-can', amount: '£3.05' })).toEqual([
      { ...option, option: 'Pay what you can', amount: 3.05 },
    ]);
    for (const amount of ['£2 to £4', 'From £2', '£1.5', '£x', '2']) {
      expect(costOf({ is: 'priced', amount })).toBeUndefined();
    }
    expect(costOf({ is: 'priced' })).toBeUndefined();
    expect(service({})['cost_options']).toBeUndefined();
  });

  test('was last changed on the last day that somebody did something, and never in days to come', () => {
    const changed = (fields: object) => service(fields)['last_modified'];
    const checked = { on: '2026-10-02', by: 'organiser', how: 'rang' };
    const added = { on: '2026-11-03', from: 'panel' };
    expect(changed({ checked, added })).toBe('2026-11-03T00:00:00Z');
    expect(changed({ checked, tried: { on: '2026-11-22' } })).toBe('2026-11-22T00:00:00Z');
    expect(changed({ checked, added: { ...added, on: '2026-11-23' } })).toBe('2026-10-02T00:00:00Z');
    expect(changed({ checked: { ...checked, on: '2026-11-10' }, added })).toBe('2026-11-10T00:00:00Z');
    expect(changed({})).toBeUndefined();
  });

  test('for everyone is of no age', () => {
    const { minimum_age, maximum_age, description } = service({ for: { everyone: true } });
    expect([minimum_age, maximum_age]).toEqual([undefined, undefined]);
    expect(description).toContain('Who it is for: Everyone.');
  });

  test('says its sentence once where the text begins with it', () => {
    const said = (fields: object) => service(fields)['description'];
    expect(said({ summary: 'Hot soup.', body: 'Hot soup. And bread.' })).toBe('Hot soup. And bread.');
    expect(said({ summary: 'Hot soup.', body: ' And bread. Hot soup. ' })).toBe(
      'Hot soup.\n\nAnd bread. Hot soup.',
    );
    expect(said({ title: 'Soup', body: '' })).toBe('Soup');
  });

  test('runs itself where the one who runs it is not for everybody to see', () => {
    const found = services({
      club: { title: 'Club', status: { is: 'unlisted' } },
      soup: {
        runBy: 'club',
        summary: 'Hot soup.',
        contacts: [
          { role: 'the desk', phone: '01632 960112', whose: 'organisation' },
          { role: 'the desk', web: 'https://soup.example/', whose: 'organisation' },
        ],
      },
    });
    expect(found.map(({ organization }) => organization)).toStrictEqual([
      {
        id: id('organization/soup'),
        name: 'Soup',
        description: 'Hot soup.',
        website: 'https://soup.example/',
        uri: 'https://small.example/assets/soup/',
      },
    ]);
  });

  test('has the first address for e-mail that anybody may have', () => {
    const contact = { role: 'the desk', phone: '01632 960112', whose: 'organisation' };
    const contacts = [
      contact,
      { ...contact, email: 'a@example.org' },
      { ...contact, email: 'b@example.org' },
    ];
    expect(service({ contacts })['email']).toBe('a@example.org');
  });

  test('has nobody who vouches for it while nobody has checked it', () => {
    expect(service({})).not.toHaveProperty('assurer_email');
  });

  test('is in languages by their names, or by their code where it has no name', () => {
    const spoken = service({ spoken: ['ur', 'zh-Hant', 'xqx'] })['languages'] as ReferralObject[];
    expect(spoken.map(({ name }) => name)).toEqual(['Urdu', 'Traditional Chinese', 'xqx']);
  });

  test('has a community once, and every entry points to the same term', () => {
    const communities = [
      { of: 'interest', name: 'readers' },
      { of: 'interest', name: 'readers' },
      { of: 'faith', name: 'readers' },
    ];
    const attributes = service({ communities })['attributes'] as ReferralObject[];
    expect(attributes.map((attribute) => attribute['taxonomy_term_id'])).toEqual([
      id('term/themes/eat-together'),
      id('term/kinds/group'),
      id('term/communities/interest/readers'),
      id('term/communities/faith/readers'),
    ]);
  });
});

describe('a place', () => {
  const addressAt = (venue: object, site: Record<string, unknown> = {}) => {
    const [first] = services(
      { soup: { where: [{ venue: 'hall' }] } },
      { site, venues: { hall: { title: 'Hall', neighbourhood: 'north-end', ...venue } } },
    );
    const [at] = first!['service_at_locations'] as { location: { addresses?: ReferralObject[] } }[];
    return at!.location.addresses?.map(({ address_1, city, state_province }) => [
      address_1,
      city,
      state_province,
    ]);
  };

  test('has a whole address, made of what is known, or none', () => {
    const postcode = 'DB1 2LN';
    expect(addressAt({ postcode, address: ['1 Lane', 'Lowport'] })).toEqual([
      ['1 Lane', 'Lowport', 'Smallville'],
    ]);
    expect(addressAt({ postcode, address: ['1 Lane'] }, { county: 'Dalmorrow' })).toEqual([
      ['1 Lane', 'Smallville', 'Dalmorrow'],
    ]);
    expect(addressAt({ postcode })).toEqual([['Hall', 'Smallville', 'Smallville']]);
    expect(addressAt({ address: ['1 Lane', 'Lowport'] })).toBeUndefined();
  });

  test('online or by phone needs no words, and an area or a home is no location', () => {
    const [online] = service({ where: [{ online: 'https://meet.example/' }] })[
      'service_at_locations'
    ] as ReferralObject[];
    expect(online!['location']).toStrictEqual({
      id: id('location/soup/online/1'),
      location_type: 'virtual',
      name: 'Online',
      description: 'https://meet.example/',
    });
    expect(service({ where: [{ area: 'north-end' }] })).not.toHaveProperty('service_at_locations');
    expect(service({ where: [{ phone: true }] })).not.toHaveProperty('service_areas');
  });
});

describe('a schedule', () => {
  const schedulesOf = (session: object) =>
    ((service({ sessions: [session], whenInWords: undefined })['schedules'] ?? []) as ReferralObject[]).map(
      ({ id: _, service_id: __, description: ___, ...rest }) => rest,
    );
  const single = (day: string) => ({ valid_from: day, valid_to: day, dtstart: day, opens_at: '10:00' });

  test('of single days has those from today to 400 days ahead, in order, each once', () => {
    const dates = ['2027-12-28', '2027-12-27', '2026-11-21', '2026-11-22', '2026-11-22'];
    expect(schedulesOf({ repeats: 'dates', dates, from: '10:00' })).toStrictEqual([
      single('2026-11-22'),
      single('2027-12-27'),
    ]);
  });

  test('of extra days has those from today to 400 days ahead', () => {
    const extra = ['2026-11-21', '2026-11-22', '2027-12-27', '2027-12-28'].map((date) => ({ date }));
    expect(schedulesOf({ repeats: 'dates', dates: ['2026-11-01'], from: '10:00', extra })).toStrictEqual([
      single('2026-11-22'),
      single('2027-12-27'),
    ]);
  });

  test('of a rule says each sort of bank holiday, and days off from today on', () => {
    const notesOf = (fields: object) =>
      schedulesOf({ repeats: 'weekly', on: ['sun'], from: '10:00', ...fields })[0]!['notes'];
    const except = [{ date: '2026-11-21' }, { date: '2026-11-22' }];
    expect(notesOf({ bankHolidays: 'meets', except })).toBe('Not on 22 November 2026.');
    expect(notesOf({ bankHolidays: 'unknown' })).toBe('On bank holidays, ring first.');
    expect(notesOf({ bankHolidays: 'meets', termTimeOnly: false })).toBeUndefined();
  });

  test('counts from the first day that the rule gives after the start, if need be months later', () => {
    const first = (session: object) => schedulesOf({ from: '10:00', ...session })[0]!['dtstart'];
    expect(first({ repeats: 'weekly', on: ['mon'], starting: '2026-11-22' })).toBe('2026-11-23');
    expect(first({ repeats: 'monthly', on: ['5th mon'], starting: '2026-12-01' })).toBe('2027-03-29');
    expect(first({ repeats: 'weekly', on: ['mon'] })).toBeUndefined();
  });

  test('names every weekday of a month as calendars do', () => {
    const on = ['1st mon', '2nd tue', '3rd wed', '4th thu', '5th fri', 'last sat', '1st mon'];
    const [rule] = schedulesOf({ repeats: 'monthly', on, from: '10:00' });
    expect(rule!['byday']).toBe('1MO,2TU,3WE,4TH,5FR,-1SA');
  });
});

/** The services of a small town on 22 November 2026. */
function services(assets: NonNullable<SmallTown['assets']>, more: SmallTown = {}): readonly ReferralObject[] {
  return openReferral(siteOf(contextOf({ ...more, assets }, '2026-11-22').directory)).services;
}

/** The service of one entry called "soup". */
function service(fields: object): ReferralObject {
  return services({ soup: { ...fields } })[0]!;
}

function serviceCalled(title: string): ReferralObject | undefined {
  return openReferral(fullTown()).services.find(({ name }) => name === title);
}

function termCalled(name: string): ReferralObject | undefined {
  return terms().find((term) => term['id'] === id(`term/${name}`));
}

function hall(): ReferralObject {
  return {
    id: id('location/venue/hall'),
    location_type: 'physical',
    name: 'Hall',
    description: 'Ring the bell. Bus 4.',
    latitude: 54.7,
    longitude: 2.7,
    addresses: [
      {
        id: id('address/hall'),
        location_id: id('location/venue/hall'),
        address_1: 'The Old Hall, 1 Lantern Street',
        city: 'Lowport',
        state_province: 'Dalmorrow',
        postal_code: 'DB1 2LN',
        country: 'GB',
        address_type: 'physical',
      },
    ],
    accessibility: [
      {
        id: id('accessibility/hall/stepFree'),
        location_id: id('location/venue/hall'),
        description: 'Step-free way in: no',
        details: 'Two steps',
      },
      {
        id: id('accessibility/hall/hearingLoop'),
        location_id: id('location/venue/hall'),
        description: 'Hearing loop: yes',
      },
    ],
  };
}

function soup(): ReferralObject {
  return {
    id: id('service/broth'),
    organization_id: id('organization/plot-14'),
    name: 'Soup & "Söup", daily',
    description:
      'A hot lunch for all.\n\nSoup from what grows here.\n\nBring a mug.\n\nWho it is for: Ages 16 to 99. Carers. Dads too.\n\nHow to join: Ask first. Ask the cook. Any day.\n\nWhen you go: Come in. Sit down!\n\nYou could give: An hour to wash up.\n\nWhere: Hall, Side door. Ask for the code. Evenings. Ask us.\n\nGetting in and around: Step-free way in: yes. Ramp at the side. Hearing loop: no.\n\nMenu: https://soup.example/menu\nMap: https://soup.example/map',
    url: 'https://small.example/town/assets/soup/',
    email: 'pat@soup.example',
    status: 'temporarily closed',
    fees: '£2.50. Cake 50p. Pay at the door.',
    minimum_age: 16,
    maximum_age: 99,
    assured_date: '2026-11-02',
    assurer_email: 'panel@example.org',
    alert: 'Hall wet. Paused until 1 December 2026. Cook away.',
    last_modified: '2026-11-15T00:00:00Z',
    service_at_locations: [
      {
        id: id('service-at-location/broth/venue/hall'),
        service_id: id('service/broth'),
        location_id: id('location/venue/hall'),
        location: hall(),
      },
      {
        id: id('service-at-location/broth/venue/shed'),
        service_id: id('service/broth'),
        location_id: id('location/venue/shed'),
        location: {
          id: id('location/venue/shed'),
          location_type: 'physical',
          name: 'Shed',
        },
      },
      {
        id: id('service-at-location/broth/online/3'),
        service_id: id('service/broth'),
        location_id: id('location/broth/online/3'),
        location: {
          id: id('location/broth/online/3'),
          location_type: 'virtual',
          name: 'Online',
          description: 'https://meet.example/soup Ask for the code',
        },
      },
      {
        id: id('service-at-location/broth/phone/4'),
        service_id: id('service/broth'),
        location_id: id('location/broth/phone/4'),
        location: {
          id: id('location/broth/phone/4'),
          location_type: 'virtual',
          name: 'By phone',
          description: 'Evenings',
        },
      },
    ],
    schedules: [
      {
        id: id('schedule/broth/1/1'),
        service_id: id('service/broth'),
        service_at_location_id: id('service-at-location/broth/venue/shed'),
        valid_from: '2026-11-03',
        valid_to: '2027-06-30',
        dtstart: '2026-11-03',
        freq: 'WEEKLY',
        interval: 2,
        byday: 'TU,TH',
        description:
          'Every other week on Tuesday and Thursday, 10am to midday, not on bank holidays, until 30 June 2027. Bring a mug',
        opens_at: '10:00',
        closes_at: '12:00',
        notes: 'Not on bank holidays. Not on 15 December 2026 (Hall painted). Not on 31 December 2026.',
      },
      {
        id: id('schedule/broth/1/2'),
        service_id: id('service/broth'),
        service_at_location_id: id('service-at-location/broth/venue/shed'),
        valid_from: '2026-12-23',
        valid_to: '2026-12-23',
        dtstart: '2026-12-23',
        description: 'Also on 23 December 2026',
        opens_at: '14:00',
        closes_at: '15:30',
        notes: 'Carols',
      },
      {
        id: id('schedule/broth/1/3'),
        service_id: id('service/broth'),
        service_at_location_id: id('service-at-location/broth/venue/shed'),
        valid_from: '2026-12-24',
        valid_to: '2026-12-24',
        dtstart: '2026-12-24',
        description: 'Also on 24 December 2026',
        opens_at: '10:00',
        closes_at: '12:00',
      },
      {
        id: id('schedule/broth/2/1'),
        service_id: id('service/broth'),
        service_at_location_id: id('service-at-location/broth/venue/hall'),
        freq: 'MONTHLY',
        interval: 1,
        byday: '2MO,-1FR',
        description: 'Second Monday and last Friday of the month, 7pm',
        opens_at: '19:00',
      },
      {
        id: id('schedule/broth/3/1'),
        service_id: id('service/broth'),
        valid_from: '2026-12-05',
        valid_to: '2026-12-05',
        dtstart: '2026-12-05',
        description:
          '20 November, 5 December, 12 December and 19 December 2026, 8pm to 6am, ring first. Night kitchen',
        opens_at: '20:00',
        closes_at: '06:00',
        notes: 'Not on 19 December 2026.',
      },
      {
        id: id('schedule/broth/3/2'),
        service_id: id('service/broth'),
        valid_from: '2026-12-12',
        valid_to: '2026-12-12',
        dtstart: '2026-12-12',
        description:
          '20 November, 5 December, 12 December and 19 December 2026, 8pm to 6am, ring first. Night kitchen',
        opens_at: '20:00',
        closes_at: '06:00',
        notes: 'Not on 19 December 2026.',
      },
      {
        id: id('schedule/broth/4/1'),
        service_id: id('service/broth'),
        valid_to: '2026-12-20',
        freq: 'WEEKLY',
        interval: 1,
        byday: 'WE',
        description: 'Every Wednesday, 9:30am, in term time only, until 20 December 2026',
        opens_at: '09:30',
        notes: 'In term time only. On bank holidays, ring first.',
      },
      {
        id: id('schedule/broth/words'),
        service_id: id('service/broth'),
        description: 'And when it snows',
      },
    ],
    service_areas: [
      {
        id: id('service-area/broth/Roughly in North End'),
        service_id: id('service/broth'),
        name: 'North End',
        service_area: 'Roughly in North End',
      },
      {
        id: id('service-area/broth/Comes to people at home in North End'),
        service_id: id('service/broth'),
        name: 'North End',
        service_area: 'Comes to people at home in North End',
      },
      {
        id: id('service-area/broth/Comes to people at home in South End'),
        service_id: id('service/broth'),
        name: 'South End',
        service_area: 'Comes to people at home in South End',
      },
    ],
    languages: [
      {
        id: id('language/broth/en'),
        service_id: id('service/broth'),
        name: 'English',
        code: 'en',
      },
      {
        id: id('language/broth/cy'),
        service_id: id('service/broth'),
        name: 'Welsh',
        code: 'cy',
      },
    ],
    organization: {
      id: id('organization/plot-14'),
      name: 'Plot 14',
      description: 'Growers.',
      uri: 'https://small.example/town/assets/plot-14/',
    },
    cost_options: [
      {
        id: id('cost/broth'),
        service_id: id('service/broth'),
        option: 'There is a charge',
        amount: 2.5,
      },
    ],
    contacts: [
      {
        id: id('contact/broth/1'),
        service_id: id('service/broth'),
        title: 'the desk',
        phones: [
          {
            id: id('phone/broth/1'),
            contact_id: id('contact/broth/1'),
            number: '01632 960 112',
          },
        ],
      },
      {
        id: id('contact/broth/2'),
        service_id: id('service/broth'),
        name: 'Pat Pann',
        title: 'the cook',
        email: 'pat@soup.example',
      },
    ],
    attributes: [
      {
        id: id('attribute/broth/theme/eat-together'),
        link_id: id('service/broth'),
        taxonomy_term_id: id('term/themes/eat-together'),
        link_type: 'theme',
        taxonomy_term: termCalled('themes/eat-together'),
      },
      {
        id: id('attribute/broth/theme/outdoors'),
        link_id: id('service/broth'),
        taxonomy_term_id: id('term/themes/outdoors'),
        link_type: 'theme',
        taxonomy_term: termCalled('themes/outdoors'),
      },
      {
        id: id('attribute/broth/audience/carers'),
        link_id: id('service/broth'),
        taxonomy_term_id: id('term/groups/carers'),
        link_type: 'audience',
        taxonomy_term: termCalled('groups/carers'),
      },
      {
        id: id('attribute/broth/kind/activity'),
        link_id: id('service/broth'),
        taxonomy_term_id: id('term/kinds/activity'),
        link_type: 'kind',
        taxonomy_term: termCalled('kinds/activity'),
      },
      {
        id: id('attribute/broth/community/interest/people who cook'),
        link_id: id('service/broth'),
        taxonomy_term_id: id('term/communities/interest/people who cook'),
        link_type: 'community',
        taxonomy_term: termCalled('communities/interest/people who cook'),
      },
      {
        id: id('attribute/broth/community/faith/chapel people'),
        link_id: id('service/broth'),
        taxonomy_term_id: id('term/communities/faith/chapel people'),
        link_type: 'community',
        taxonomy_term: termCalled('communities/faith/chapel people'),
      },
    ],
  };
}

function bare(): ReferralObject {
  return {
    id: id('service/bare'),
    organization_id: id('organization/bare'),
    name: 'Bare',
    description: 'Bare',
    url: 'https://small.example/town/assets/bare/',
    status: 'active',
    alert: 'Nobody has checked this yet. Ring before you go.',
    service_at_locations: [
      {
        id: id('service-at-location/bare/phone/1'),
        service_id: id('service/bare'),
        location_id: id('location/bare/phone/1'),
        location: {
          id: id('location/bare/phone/1'),
          location_type: 'virtual',
          name: 'By phone',
        },
      },
    ],
    schedules: [
      {
        id: id('schedule/bare/words'),
        service_id: id('service/bare'),
        description: 'Most days',
      },
    ],
    organization: {
      id: id('organization/bare'),
      name: 'Bare',
      description: 'Bare',
      uri: 'https://small.example/town/assets/bare/',
    },
    attributes: [
      {
        id: id('attribute/bare/theme/eat-together'),
        link_id: id('service/bare'),
        taxonomy_term_id: id('term/themes/eat-together'),
        link_type: 'theme',
        taxonomy_term: termCalled('themes/eat-together'),
      },
      {
        id: id('attribute/bare/kind/group'),
        link_id: id('service/bare'),
        taxonomy_term_id: id('term/kinds/group'),
        link_type: 'kind',
        taxonomy_term: termCalled('kinds/group'),
      },
    ],
  };
}

function plot(): ReferralObject {
  return {
    id: id('service/plot-14'),
    organization_id: id('organization/called/The allotment club'),
    name: 'Plot 14',
    description: 'Growers.\nAnd eaters.',
    url: 'https://small.example/town/assets/plot-14/',
    email: 'plot@example.org',
    status: 'active',
    fees: 'Free.',
    assured_date: '2026-11-02',
    assurer_email: 'panel@example.org',
    last_modified: '2026-11-02T00:00:00Z',
    service_at_locations: [
      {
        id: id('service-at-location/plot-14/venue/hall'),
        service_id: id('service/plot-14'),
        location_id: id('location/venue/hall'),
        location: hall(),
      },
    ],
    schedules: [
      {
        id: id('schedule/plot-14/words'),
        service_id: id('service/plot-14'),
        description: 'Most days',
      },
    ],
    organization: {
      id: id('organization/called/The allotment club'),
      name: 'The allotment club',
      description: 'Runs things that are in Hereabouts Smallville.',
    },
    cost_options: [
      {
        id: id('cost/plot-14'),
        service_id: id('service/plot-14'),
        option: 'Free',
        amount: 0,
      },
    ],
    contacts: [
      {
        id: id('contact/plot-14/1'),
        service_id: id('service/plot-14'),
        title: 'the desk',
        email: 'plot@example.org',
      },
    ],
    attributes: [
      {
        id: id('attribute/plot-14/theme/eat-together'),
        link_id: id('service/plot-14'),
        taxonomy_term_id: id('term/themes/eat-together'),
        link_type: 'theme',
        taxonomy_term: termCalled('themes/eat-together'),
      },
      {
        id: id('attribute/plot-14/kind/group'),
        link_id: id('service/plot-14'),
        taxonomy_term_id: id('term/kinds/group'),
        link_type: 'kind',
        taxonomy_term: termCalled('kinds/group'),
      },
      {
        id: id('attribute/plot-14/community/interest/people who cook'),
        link_id: id('service/plot-14'),
        taxonomy_term_id: id('term/communities/interest/people who cook'),
        link_type: 'community',
        taxonomy_term: termCalled('communities/interest/people who cook'),
      },
    ],
  };
}

function taxonomies(): ReferralObject[] {
  return [
    {
      id: id('taxonomy/themes'),
      name: 'Themes, Hereabouts Smallville',
      description: 'What an entry offers',
      uri: 'https://small.example/town/data/',
      version: '1',
    },
    {
      id: id('taxonomy/groups'),
      name: 'Who it may be for, Hereabouts Smallville',
      description: 'People an entry is meant for',
      uri: 'https://small.example/town/data/',
      version: '1',
    },
    {
      id: id('taxonomy/kinds'),
      name: 'What it is, Hereabouts Smallville',
      description: 'Kinds of entries',
      uri: 'https://small.example/town/data/',
      version: '1',
    },
    {
      id: id('taxonomy/communities'),
      name: 'Communities, Hereabouts Smallville',
      description: 'What people share',
      uri: 'https://small.example/town/data/',
      version: '1',
    },
  ];
}

function terms(): ReferralObject[] {
  return [
    {
      id: id('term/themes/eat-together'),
      name: 'Eat together',
      description: 'Meals with others',
      taxonomy: 'Themes, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/themes'),
      term_uri: 'https://small.example/town/themes/eat-together/',
      term: 'meals-1',
    },
    {
      id: id('term/themes/outdoors'),
      name: 'Outdoors',
      description: 'Outdoors',
      taxonomy: 'Themes, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/themes'),
      term_uri: 'https://small.example/town/themes/outdoors/',
      term: 'Outdoors',
    },
    {
      id: id('term/groups/carers'),
      name: 'Carers',
      description: 'Meant for: Carers',
      taxonomy: 'Who it may be for, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/groups'),
      term: 'Carers',
    },
    {
      id: id('term/kinds/group'),
      name: 'Group',
      description: 'An entry of the kind "Group"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Group',
    },
    {
      id: id('term/kinds/network'),
      name: 'Network of people',
      description: 'An entry of the kind "Network of people"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Network of people',
    },
    {
      id: id('term/kinds/place'),
      name: 'Place',
      description: 'An entry of the kind "Place"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Place',
    },
    {
      id: id('term/kinds/activity'),
      name: 'Activity',
      description: 'An entry of the kind "Activity"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Activity',
    },
    {
      id: id('term/kinds/service'),
      name: 'Service',
      description: 'An entry of the kind "Service"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Service',
    },
    {
      id: id('term/kinds/business'),
      name: 'Business',
      description: 'An entry of the kind "Business"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Business',
    },
    {
      id: id('term/kinds/resource'),
      name: 'Thing to borrow or use',
      description: 'An entry of the kind "Thing to borrow or use"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Thing to borrow or use',
    },
    {
      id: id('term/kinds/online'),
      name: 'Online',
      description: 'An entry of the kind "Online"',
      taxonomy: 'What it is, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/kinds'),
      term: 'Online',
    },
    {
      id: id('term/communities/neighbourhood'),
      name: 'Neighbourhood',
      description: 'Communities held together by: Neighbourhood',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Neighbourhood',
    },
    {
      id: id('term/communities/interest'),
      name: 'Shared interest',
      description: 'Communities held together by: Shared interest',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Shared interest',
    },
    {
      id: id('term/communities/friendship'),
      name: 'Friendship',
      description: 'Communities held together by: Friendship',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Friendship',
    },
    {
      id: id('term/communities/employment'),
      name: 'Work and trades',
      description: 'Communities held together by: Work and trades',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Work and trades',
    },
    {
      id: id('term/communities/faith'),
      name: 'Faith and belief',
      description: 'Communities held together by: Faith and belief',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Faith and belief',
    },
    {
      id: id('term/communities/civic'),
      name: 'Civic life',
      description: 'Communities held together by: Civic life',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Civic life',
    },
    {
      id: id('term/communities/experience'),
      name: 'Shared experience',
      description: 'Communities held together by: Shared experience',
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'Shared experience',
    },
    {
      id: id('term/communities/faith/chapel people'),
      name: 'chapel people',
      description: 'A community: chapel people',
      parent_id: id('term/communities/faith'),
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'chapel people',
    },
    {
      id: id('term/communities/interest/people who cook'),
      name: 'people who cook',
      description: 'A community: people who cook',
      parent_id: id('term/communities/interest'),
      taxonomy: 'Communities, Hereabouts Smallville',
      taxonomy_id: id('taxonomy/communities'),
      term: 'people who cook',
    },
  ];
}
