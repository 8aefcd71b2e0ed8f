import { describe, expect, it } from 'vitest';
import { suggestionForms } from '../../src/domain/suggestion-form.ts';
import { issueWith } from '../../src/formats/suggestion-message.ts';
import { assetView } from '../../src/views/asset-view.ts';
import { suggestView } from '../../src/views/suggest-view.ts';
import { suggestThanksView } from '../../src/views/suggest-thanks-view.ts';
import { siteSchema } from '../../src/domain/site.ts';
import { smallContext } from './small-context.ts';

const panel = { name: 'Smallville panel', email: 'panel@example.org' };
const repository = { host: 'forgejo', url: 'https://git.example.org/smallville/hereabouts' };

function partOf(name: string, site: Readonly<Record<string, unknown>>) {
  return suggestView(smallContext({ site })).parts.find((part) => part.name === name)!;
}

describe('the page on which people tell the panel', () => {
  it('asks whether it is still going and when it is on before anything else about an entry', () => {
    const questions = suggestionForms.change.questions.map(({ name }) => name);
    expect(questions.slice(0, 4)).toEqual(['about', 'going', 'when', 'since']);
  });

  it('begins a message with every question, each with room below it', () => {
    const [link] = partOf('missing', { panel }).links;
    const message = new URL(link?.href ?? '');
    expect(message.pathname).toBe('panel@example.org');
    expect(message.searchParams.get('subject')).toBe(
      'Hereabouts Smallville: I looked for something and there is nothing',
    );
    expect(message.searchParams.get('body')).toBe(
      'What did you look for?\r\n\r\n\r\nWhereabouts would help?\r\n\r\n\r\nWhen would it help?\r\n\r\n\r\nHow can we tell you what came of it?\r\n\r\n',
    );
    expect(link?.href).not.toContain('+');
  });

  it('offers the ways that the panel set, in their order, and no other', () => {
    const suggestions = { email: 'suggest@example.org', ways: ['issues', 'email'] };
    const view = suggestView(smallContext({ site: { panel, repository, suggestions } }));
    expect(view.parts.map(({ links }) => links.map(({ way }) => way))).toEqual([
      ['issues', 'email'],
      ['issues', 'email'],
      ['issues', 'email'],
    ]);
    expect(view.hasDesk).toBe(false);
    expect(view.email).toBe('suggest@example.org');
    expect(view.parts[0]?.links[0]?.note).toMatch(/Everybody can read it/);
  });

  it('still says what to tell on the phone where the panel has no e-mail address', () => {
    const view = suggestView(smallContext());
    expect(view.email).toBeUndefined();
    expect(view.parts.every(({ links, questions }) => links.length === 0 && questions.length > 2)).toBe(true);
    expect(view.hasDesk).toBe(true);
  });

  it('sends a form only to the site itself', () => {
    const to = (form: string) =>
      partOf('change', { panel, suggestions: { ways: ['form'], form } }).hosted?.action;
    expect(to('netlify')).toBe('/suggest/thanks/');
    expect(to('cloudflare')).toBe('/suggest/thanks/');
  });

  it('never asks in public how somebody can be reached', () => {
    for (const host of ['github', 'gitlab', 'forgejo'] as const) {
      for (const form of ['change', 'new', 'missing'] as const) {
        const address = issueWith({ ...repository, host } as never, { form, place: 'Smallville' });
        expect(decodeURIComponent(address)).not.toMatch(/How can we tell you/);
        expect(address.startsWith('https://git.example.org/smallville/hereabouts/')).toBe(true);
      }
    }
    expect(
      partOf('change', { panel, suggestions: { ways: ['form'], form: 'netlify' } }).hosted?.questions.at(-1)
        ?.name,
    ).toBe('reply');
  });

  it('names the entry in the message that its own page begins, without any script', () => {
    const context = smallContext({ site: { panel }, assets: { soup: { title: 'Soup & Song' } } });
    const { write } = assetView(context.directory.assets[0]!, context);
    const body = new URL(write?.href ?? '').searchParams.get('body') ?? '';
    expect(body).toMatch(
      /^Which one is it\?\r\nSoup & Song\r\nhttps:\/\/hereabouts\.example\/assets\/soup\/\r\n/,
    );
  });

  it('promises what the panel set, on the page and on the receipt', () => {
    const context = smallContext({ site: { panel, suggestions: { answerDays: 3 } } });
    expect(suggestView(context).steps[0]).toContain('within 3 days');
    expect(suggestThanksView(context).steps[0]).toContain('within 3 days');
    expect(suggestThanksView(context).page.isHidden).toBe(true);
  });
});

describe('the ways in site.json', () => {
  const site = { ...smallContext().directory.site };
  const faults = (suggestions: object, more: object = {}) =>
    siteSchema.safeParse({ ...site, ...more, suggestions }).error?.issues.map(({ message }) => message) ?? [];

  it('need what they stand on, and say so', () => {
    expect(faults({ ways: ['issues'] })).toEqual([expect.stringMatching(/repository/)]);
    expect(faults({ ways: ['email'] })).toEqual([expect.stringMatching(/address/)]);
    expect(faults({ ways: ['form'] })).toEqual([expect.stringMatching(/netlify/)]);
    expect(faults({ form: 'netlify' })).toEqual([expect.stringMatching(/way "form"/)]);
    expect(faults({ ways: ['desk', 'desk'] })).toEqual(['Write each way once.']);
    expect(faults({ ways: ['fax'] })).toEqual(['Write form, issues, email or desk.']);
    expect(faults({ ways: ['issues', 'email', 'desk'] }, { repository, panel })).toEqual([]);
  });
});
