import { describe, expect, it } from 'vitest';
import { reviewList } from '../../src/domain/review-list.ts';
import { reviewCalendar } from '../../src/formats/review-calendar.ts';
import { reviewEmail } from '../../src/formats/review-email.ts';
import { reviewIssue } from '../../src/formats/review-issue.ts';
import { reviewJson } from '../../src/formats/review-json.ts';
import { reviewTable } from '../../src/formats/review-table.ts';
import { reviewText } from '../../src/formats/review-text.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const today = '2026-11-22';
const checked = (on: string) => ({ on, by: 'member-1', how: 'rang' });
const town = {
  members: {
    'member-1': { public: true, name: 'Ann', term: { from: '2026-01-01', to: '2026-12-31' } },
    'member-2': { public: false, term: { from: '2026-01-01', to: '2027-12-31' } },
  },
  assets: {
    fresh: { title: 'Fresh tea', steward: 'member-1', checked: checked('2026-11-01') },
    soon: { title: 'Soon to ask', steward: 'member-1', checked: checked('2025-12-10') },
    due: { title: '=Due "now", <b>', steward: 'member-1', checked: checked('2025-11-10') },
    overdue: { title: 'Overdue walk', steward: 'member-2', checked: checked('2025-08-20') },
    lapsed: { title: 'Lapsed choir', checked: checked('2024-06-01') },
    never: { title: 'Never checked' },
    paused: { title: 'Paused', status: { is: 'paused', until: '2027-02-01' } },
  },
};
const { directory, siteUrl, base, today: day } = contextOf(town, today);
const place = { siteUrl, base };
const list = () => reviewList(directory, day);
const memberOf = (slug: string) => directory.members.find((member) => member.slug === slug)!;

describe('what is due in a town', () => {
  it('is told in the terminal, the most pressing first', () => {
    expect(reviewText(list())).toMatchSnapshot();
  });

  it('is a table in which no title runs', () => {
    expect(reviewTable(list(), place)).toMatchSnapshot();
  });

  it('is an issue with a box to tick for each entry', () => {
    expect(reviewIssue(list(), place)).toMatchSnapshot();
  });

  it('is JSON with every entry and every count', () => {
    expect(JSON.parse(reviewJson(list()))).toMatchSnapshot();
  });

  it('is a message to each member about what is in their care, and none where nothing is', () => {
    expect(reviewEmail(list(), memberOf('member-1'), place)).toMatchSnapshot();
    expect(reviewEmail(list(), memberOf('member-2'), place)).toMatchSnapshot();
    const quiet = contextOf({ ...town, assets: { fresh: town.assets.fresh } }, today);
    const [ann] = quiet.directory.members;
    expect(reviewEmail(reviewList(quiet.directory, day), ann!, place)).toBeUndefined();
  });

  it('is a calendar of the days on which a member’s entries are due', () => {
    expect(reviewCalendar(list(), 'member-1', place)).toMatchSnapshot();
  });
});
