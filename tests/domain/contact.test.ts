import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { consentSchema, mayShow, outputs, type Output } from '../../src/domain/consent.ts';
import { contactSchema, contactsFor } from '../../src/domain/contact.ts';

const today = parseDay('2026-11-22');
const consent = { given: '2026-01-05', by: 'member-1', reviewBy: '2027-12-31' };
const desk = { role: 'desk', phone: '01632 960112', whose: 'organisation' };
const person = { role: 'cook', name: 'Ann', phone: '01632 960113', whose: 'person', consent };

const faultsOf = (contact: object) =>
  contactSchema
    .safeParse(contact)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('a person’s own details', () => {
  it('are taken with a record of consent, and an organisation’s without', () => {
    expect(faultsOf(person)).toEqual([]);
    expect(faultsOf(desk)).toEqual([]);
    expect(faultsOf({ ...desk, consent })).toEqual([]);
  });

  it.each([
    ['details of a person', { ...person, name: undefined, consent: undefined }],
    ['the name of a person, also at an organisation', { ...desk, name: 'Ann' }],
  ])('are refused without one: %s', (_, contact) => {
    expect(faultsOf(contact)).toEqual([
      "consent: A person's name or own details need consent: {given: day, by: who asked, reviewBy: day}. Without it, take the details out or give a role and the organisation's details.",
    ]);
  });

  it.each(['given', 'by', 'reviewBy'] as const)(
    'need all of the record: without %s they are refused',
    (field) => {
      const part = Object.fromEntries(Object.entries(consent).filter(([name]) => name !== field));
      expect(faultsOf({ ...person, consent: part }).map((fault) => fault.split(':')[0])).toEqual([
        `consent.${field}`,
      ]);
    },
  );

  it('cannot be asked again before they were given, and may be on the same day', () => {
    const faults = (reviewBy: string) =>
      consentSchema.safeParse({ ...consent, reviewBy }).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(faults('2026-01-04')).toEqual(['reviewBy']);
    expect(faults('2026-01-05')).toEqual([]);
  });
});

describe('a contact', () => {
  it('has a way to reach somebody: one is enough', () => {
    for (const way of [
      { phone: '01632 960112' },
      { email: 'a@example.org' },
      { web: 'https://example.org/' },
    ]) {
      expect(faultsOf({ role: 'desk', whose: 'organisation', ...way })).toEqual([]);
    }
    expect(faultsOf({ role: 'desk', whose: 'organisation' })).toEqual([
      ': Give a phone, an email or a web page. If people should just ask somebody there, use joining.',
    ]);
  });
});

describe('who may be shown where', () => {
  const shown = (fields: object, output: Output, day = today) =>
    contactsFor([contactSchema.parse({ ...person, consent: { ...consent, ...fields } })], output, day)
      .length === 1;

  it('is an organisation everywhere, and nobody where there are no contacts', () => {
    for (const output of outputs)
      expect(contactsFor([contactSchema.parse(desk)], output, today)).toHaveLength(1);
    expect(contactsFor(undefined, 'site', today)).toEqual([]);
  });

  it('is a person where they agreed to be: on the site alone, when nothing is said', () => {
    expect(outputs.filter((output) => shown({}, output))).toEqual(['site']);
    for (const output of outputs) {
      expect(outputs.filter((other) => shown({ scope: [output] }, other))).toEqual([output]);
    }
    expect(outputs.filter((output) => shown({ scope: [...outputs] }, output))).toEqual([...outputs]);
  });

  it('is a person up to the day they are to be asked again, and not a day longer', () => {
    expect(shown({ reviewBy: '2026-11-22' }, 'site')).toBe(true);
    expect(shown({ reviewBy: '2026-11-21' }, 'site')).toBe(false);
  });

  it('is nobody who has withdrawn, whatever the day they wrote', () => {
    for (const withdrawn of ['2026-01-05', '2026-11-22', '2027-06-01']) {
      for (const output of outputs) expect(shown({ withdrawn, scope: [...outputs] }, output)).toBe(false);
    }
    expect(mayShow(consentSchema.parse({ ...consent, withdrawn: '2027-06-01' }), 'site', today)).toBe(false);
  });
});
