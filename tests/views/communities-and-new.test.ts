import { describe, expect, it } from 'vitest';
import { communitiesView, mostLinesTogether, tiePages } from '../../src/views/communities-view.ts';
import { newView } from '../../src/views/new-view.ts';
import { checked, smallContext } from './small-context.ts';

describe('communities', () => {
  const assets = {
    knit: { title: 'Knit', checked, communities: [{ of: 'interest', name: 'people who knit' }] },
    purl: { title: 'Purl', checked, communities: [{ of: 'interest', name: 'People who knit' }] },
    nights: { title: 'Nights', checked, communities: [{ of: 'employment', name: 'night-shift workers' }] },
    hidden: { title: 'Hidden', status: { is: 'unlisted' }, communities: [{ of: 'faith', name: 'Quakers' }] },
  };

  it('gathers entries by what holds people together, and knows a name however it is written', () => {
    const view = communitiesView(smallContext({ assets }));
    const found = view.ties.map(({ title, communities }) => [
      title,
      communities.map((community) => [
        community.title,
        community.count,
        community.rows.map((row) => row.title),
      ]),
    ]);
    expect(found).toEqual([
      ['Shared interest', [['People who knit', '2 things', ['Knit', 'Purl']]]],
      ['Work and trades', [['Night-shift workers', '1 thing', ['Nights']]]],
    ]);
  });

  it('gives each community an anchor of its own, in any script', () => {
    const names = ['Café owners', 'اردو', 'বাংলা'];
    const many = { all: { checked, communities: names.map((name) => ({ of: 'experience', name })) } };
    const anchors = communitiesView(smallContext({ assets: many })).ties[0]?.communities.map(
      ({ anchor }) => anchor,
    );
    expect(new Set(anchors).size).toBe(3);
    expect(anchors).toContain('experience-café-owners');
  });

  it('stays on one page while it is short', () => {
    expect(communitiesView(smallContext({ assets })).isWhole).toBe(true);
    expect(tiePages(smallContext({ assets }))).toEqual([]);
  });

  it('gives each tie a page when it is long', () => {
    const many = Object.fromEntries(
      Array.from({ length: mostLinesTogether + 1 }, (_, index) => [
        `soup-${index}`,
        { checked, communities: [{ of: 'civic', name: 'Friends of the green' }] },
      ]),
    );
    const context = smallContext({ assets: many });
    expect(communitiesView(context).ties[0]?.communities[0]?.href).toBe(
      '/communities/civic/#civic-friends-of-the-green',
    );
    expect(tiePages(context).map(({ path, view }) => [path, view.tie.communities[0]?.rows.length])).toEqual([
      ['civic', mostLinesTogether + 1],
    ]);
  });
});

describe('what has changed', () => {
  const added = (on: string) => ({ on, from: 'resident' });
  const view = newView(
    smallContext({
      assets: {
        older: { title: 'Older', checked: { ...checked, on: '2026-11-02' }, added: added('2026-10-01') },
        newer: { title: 'Newer', checked: { ...checked, on: '2026-11-09' }, added: added('2026-11-20') },
        ancient: { title: 'Ancient', checked: { ...checked, on: '2026-10-05' }, added: added('2026-01-01') },
        closed: {
          title: 'Closed',
          checked,
          added: added('2026-11-01'),
          status: { is: 'closed', on: '2026-09-30' },
        },
        gone: { title: 'Gone', checked, status: { is: 'closed', on: '2024-09-30' } },
      },
    }),
  );

  it('shows what was added in the last 90 days, the newest first', () => {
    expect(view.added.map(({ title }) => title)).toEqual(['Newer', 'Older']);
  });

  it('shows what was checked last, with the day', () => {
    expect(view.checked.map(({ title, mark }) => [title, mark])).toEqual([
      ['Newer', '9 November 2026'],
      ['Older', '2 November 2026'],
      ['Ancient', '5 October 2026'],
    ]);
  });

  it('shows what closed within the year, with the day, and nowhere else', () => {
    expect(view.closed.map(({ title, mark }) => [title, mark])).toEqual([['Closed', '30 September 2026']]);
  });
});
