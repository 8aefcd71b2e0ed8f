import { describe, expect, test } from 'vitest';
import { assetView } from '../../src/views/asset-view.ts';
import { cardView } from '../../src/views/card-view.ts';
import { homeView } from '../../src/views/home-view.ts';
import { assetOf, contextOf, onDay, shownOn } from './town-on-a-day.ts';

const consent = { given: '2026-01-01', by: 'member-1, by phone', reviewBy: '2026-12-31' };

function withContact(fields: object) {
  const person = {
    role: 'the organiser',
    name: 'Canary Person',
    phone: '07700 900123',
    email: 'canary@example.org',
    whose: 'person',
  };
  return contextOf({ assets: { soup: { contacts: [{ ...person, ...fields }] } } }, '2026-11-22');
}

function allSaid(context: ReturnType<typeof contextOf>): string {
  const asset = assetOf(context, 'soup');
  return JSON.stringify([assetView(asset, context), cardView(asset, context), homeView(context)]);
}

const canaries = /Canary|900 ?123|canary@/;

describe('details of a person', () => {
  test('are on the page where the person agreed to the site', () => {
    const context = withContact({ consent: { ...consent, scope: ['site', 'data'] } });
    expect(assetView(assetOf(context, 'soup'), context).contacts[0]?.value).toMatchObject({
      call: { words: '07700 900 123' },
      contacts: [{ who: 'Canary Person, the organiser' }],
    });
  });

  test.each([
    ['the person changed their mind', { ...consent, withdrawn: '2026-11-21' }],
    ['the person agreed to print alone', { ...consent, scope: ['print'] }],
    ['the consent has run out', { ...consent, reviewBy: '2026-11-21' }],
  ])('are in no view when %s', (_, given) => {
    expect(allSaid(withContact({ consent: given }))).not.toMatch(canaries);
  });

  test('are not among the facts for machines unless the person agreed to data', () => {
    const onSite = withContact({ consent });
    const asData = withContact({ consent: { ...consent, scope: ['site', 'data'] } });
    expect(assetView(assetOf(onSite, 'soup'), onSite).page.jsonLd).not.toMatch(canaries);
    expect(assetView(assetOf(asData, 'soup'), asData).page.jsonLd).toContain('07700900123');
  });

  test('go from an old page on the day after the consent runs out', () => {
    const context = withContact({ consent });
    const { contacts } = assetView(assetOf(context, 'soup'), context);
    expect(shownOn(contacts, '2026-12-31')).toHaveLength(1);
    expect(shownOn(contacts, '2027-01-01')).toEqual([]);
  });
});

describe('the name of a panel member', () => {
  const member = { public: true, name: 'Canary', term: { from: '2026-01-01', to: '2026-12-31' } };
  const soup = { checked: { on: '2026-11-01', by: 'member-1', how: 'rang' } };
  const context = contextOf({ members: { 'member-1': member }, assets: { soup } }, '2026-11-22');

  test('is beside what they checked while they serve', () => {
    expect(allSaid(context)).toContain('by Canary of the Smallville panel, who rang.');
  });

  test('is nowhere when the term is over', () => {
    expect(allSaid(onDay(context, '2027-01-01'))).not.toContain('Canary');
  });

  test('goes from an old page on the day after the term', () => {
    const { words } = assetView(assetOf(context, 'soup'), context).checkedBox;
    expect(shownOn(words, '2027-01-01')[0]?.by).toBe('by the Smallville panel, who rang.');
  });

  test('is nowhere when the member did not choose to be named', () => {
    const quiet = { public: false, term: member.term };
    const unnamed = contextOf({ members: { 'member-1': quiet }, assets: { soup } }, '2026-11-22');
    expect(allSaid(unnamed)).toContain('by the Smallville panel, who rang.');
  });
});
