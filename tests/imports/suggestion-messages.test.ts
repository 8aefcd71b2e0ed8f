import { describe, expect, it } from 'vitest';
import {
  dayIn,
  goingMeant,
  largestSuggestion,
  readSuggestions,
  UnreadableSuggestion,
} from '../../src/imports/suggestion-messages.ts';
import { withoutPersonalDetails } from '../../src/imports/suggestion-privacy.ts';
import { byEachWay, mail } from './suggestion-ways.ts';

const said = {
  about: 'Slow Miles',
  going: 'It has closed',
  when: 'Tuesdays 2pm to 4pm',
  since: '1 November 2026',
  other: 'The café by the gate has shut. “Really”, said the sign.',
};

const read = (text: string, name = 'message.txt') => readSuggestions(new TextEncoder().encode(text), name);

describe('a suggestion', () => {
  it.each(Object.entries(byEachWay('change', said)))(
    'is understood the same way from %s',
    (_, { file, text }) => {
      const [message, ...others] = read(text, file);
      expect(others).toEqual([]);
      expect(Object.fromEntries(message!.answers)).toEqual(said);
      expect(message!.form).toBe('change');
      expect(message!.aside).toEqual([]);
    },
  );

  it('knows its day and its way', () => {
    const ways = byEachWay('change', said);
    const of = (name: string) => read(ways[name]!.text, ways[name]!.file)[0];
    expect(of('an e-mail')).toMatchObject({ cameBy: 'email', sentOn: '2026-11-20' });
    expect(of('a form that Netlify keeps, as JSON')).toMatchObject({ cameBy: 'form', sentOn: '2026-11-20' });
    expect(of('an issue form on GitHub')).toMatchObject({ cameBy: 'issues' });
    expect(of('words typed at the desk')).toMatchObject({ cameBy: 'desk' });
  });

  it('is known by the page it was sent from, though no script filled it in', () => {
    const [message] = read(
      JSON.stringify({
        'form-name': 'suggestion-change',
        about: 'the walk',
        going: 'It has closed',
        referrer: 'https://tinyport.example/suggest/?about=slow-miles#change',
      }),
      'one.json',
    );
    expect(message?.addresses).toEqual(['https://tinyport.example/suggest/?about=slow-miles#change']);
  });

  it('is several in one file of a host, and none of those that a trap caught', () => {
    const rows =
      'form-name,website,name,when\nsuggestion-new,,Crochet,Mondays 2pm\nsuggestion-new,http://x.example,Spam,\nsuggestion-new,,Chess,\n';
    expect(read(rows, 'a.csv').map(({ name, answers }) => [name, answers.get('name')])).toEqual([
      ['message 1 of a.csv', 'Crochet'],
      ['message 3 of a.csv', 'Chess'],
    ]);
  });

  it('is read from a slip and from an answered mail with marks before its lines', () => {
    const slip = read('1. What is it called? Crochet corner\nWhat happens there?\nWe crochet.\n')[0]!;
    expect(slip.answers.get('what')).toBe('We crochet.');
    const answered = read(
      mail('Re: hello', '> Which one is it?\n> Slow Miles\n>\n> Is it still going?\nNo, it has closed\n'),
    )[0]!;
    expect(Object.fromEntries(answered.answers)).toEqual({ about: 'Slow Miles', going: 'No, it has closed' });
    expect(answered.remarks).toContain('Attachments were not opened.');
  });

  it('keeps the first answer to a question: a later one cannot take its place', () => {
    const [message] = read(
      'Which one is it? Slow Miles\nIs it still going? Yes, it is going\nIs it still going? It has closed\n',
    );
    expect(message?.answers.get('going')).toBe('Yes, it is going');
    expect(message?.aside).toEqual(['It has closed']);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /no text/],
    ['far too much', Buffer.alloc(largestSuggestion + 1, 'a'), /at most 1000 kB/],
    ['nothing', Buffer.from(' \n'), /is empty/],
    ['a table of something else', Buffer.from('[{"a": "b"}]'), /answers no question/],
    ['a broken table', Buffer.from('name,when\n"Crochet,Mondays\n'), /./],
    ['a thousand messages', Buffer.from(`name,when\n${'a,b\n'.repeat(1000)}`), /more than 100/],
  ])('is not %s, and it says so', (_, bytes, words) => {
    expect(() => readSuggestions(bytes, 'x')).toThrow(words);
    expect(() => readSuggestions(bytes, 'x')).toThrow(UnreadableSuggestion);
  });
});

describe('what a person wrote', () => {
  it.each([
    ['1 November 2026', '2026-11-01'],
    ['since the 3rd of Oct 2026, I think', '2026-10-03'],
    ['01/11/2026', '2026-11-01'],
    ['2026-11-01T10:00:00Z', '2026-11-01'],
    ['31 February 2026', undefined],
    ['last Tuesday', undefined],
  ])('"%s" is a day only when it has one', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  it.each([
    ['It has closed', 'closed'],
    ['no, it closed in May', 'closed'],
    ['stopped over the winter', 'paused'],
    ['Yes', 'going'],
    ['I do not know', 'unknown'],
    ['it has not closed', undefined],
    ['hard to say', undefined],
  ])('"%s" means what it says, or nothing', (text, meant) => {
    expect(goingMeant(text)).toBe(meant);
  });

  it.each([
    'Ring Ann on 07700 900123 please',
    'Write to ann.example@gmail.com',
    'or to secretary@club.example.org',
    'Ask for Ann Example at the door',
    'Regards, Ann Example',
    'My name is Łucja Żak',
    'Mrs Example has the key',
    'She lives at 14 Amber Road',
    'Her postcode is SB1 2LN',
    'AB 12 34 56 C',
    'NHS number 943 476 5919',
    'born on 01/02/1950',
    'card 4111 1111 1111 1111',
    '+44 7700 900123',
  ])('holds nothing of a person once it is read: %s', (text) => {
    const { kept, remarks } = withoutPersonalDetails(text);
    const secret = /900 ?123|ann\.|secretary@|Ann Example|Łucja|Mrs Example|Amber|2LN|34 56 C|476|1950|1111/;
    expect(kept).not.toMatch(secret);
    expect(remarks.length).toBeGreaterThan(0);
    expect(remarks.join(' ')).not.toMatch(secret);
  });

  it('keeps times, prices and names of places', () => {
    for (const text of [
      'Tuesdays 2pm to 4pm, £3.50',
      'The hall in Well Bank, from 10.30am',
      'Open since 1987, 40 people',
    ])
      expect(withoutPersonalDetails(text)).toEqual({ kept: text, remarks: [] });
  });
});
