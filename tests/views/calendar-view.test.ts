import { describe, expect, test } from 'vitest';
import { calendarFiles, calendarLinkOf } from '../../src/views/calendar-view.ts';
import { assetOf, contextOf, onDay, shownOn } from './town-on-a-day.ts';

const tuesdays = {
  sessions: [{ repeats: 'weekly', on: ['tue'], from: '10:00' }],
  checked: { on: '2026-11-02', by: 'organiser', how: 'rang' },
};

function townWith(fields: Record<string, unknown>) {
  return contextOf({ assets: { soup: { ...tuesdays, ...fields } } }, '2026-11-22', '/town/');
}

describe('the calendar of an entry', () => {
  test('is a file of the site, and its page leads there', () => {
    const context = townWith({});
    expect(calendarFiles(context).map(({ slug }) => slug)).toEqual(['soup']);
    expect(calendarLinkOf(assetOf(context, 'soup'), context)[0]?.value).toEqual({
      words: 'Add to your calendar',
      href: '/town/calendar/soup.ics',
    });
  });

  test.each([
    ['has lapsed', { checked: { on: '2024-01-02', by: 'organiser', how: 'rang' } }],
    ['is paused', { status: { is: 'paused', until: '2027-01-07' } }],
    ['has closed', { status: { is: 'closed', on: '2026-11-01' } }],
    ['is unlisted', { status: { is: 'unlisted' } }],
    ['has no times', { sessions: undefined, whenInWords: 'When the tide is right' }],
    ['has no more dates', { sessions: [{ repeats: 'dates', dates: ['2026-10-01'], from: '10:00' }] }],
  ])('is neither made nor led to where the entry %s', (_, fields) => {
    const context = townWith(fields);
    expect(calendarFiles(context)).toEqual([]);
    expect(calendarLinkOf(assetOf(context, 'soup'), context)).toEqual([]);
  });

  test('is led to no more on a page built months ago, once the entry has lapsed', () => {
    const context = townWith({});
    const links = calendarLinkOf(assetOf(context, 'soup'), context);
    const later = onDay(context, '2028-12-01');
    expect(shownOn(links, '2026-11-22')).toHaveLength(1);
    expect(shownOn(links, '2028-12-01')).toEqual([]);
    expect(calendarFiles(later)).toEqual([]);
  });
});
