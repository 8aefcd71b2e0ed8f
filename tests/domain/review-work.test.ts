import { describe, expect, it, test } from 'vitest';
import { assetSchema } from '../../src/domain/asset.ts';
import { addDays, parseDay, type IsoDay } from '../../src/domain/calendar-day.ts';
import { reviewList } from '../../src/domain/review-list.ts';
import { workChangeDays, workOn } from '../../src/domain/review-work.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const site = {};
const day = (text: string) => parseDay(text);

function asset(fields: Record<string, unknown>) {
  const least = {
    title: 'Soup',
    kind: 'group',
    themes: ['eat-together'],
    where: [{ phone: true }],
    whenInWords: 'Most days',
  };
  return assetSchema.parse({ ...least, formality: 'informal', ...fields });
}

const checked = { on: '2026-01-31', by: 'member-1', how: 'rang' };

describe('what an entry asks of the panel', () => {
  test.each([
    // Informal: six months, so due on 31 July, 60 days later overdue, lapsed after a year.
    ['2026-06-30', 'fresh'],
    ['2026-07-01', 'due-soon'],
    ['2026-07-30', 'due-soon'],
    ['2026-07-31', 'due'],
    ['2026-09-28', 'due'],
    ['2026-09-29', 'overdue'],
    ['2027-01-30', 'overdue'],
    ['2027-01-31', 'lapsed'],
  ])('on %s one that was checked on 31 January 2026 is %s', (today, state) => {
    expect(workOn(asset({ checked }), site, day(today))?.state).toBe(state);
  });

  it('is nothing once it has closed, and nothing where it is in no list', () => {
    const closing = asset({ checked, status: { is: 'closed', on: '2026-08-05' } });
    expect(workOn(closing, site, day('2026-08-04'))?.state).toBe('due');
    expect(workOn(closing, site, day('2026-08-05'))).toBeUndefined();
    expect(workOn(asset({ checked, status: { is: 'unlisted' } }), site, day('2026-08-04'))).toBeUndefined();
  });

  it('rests in a pause until its day, and is due back from then', () => {
    const resting = asset({ checked, status: { is: 'paused', until: '2026-08-20' } });
    expect(workOn(resting, site, day('2026-08-19'))?.state).toBe('paused');
    expect(workOn(resting, site, day('2026-08-20'))).toMatchObject({
      state: 'pause-over',
      since: '2026-08-20',
    });
    // A check that has grown much older than the pause weighs more.
    expect(workOn(resting, site, day('2026-09-29'))?.state).toBe('overdue');
  });

  it('does not forget a pause that names no day', () => {
    const resting = asset({ checked, status: { is: 'paused' } });
    expect(workOn(resting, site, day('2026-07-30'))?.state).toBe('paused');
    expect(workOn(resting, site, day('2026-07-31'))?.state).toBe('due');
  });

  it('is to be looked at when nobody ever has', () => {
    expect(workOn(asset({ added: { on: '2026-05-05', from: 'resident' } }), site, day('2026-11-22'))).toEqual(
      {
        state: 'never-checked',
        since: '2026-05-05',
        dueOn: undefined,
      },
    );
  });

  it('changes only on the days it says it may', () => {
    const kinds = [
      asset({ checked }),
      asset({ checked, status: { is: 'paused', until: '2026-08-20' } }),
      asset({ checked, status: { is: 'paused' } }),
      asset({ checked, status: { is: 'closed', on: '2026-08-20' } }),
    ];
    for (const kind of kinds) {
      const days = new Set(workChangeDays(kind, site));
      for (let today: IsoDay = day('2026-02-01'); today < '2027-06-01'; today = addDays(today, 1)) {
        const before = workOn(kind, site, addDays(today, -1))?.state;
        const now = workOn(kind, site, today)?.state;
        if (before !== now) expect([...days], `${kind.status?.is ?? 'active'} ${today}`).toContain(today);
      }
    }
  });
});

describe('the list of work', () => {
  const members = {
    'member-1': { public: true, name: 'Olive', patch: { neighbourhoods: ['north-end'] } },
    'member-2': { term: { from: '2025-12-01', to: '2026-11-30' } },
    'member-3': { public: true, name: 'Gone', term: { from: '2024-06-01', to: '2025-05-31' } },
  };
  const { directory } = smallDirectory({
    members,
    assets: {
      fresh: {
        title: 'Fresh',
        steward: 'member-1',
        formality: 'informal',
        checked: { ...checked, on: '2026-11-01' },
      },
      late: { title: 'Late', steward: 'member-2', formality: 'informal', checked },
      later: {
        title: 'Later',
        steward: 'member-2',
        formality: 'informal',
        checked: { ...checked, on: '2026-03-01' },
      },
      orphan: { title: 'Orphan', steward: 'member-3', checked: { ...checked, on: '2026-11-01' } },
      new: { title: 'New', added: { on: '2026-11-20', from: 'resident' } },
      gone: { title: 'Gone', steward: 'member-3', status: { is: 'closed', on: '2026-10-01' } },
    },
  });
  const list = reviewList(directory, day('2026-11-22'));

  it('puts the most pressing first, the longest due of them before the others', () => {
    expect(list.items.map(({ asset: { slug }, state }) => `${slug} ${state}`)).toEqual([
      'late overdue',
      'later overdue',
      'new never-checked',
      'fresh fresh',
      'orphan fresh',
    ]);
  });

  it('counts what is within its interval, for all and for each member', () => {
    expect(list.overall).toMatchObject({ within: 2, all: 5, due: 3 });
    expect(list.byKeeper.map(({ title, within, all }) => `${title} ${within} of ${all}`)).toEqual([
      'Olive 1 of 1',
      'Member 2 0 of 2',
      'Nobody yet 1 of 2',
    ]);
    expect(list.orphans).toBe(2);
  });

  it('names a member only while they serve and chose it, and warns of a term that ends', () => {
    expect(JSON.stringify(list.byKeeper)).not.toContain('Gone');
    expect(list.endings.map(({ member, entries }) => `${member.slug} ${entries}`)).toEqual(['member-2 2']);
  });
});
