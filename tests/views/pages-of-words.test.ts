import { describe, expect, it } from 'vitest';
import { contentPages } from '../../src/views/content-page-view.ts';
import { facesView } from '../../src/views/faces-view.ts';
import { notFoundView } from '../../src/views/not-found-view.ts';
import { pagePartsView } from '../../src/views/page-parts-view.ts';
import { checked, smallContext } from './small-context.ts';

describe('pages of words', () => {
  it('are there in plain words until somebody writes them, so that no footer link dies', () => {
    const pages = contentPages([], smallContext());
    expect(pages.map(({ id }) => id)).toEqual(['about', 'how-this-is-kept', 'accessibility', 'privacy']);
    expect(pages.every(({ view }) => view.plain.paragraphs.length > 0)).toBe(true);
    expect(pages[0]?.view.plain.paragraphs[0]).toContain('Smallville');
  });

  it('take their title and summary from what maintainers wrote', () => {
    const written = [{ id: 'about', data: { title: 'About us', summary: 'Who we are.' } }];
    const about = contentPages(written, smallContext())[0]?.view;
    expect([about?.title, about?.page.description, about?.page.path]).toEqual([
      'About us',
      'Who we are.',
      '/about/',
    ]);
  });

  it('may be more than the four, but what is written for the suggestion page stays on that page', () => {
    const written = ['volunteering', 'add-or-correct'].map((id) => ({
      id,
      data: { title: id, summary: '' },
    }));
    const ids = contentPages(written, smallContext()).map(({ id }) => id);
    expect(ids).toContain('volunteering');
    expect(ids).not.toContain('add-or-correct');
  });

  it('lead to each other', () => {
    const about = contentPages([], smallContext())[0]?.view;
    expect(about?.others.map(({ href }) => href)).toEqual([
      '/how-this-is-kept/',
      '/accessibility/',
      '/privacy/',
    ]);
  });
});

describe('what such pages may show', () => {
  it('says how many entries are in which state, without those that have closed', () => {
    const { reviewStates } = pagePartsView(
      smallContext({
        assets: {
          fresh: { checked },
          overdue: { checked: { ...checked, on: '2026-03-01' }, reviewEvery: 6 },
          unchecked: {},
          closed: { checked, status: { is: 'closed', on: '2026-09-30' } },
        },
      }),
    );
    expect(reviewStates.inTime).toBe('1 of 3 entries had been checked in time on 22 November 2026.');
    expect(reviewStates.states.map(({ says, count }) => [says, count])).toEqual([
      ['Checked, and the day', 1],
      ['Due another check', 0],
      ['Ring before you go', 1],
      ['Nobody has checked this since, and the day', 0],
      ['Nobody has checked this yet', 1],
    ]);
  });

  it('says how often, by the intervals of this directory', () => {
    const site = { reviewMonths: { informal: 3, other: 1 } };
    expect(pagePartsView(smallContext({ site })).reviewStates.howOften).toContain(
      'every 3 months, all else every 1 month',
    );
  });

  it('tells of the next meeting until it is over, and of none that is past', () => {
    const town = {
      venues: { hall: { title: 'Hall' } },
      site: { nextMeeting: { on: '2026-12-02', from: '18:30', where: 'hall' } },
    };
    expect(pagePartsView(smallContext(town)).desk.meeting).toEqual({
      to: '2026-12-02',
      now: true,
      value: { when: 'Wednesday 2 December 2026, 6:30pm', venue: { words: 'Hall', href: '/venues/hall/' } },
    });
    expect(pagePartsView(smallContext(town, '2026-12-03')).desk.meeting).toBeUndefined();
  });
});

describe('the faces of the panel', () => {
  const named = { public: true, name: 'Wen', patch: { neighbourhoods: ['north-end'], themes: ['outdoors'] } };

  it('shows those who chose to be named, until their term is over, and counts the others', () => {
    const view = facesView(smallContext({ members: { 'member-1': named, 'member-2': {}, 'member-3': {} } }));
    expect(view.faces.map(({ to, value }) => [to, value.name, value.initial, value.patch])).toEqual([
      ['2027-05-31', 'Wen', 'W', 'North End, Outdoors'],
    ]);
    expect(view.others).toBe('Two others would rather not be named.');
  });

  it('shows nobody whose term is over', () => {
    const members = { 'member-1': { ...named, term: { from: '2025-06-01', to: '2026-05-31' } } };
    expect(facesView(smallContext({ members }))).toEqual({ faces: [], others: '' });
  });
});

describe('the page for an address that leads nowhere', () => {
  it('leads on, and stays out of search engines', () => {
    const view = notFoundView({ ...smallContext(), base: '/town/' });
    expect(view.page.isHidden).toBe(true);
    expect(view.searchAction).toBe('/town/find/');
    expect(view.links.map(({ href }) => href)).toEqual([
      '/town/assets/',
      '/town/this-week/',
      '/town/',
      '/town/suggest/',
    ]);
  });

  it('name those the postcodes come from, as their licence asks', () => {
    const context = smallContext();
    expect(pagePartsView(context).licence.postcodes).toBeUndefined();
    const postcodes = { credit: 'Contains OS data.', sectors: [] };
    const directory = { ...context.directory, postcodes };
    expect(pagePartsView({ ...context, directory }).licence.postcodes).toBe('Contains OS data.');
  });
});
