/** Lists of small records: what they ask for, how they are named, and what they hold. */
import { describe, expect, test } from 'vitest';
import { numberOf, summaryOfRow, wantsOfRow } from '../../../src/cms/widgets/rows-widget.ts';

const term = [
  { name: 'title', label: 'Term', widget: 'string', required: true },
  { name: 'from', label: 'First day', widget: 'day', required: true },
  { name: 'people', label: 'People', widget: 'number', required: false },
  { name: 'url', label: 'Address', widget: 'tidy-text', required: false, reads: 'web' },
] as const;

describe('a small record in a list', () => {
  test('asks for each thing that is missing or cannot be read, by its name', () => {
    expect(wantsOfRow(term, { title: 'Autumn', from: '2026-09-02' })).toEqual([]);
    expect(wantsOfRow(term, { title: '', from: '2 September', people: 'many' })).toEqual([
      'Fill in “Term”.',
      'First day: write the day as year-month-day, like 2026-11-14.',
      'People: write a number.',
    ]);
    expect(wantsOfRow(term, { title: 'A', from: '2026-09-02', url: 'javascript:1' })).toHaveLength(1);
  });

  test('is named by its own words, and by its place while they are missing', () => {
    expect(summaryOfRow('{{system}}: {{id}}', 'id', { system: 'County', id: '7' }, 0)).toBe('County: 7');
    expect(summaryOfRow('{{system}}: {{id}}', 'id', { system: 'County' }, 1)).toBe('Id 2, still to finish');
    expect(summaryOfRow(undefined, 'link', {}, 2)).toBe('Link 3');
    expect(summaryOfRow('{{title}}', 'term', { title: '{{title}} $&' }, 0)).toBe('{{title}} $&');
  });

  test('takes a number as people type it, and keeps what is none to be put right', () => {
    expect([numberOf('6200'), numberOf(' 41,000 '), numberOf('about 40'), numberOf('4,1')]).toEqual([
      6200,
      41000,
      'about 40',
      '4,1',
    ]);
  });
});
