import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import {
  daysInWords,
  pullRequestText,
  receiptText,
  type PreparedSuggestion,
} from '../../src/formats/suggestion-pull-request.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const preparedAs = (more: Partial<PreparedSuggestion> = {}): PreparedSuggestion => ({
  title: 'Slow Miles: times',
  understood: ['When: Tuesdays 2pm to 4pm'],
  byHand: [],
  leftOut: [],
  warnings: [],
  files: ['content/assets/slow-miles.md'],
  cameOn: parseDay('2026-11-20'),
  follow: 'https://small.example/suggest/followed/',
  isSettled: true,
  ...more,
});

/** A site as its `site.json` makes it. */
const siteWith = (fields: Record<string, unknown> = {}) => smallDirectory({ site: fields }).directory.site;

describe('the text of a pull request', () => {
  it('says what came, what was left out, what the check says, and what a person has to do before merging', () => {
    const text = pullRequestText(
      preparedAs({
        understood: ['When: Tuesdays 2pm to 4pm', 'Where: the hall'],
        byHand: ['Cost: "a few pounds"'],
        leftOut: ['A phone number'],
        warnings: ['The words are long.'],
      }),
    );
    expect(text).toMatchInlineSnapshot(`
      "Somebody told the panel on 20 November 2026. A program wrote this; a person decides.

      ## What was understood

      \`\`\`text
      When: Tuesdays 2pm to 4pm
      Where: the hall
      \`\`\`

      ## For you to look at

      \`\`\`text
      Cost: "a few pounds"
      \`\`\`

      ## Left out

      \`\`\`text
      A phone number
      \`\`\`

      ## What the check says

      \`\`\`text
      The words are long.
      \`\`\`

      ## Files

      \`\`\`text
      content/assets/slow-miles.md
      \`\`\`

      ## Before you merge

      - [ ] Somebody rang, went or asked, and it is so
      - [ ] The words are ours, and nobody is named
      - [ ] After the merge: write the check into the entry (\`npm run checked\`), and send the receipt
      "
    `);
  });

  it('has no empty parts, and says how to settle what one merge does not settle', () => {
    expect(pullRequestText(preparedAs({ understood: [], files: [], isSettled: false })))
      .toMatchInlineSnapshot(`
      "Somebody told the panel on 20 November 2026. A program wrote this; a person decides.

      ## Before you merge

      - [ ] Somebody rang, went or asked, and it is so
      - [ ] The words are ours, and nobody is named
      - [ ] Once it is settled: \`npm run suggestion -- settle\`, which says what became of it
      "
    `);
  });

  it('keeps each thing on a line of its own, whatever breaks stand in it', () => {
    const text = pullRequestText(preparedAs({ understood: ['one \n\n  two\nthree', 'four'], files: [] }));
    expect(text.split('## Before')[0]).toMatchInlineSnapshot(`
      "Somebody told the panel on 20 November 2026. A program wrote this; a person decides.

      ## What was understood

      \`\`\`text
      one two three
      four
      \`\`\`

      "
    `);
  });

  it('cannot be left by ticks that somebody sent: the fence is longer than any of them', () => {
    const fenceFor = (sent: string) =>
      /^(`+)text$/m.exec(pullRequestText(preparedAs({ understood: [sent, 'a `b` c'] })))?.[1];
    expect(fenceFor('no ticks')).toBe('```');
    expect(fenceFor('``` and ` and ``')).toBe('````');
    expect(fenceFor('``````')).toBe('```````');
    const text = pullRequestText(preparedAs({ understood: ['```\n@everyone'], files: [] }));
    expect(text.split('## Before')[0]).toMatchInlineSnapshot(`
      "Somebody told the panel on 20 November 2026. A program wrote this; a person decides.

      ## What was understood

      \`\`\`\`text
      \`\`\` @everyone
      \`\`\`\`

      "
    `);
  });
});

describe('the receipt', () => {
  const known = { follow: 'https://small.example/issues/4', cameOn: parseDay('2026-11-20') };

  it('says by when somebody looks at it, who goes along, where to follow it, and what is kept', () => {
    expect(receiptText({ ...known, isSettled: true }, siteWith())).toMatchInlineSnapshot(`
      "Thank you for telling us on 20 November 2026.

      What happens next:
      1. Somebody from the Smallville panel looks at it within 7 days.
      2. A neighbour goes along, rings or asks, to be sure.
      3. The list is changed, with the day it was checked. Or it says why not.

      You can follow it here: https://small.example/issues/4
      Your name, number and address are kept nowhere.
      "
    `);
  });

  it('promises no change where there may be none, and the days that the panel has promised', () => {
    const site = siteWith({
      panel: { name: 'The Harbour panel', phone: '01632 960200', email: 'panel@example.org' },
      suggestions: { answerDays: 1 },
    });
    expect(receiptText({ ...known, isSettled: false }, site)).toMatchInlineSnapshot(`
      "Thank you for telling us on 20 November 2026.

      What happens next:
      1. Somebody from the Harbour panel looks at it within a day.
      2. A neighbour goes along, rings or asks, to be sure.
      3. It is settled, and the list says what became of it.

      You can follow it here: https://small.example/issues/4
      Your name, number and address are kept nowhere.
      "
    `);
  });

  it('leaves the middle of a name as it is', () => {
    const site = siteWith({ panel: { name: 'Friends of the Harbour', phone: '01632 960200' } });
    expect(receiptText({ ...known, isSettled: true }, site)).toContain(
      'Somebody from the Friends of the Harbour',
    );
  });
});

it('days are said in words that are read aloud well', () => {
  expect([1, 2, 14].map(daysInWords)).toEqual(['a day', '2 days', '14 days']);
});
