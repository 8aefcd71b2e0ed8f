import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mendContent } from '../../src/reader/mend/mend-content.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { makeTown, type Town } from './town.ts';

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

const read = (file: string) => readFileSync(town.pathOf(file), 'utf8');

const untidy = `---
# What people call it here
kind: group
title: Skate Hole Chess   # not draughts
summary: ""
themes: [ get-moving ]
where:
  - {venue: net-loft}   
links: []
cost:
  is: free
  amount:
contacts:
  # ring after four
  - role: 'the desk'
    phone: 01632960112
    whose: organisation
sessions:
  - repeats: weekly
    on: [mon]
    from: 9:30
    to: 1pm
    note: ""
---

Bring  a board.  Or do not.   

# A heading`;

const tidy = `---
title: Skate Hole Chess   # not draughts
number: 13
# What people call it here
kind: group
themes: [ get-moving ]
where:
  - {venue: net-loft}
sessions:
  - repeats: weekly
    on: [mon]
    from: "09:30"
    to: "13:00"
cost:
  is: free
contacts:
  # ring after four
  - role: 'the desk'
    phone: "01632 960 112"
    whose: organisation
---

Bring  a board.  Or do not.   

# A heading`;

describe('mending what needs no judgement', () => {
  it('puts an untidy entry right, and keeps remarks, quotes and the text below to the letter', () => {
    town.write('assets/skate-hole-chess.md', untidy);
    expect(mendContent(town.folder)).toMatchInlineSnapshot(`
      [
        "assets/skate-hole-chess.md: took out blanks at the ends of lines; wrote phone: "01632 960 112" for 01632960112; wrote from: "09:30" for 9:30; wrote to: "13:00" for 1pm; took out summary, which holds nothing; took out links, which holds nothing; took out amount, which holds nothing; took out note, which holds nothing; put the fields in order; gave it the number 13.",
      ]
    `);
    expect(read('assets/skate-hole-chess.md')).toBe(tidy);
    expect(readDirectory(town.folder).problems.map(({ rule }) => rule)).toEqual(['steward-missing']);
  });

  it('keeps line ends as Windows writes them', () => {
    town.write('assets/skate-hole-chess.md', untidy.replaceAll('\n', '\r\n'));
    mendContent(town.folder);
    expect(read('assets/skate-hole-chess.md')).toBe(tidy.replaceAll('\n', '\r\n'));
  });

  it('changes nothing the second time, and leaves no other files behind', () => {
    town.write('assets/skate-hole-chess.md', untidy);
    mendContent(town.folder);
    const before = readdirSync(town.pathOf('assets'));
    expect(mendContent(town.folder)).toEqual([]);
    expect(readdirSync(town.pathOf('assets'))).toEqual(before);
    expect(before).toEqual(['pot-luck.md', 'skate-hole-chess.md', 'slow-miles.md']);
  });

  it('does not touch a file with nothing to mend', () => {
    const before = statSync(town.pathOf('assets/slow-miles.md'));
    town.write('assets/skate-hole-chess.md', untidy);
    mendContent(town.folder);
    const after = statSync(town.pathOf('assets/slow-miles.md'));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it('gives each entry the next number above all that are used or retired, even in a broken file', () => {
    const entry = (title: string, more = '') =>
      `---\ntitle: ${title}\n${more}kind: group\nthemes: [get-moving]\nwhere: [{venue: net-loft}]\nwhenInWords: Often\n---\n`;
    town.write('assets/a-one.md', entry('One'));
    town.write('assets/b-two.md', entry('Two'));
    town.write(
      'assets/c-hidden.md',
      entry('Hidden').replace('whenInWords', 'status: {is: unlisted}\nwhenInWords'),
    );
    town.write('assets/d-broken.md', entry('Broken', 'number: 20\nnonsense: x\n'));
    mendContent(town.folder);
    expect(read('assets/a-one.md')).toContain('number: 21\n');
    expect(read('assets/b-two.md')).toContain('number: 22\n');
    expect(read('assets/c-hidden.md')).not.toContain('number');

    const site = read('site.json').replace('"retiredNumbers": [\n    5\n  ]', '"retiredNumbers": [5, 99]');
    town.write('site.json', site);
    town.write('assets/e-late.md', entry('Late'));
    mendContent(town.folder);
    expect(read('assets/e-late.md')).toContain('number: 100\n');
  });

  it('never gives out 404, which is the address of pages that are not there', () => {
    town.write('assets/slow-miles.md', read('assets/slow-miles.md').replace('number: 3', 'number: 403'));
    town.write('assets/a-one.md', read('assets/slow-miles.md').replace('number: 403\n', ''));
    mendContent(town.folder);
    expect(read('assets/a-one.md')).toContain('number: 405\n');
  });

  it.each([
    ['from: 7:30', 'morning or evening'],
    ['from: 8', 'an hour alone'],
    ['from: tea time', 'words'],
  ])('leaves a time that could be two to a person: %s', (line) => {
    const text = read('assets/slow-miles.md').replace('from: "10:00"', line);
    town.write('assets/slow-miles.md', text);
    expect(mendContent(town.folder)).toEqual([]);
    expect(read('assets/slow-miles.md')).toBe(text);
  });

  it('leaves a file that cannot be read as it is', () => {
    const text = read('assets/slow-miles.md')
      .replace('title: Slow Miles', 'title: "Slow Miles')
      .replace('kind: group', 'kind: group   ');
    town.write('assets/slow-miles.md', text);
    expect(mendContent(town.folder)).toEqual([]);
    expect(read('assets/slow-miles.md')).toBe(text);
  });

  it('puts a venue right: blanks go, fields are in order, phones have quotes', () => {
    town.write(
      'venues/net-loft.json',
      '{"phone": 1632960112, "title": "The Net Loft", "note": "", "address": ["Ropewalk", ""]}',
    );
    expect(mendContent(town.folder)).toHaveLength(1);
    expect(JSON.parse(read('venues/net-loft.json'))).toEqual({
      title: 'The Net Loft',
      address: ['Ropewalk', ''],
      phone: '01632 960 112',
    });
    expect(mendContent(town.folder)).toEqual([]);
  });

  it('never makes a remark disappear', () => {
    const text = read('assets/slow-miles.md').replace(
      'cost:\n',
      'hook: "" # ask Tariq for one\ngive:\n  # nobody knows yet\ncost:\n',
    );
    town.write('assets/slow-miles.md', text);
    mendContent(town.folder);
    const after = read('assets/slow-miles.md');
    expect(after).toContain('# ask Tariq for one');
    expect(after).toContain('# nobody knows yet');
  });
});
