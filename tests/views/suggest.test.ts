import { describe, expect, it } from 'vitest';
import { suggestView } from '../../src/views/suggest-view.ts';
import { smallContext } from './small-context.ts';

const panel = { name: 'Smallville panel', email: 'panel@example.org' };

describe('the page on which people tell the panel', () => {
  it('begins a message for each reason, with the questions that help', () => {
    const { reasons } = suggestView(smallContext({ site: { panel } }));
    const closed = reasons.find(({ title }) => title.startsWith('It has closed'));
    const message = new URL(closed?.href ?? '');
    expect(message.pathname).toBe('panel@example.org');
    expect(message.searchParams.get('subject')).toBe(
      'Hereabouts Smallville: It has closed or stopped for now',
    );
    expect(message.searchParams.get('body')).toBe(
      'Which one is it?\r\n\r\nSince when?\r\n\r\nWhere could people go instead?\r\n\r\n',
    );
  });

  it('writes spaces so that no mail program shows a plus', () => {
    const { reasons } = suggestView(smallContext({ site: { panel } }));
    expect(reasons.filter(({ href }) => href?.includes('+'))).toEqual([]);
  });

  it('sends to the address for suggestions where there is one', () => {
    const site = { panel, suggestions: { email: 'suggest@example.org' } };
    expect(suggestView(smallContext({ site })).email).toBe('suggest@example.org');
  });

  it('still says what to tell on the phone where the panel has no e-mail address', () => {
    const { reasons, email } = suggestView(smallContext());
    expect(email).toBeUndefined();
    expect(reasons.every(({ href, say }) => href === undefined && say.length > 0)).toBe(true);
  });

  it('knows which messages are about an entry that is here already', () => {
    const { reasons, entries } = suggestView(smallContext({ site: { panel } }));
    expect(reasons.map(({ isAboutEntry }) => isAboutEntry)).toEqual([true, true, true, false, false]);
    expect(entries).toBe('https://hereabouts.example/assets/');
  });
});
