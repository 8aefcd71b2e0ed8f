/** What the form's own fields hold after each thing that people do: exactly what the schemas want. */
import { describe, expect, test } from 'vitest';
import { answerFact, factParts } from '../../../src/cms/widgets/access-widget.ts';
import { changeContact, wantsOfContact } from '../../../src/cms/widgets/contacts-widget.ts';
import { readPair } from '../../../src/cms/widgets/point-fields.ts';
import { tidyPostcode } from '../../../src/cms/widgets/point-widgets.ts';
import { findRecords } from '../../../src/cms/widgets/records-widget.ts';
import {
  degreesOf,
  linesOf,
  nameOfLanguage,
  ticked,
  tidyText,
} from '../../../src/cms/widgets/simple-widgets.ts';
import { statusAs, wantsOfStatus } from '../../../src/cms/widgets/status-widget.ts';
import { checkersOf, wantsOfCheck } from '../../../src/cms/widgets/still-right-widget.ts';
import { mainTheme, pressTheme } from '../../../src/cms/widgets/themes-widget.ts';
import { placeAs, wantsOfPlace, wayOf } from '../../../src/cms/widgets/where-widget.ts';
import { accessSchema } from '../../../src/domain/access.ts';
import { parseDay } from '../../../src/domain/calendar-day.ts';
import { contactSchema } from '../../../src/domain/contact.ts';
import { statusSchema } from '../../../src/domain/status.ts';
import { factsOfTinyTown } from './known-to-the-form.ts';

const today = parseDay('2026-11-22');

describe('access facts', () => {
  test('not knowing is never written', () => {
    const known = answerFact(undefined, 'stepFree', 'yes', undefined);
    expect(known).toEqual({ stepFree: 'yes' });
    expect(answerFact(known, 'stepFree', 'unknown', undefined)).toBeUndefined();
    expect(factParts(undefined)).toEqual({ is: 'unknown' });
  });

  test('a note makes the long form, and without it the short one comes back', () => {
    const noted = answerFact({ stepFree: 'yes' }, 'stepFree', 'yes', 'Ramp by the side gate');
    expect(noted).toEqual({ stepFree: { is: 'yes', note: 'Ramp by the side gate' } });
    expect(accessSchema.safeParse(noted).success).toBe(true);
    expect(answerFact(noted, 'stepFree', 'no', '')).toEqual({ stepFree: 'no' });
  });

  test('the others keep their place, so that a change touches one line', () => {
    const facts = { parking: 'no', stepFree: 'yes', seating: 'yes' };
    expect(Object.keys(answerFact(facts, 'stepFree', 'no', undefined) ?? {})).toEqual(Object.keys(facts));
  });
});

describe('themes', () => {
  test('the first one pressed is the main one, and there are at most four', () => {
    const four = ['outdoors', 'learn', 'get-moving', 'eat-together'].reduce<string[]>(pressTheme, []);
    expect(four[0]).toBe('outdoors');
    expect(pressTheme(four, 'good-company')).toEqual(four);
    expect(pressTheme(four, 'outdoors')[0]).toBe('learn');
  });

  test('any of them can become the main one', () => {
    expect(mainTheme(['outdoors', 'learn'], 'learn')).toEqual(['learn', 'outdoors']);
  });
});

describe('where', () => {
  test.each([
    [{ venue: 'net-loft' }, 'venue'],
    [{ area: 'tail-end' }, 'area'],
    [{ online: 'https://example.org/' }, 'online'],
    [{ phone: true }, 'phone'],
    [{ visits: ['tail-end'] }, 'visits'],
    [{ note: 'Blue door' }, undefined],
  ] as const)('%j is found by %s', (place, way) => {
    expect(wayOf(place)).toBe(way);
    expect(wantsOfPlace(place)).toHaveLength(way === undefined ? 1 : 0);
  });

  test('changing the way keeps the note alone', () => {
    expect(placeAs('phone', { venue: 'net-loft', note: 'Blue door' })).toEqual({
      phone: true,
      note: 'Blue door',
    });
  });

  test('a place that is not whole says what is missing', () => {
    expect(wantsOfPlace(placeAs('venue', {}))).toEqual(['Choose the venue.']);
    expect(wantsOfPlace({ online: 'not an address' })).toHaveLength(1);
  });
});

describe('status', () => {
  test('going is written as nothing', () => {
    expect(statusAs('active', { is: 'paused' }, today)).toBeUndefined();
  });

  test('closing takes today, and keeps the note', () => {
    const closed = statusAs('closed', { is: 'paused', until: '2027-01-01', note: 'Moved' }, today);
    expect(closed).toEqual({ is: 'closed', on: today, note: 'Moved' });
    expect(statusSchema.safeParse(closed).success).toBe(true);
    expect(wantsOfStatus(closed!)).toEqual([]);
  });

  test('months must be chosen for a season, and not all of them', () => {
    expect(wantsOfStatus({ is: 'seasonal' })).toHaveLength(1);
    expect(wantsOfStatus({ is: 'seasonal', months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })).toHaveLength(
      1,
    );
    expect(wantsOfStatus({ is: 'seasonal', months: [4, 5] })).toEqual([]);
  });
});

describe('contacts', () => {
  const desk = { role: 'The desk', whose: 'organisation', phone: '01632 960112' };

  test("an organisation's details need no consent", () => {
    expect(wantsOfContact(desk)).toEqual([]);
    expect(contactSchema.safeParse(desk).success).toBe(true);
  });

  test.each([
    { ...desk, whose: 'person' },
    { ...desk, name: 'Ama' },
  ])('somebody’s own details or name demand consent: %j', (contact) => {
    expect(wantsOfContact(contact)).toHaveLength(3);
    const agreed = { ...contact, consent: { given: '2026-11-01', by: 'member-3', reviewBy: '2027-11-01' } };
    expect(wantsOfContact(agreed)).toEqual([]);
    expect(contactSchema.safeParse(agreed).success).toBe(true);
  });

  test('consent goes with the details that needed it, and stays while a name is there', () => {
    const consent = { given: '2026-11-01', by: 'member-3', reviewBy: '2027-11-01' };
    const person = { ...desk, whose: 'person', consent };
    expect(changeContact(person, { whose: 'organisation' })).toEqual(desk);
    expect(changeContact({ ...person, name: 'Ama' }, { whose: 'organisation' }).consent).toEqual(consent);
  });

  test('a day to ask again must not come before the day of consent', () => {
    const consent = { given: '2026-11-01', by: 'member-3', reviewBy: '2026-10-01' };
    expect(wantsOfContact({ ...desk, whose: 'person', consent })).toHaveLength(1);
  });

  test('some way to reach them must be given', () => {
    expect(wantsOfContact({ role: 'The desk', whose: 'organisation', phone: ' ' })).toEqual([
      'Give a phone number, an e-mail address or a web page.',
    ]);
  });
});

describe('still right', () => {
  test('a check says when, who and how', () => {
    expect(wantsOfCheck({}, today)).toHaveLength(3);
    expect(wantsOfCheck({ on: today, by: 'member-3', how: 'rang' }, today)).toEqual([]);
    expect(wantsOfCheck({ on: '2026-11-23', by: 'member-3', how: 'rang' }, today)).toHaveLength(1);
  });

  test('those who serve are offered, and whoever an entry already names', () => {
    const offered = (chosen?: string) => checkersOf(factsOfTinyTown, chosen).map(({ value }) => value);
    expect(offered()).toEqual(['member-1', 'member-2', 'link-worker', 'organiser']);
    expect(offered('member-9')).toContain('member-9');
  });
});

describe('texts are tidied, and nothing typed is lost', () => {
  test.each([
    ['phone', '01632-960 200', '01632960200'],
    ['web', 'example.org/soup', 'https://example.org/soup'],
    ['web', 'https://example.org', 'https://example.org/'],
    ['email', 'Hello@Example.ORG', 'Hello@example.org'],
  ] as const)('%s: %s', (reads, typed, kept) => {
    expect(tidyText(reads, typed)).toEqual({ text: kept });
  });

  test.each([
    ['phone', '1632960200'],
    ['web', 'javascript:alert(1)'],
    ['email', 'nobody at home'],
    ['slug', 'Not A Slug'],
  ] as const)('%s that cannot be read stays, with what to write instead: %s', (reads, typed) => {
    const { text, fault } = tidyText(reads, typed);
    expect(text).toBe(typed);
    expect(fault).toMatch(/\w+ .*\./);
  });

  test.each([
    ['db12ln', 'DB1 2LN'],
    ['DB1  2LN', 'DB1 2LN'],
  ])('postcode %s is %s', (typed, kept) => {
    expect(tidyPostcode(typed)).toEqual({ text: kept });
  });

  test('half a postcode stays, with what to write', () => {
    expect(tidyPostcode('DB1')).toEqual({ text: 'DB1', fault: 'Write the whole postcode, like DB1 2LN.' });
  });
});

test('degrees are read as people write them', () => {
  expect(['54.72', '54,72', '−2.75', '-2.75°', ' 3 '].map(degreesOf)).toEqual([
    54.72, 54.72, -2.75, -2.75, 3,
  ]);
  expect(['', 'north', '54.72.1', '1e3', undefined].map(degreesOf)).toEqual(Array(5).fill(undefined));
  expect(readPair('54.7241, 2.7453')).toEqual({ lat: 54.7241, lon: 2.7453 });
  expect(readPair('50.3 -4.1')).toEqual({ lat: 50.3, lon: -4.1 });
  expect(readPair('54.7241')).toBeUndefined();
});

test('lines are texts without blank ones', () => {
  expect(linesOf(' One \n\n Two, with a comma\n')).toEqual(['One', 'Two, with a comma']);
  expect(linesOf('\n \n')).toBeUndefined();
});

test('ticks stand in the order of what is offered; what is not offered stays', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
  expect(ticked(options, ['c', 'old'], 'a')).toEqual(['a', 'c', 'old']);
  expect(ticked(options, ['a'], 'a')).toBeUndefined();
});

test('languages have names', () => {
  expect(['cy', 'bfi', 'not a code'].map(nameOfLanguage)).toEqual([
    'Welsh',
    'British Sign Language',
    'not a code',
  ]);
});

test('records are found by the beginnings of their words, without accents and apostrophes', () => {
  const records = [
    { value: 'st-elmos-hall', label: "St Elmo's Hall" },
    { value: 'herring-cafe', label: 'The Herring Café' },
    { value: 'hall-of-mirrors', label: 'Hall of Mirrors' },
  ];
  const found = (typed: string) => findRecords(records, typed).map(({ value }) => value);
  expect(found('hall')).toEqual(['hall-of-mirrors', 'st-elmos-hall']);
  expect(found('elmos')).toEqual(['st-elmos-hall']);
  expect(found('herr caf')).toEqual(['herring-cafe']);
  expect(found('')).toEqual([]);
  expect(found('xyz')).toEqual([]);
});
