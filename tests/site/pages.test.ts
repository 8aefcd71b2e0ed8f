import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FileSystemConfigLoader, HtmlValidate, esmResolver } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { filesIn } from '../../scripts/build/built-site.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { contactsFor } from '../../src/domain/contact.ts';
import { formatPhone, type Phone } from '../../src/domain/phone.ts';
import { standingOn } from '../../src/domain/standing.ts';
import { sampleDay } from '../browser/built-site.ts';
import { pagesOf, redirectAddress, sampleDirectory } from '../browser/kinds-of-page.ts';
import { elements, htmlAt, linksOf, metaOf, treeAt, wordsOf } from './built-html.ts';
import { textsIn } from './published-texts.ts';

const { folder } = inject('sample');
const directory = sampleDirectory();
const pages = pagesOf(folder).map((path) => ({ path, tree: treeAt(folder, path) }));
const isRedirect = ({ tree }: (typeof pages)[number]) =>
  elements(tree, 'meta').some(({ attribs }) => attribs['http-equiv'] === 'refresh');
const readable = pages.filter((page) => !isRedirect(page));

describe('every page', () => {
  test('is valid HTML', async () => {
    const loader = new FileSystemConfigLoader([esmResolver()]);
    const validator = new HtmlValidate(loader);
    const config = join(projectFolder, 'page.html');
    const found = await Promise.all(
      pages.map(async ({ path }) => {
        const { results } = await validator.validateString(htmlAt(folder, path), config);
        const messages = results.flatMap((result) => result.messages);
        return messages.map(({ ruleId, message }) => `${path}: ${ruleId}: ${message}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  test('is judged by rules that do judge', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()]));
    const { results } = await validator.validateString(
      '<!doctype html><html lang="en"><head><title>x</title></head><body><p style="color:red"><div></div></p></body></html>',
      join(projectFolder, 'page.html'),
    );
    const rules = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    expect(rules).toEqual(expect.arrayContaining(['no-inline-style']));
  });

  test('says in one heading what it is about', () => {
    const odd = pages.filter(
      ({ tree }) => elements(tree, 'h1').length !== 1 || wordsOf(elements(tree, 'h1')) === '',
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('has a title of its own, that begins with its heading', () => {
    const seen = new Map<string, string[]>();
    for (const { path, tree } of readable) {
      const title = wordsOf(elements(tree, 'title'));
      seen.set(title, [...(seen.get(title) ?? []), path]);
    }
    expect([...seen].filter(([title, paths]) => title === '' || paths.length > 1)).toEqual([]);
  });

  test('says which language it is in, and which town it belongs to', () => {
    const languages = pages.map(({ tree }) => elements(tree, 'html')[0]?.attribs['lang']);
    expect(new Set(languages)).toEqual(new Set(['en-GB']));
    const nameless = readable.filter(
      ({ tree }) => !wordsOf(elements(tree, 'title')).endsWith(', Hereabouts Silverpit'),
    );
    expect(nameless.map(({ path }) => path)).toEqual([]);
  });

  test('is described in a sentence, for those who find it elsewhere', () => {
    const odd = readable.filter(({ tree }) => !/^\S.{10,}[.!?…]$/s.test(metaOf(tree, 'description') ?? ''));
    expect(odd.map(({ path, tree }) => `${path}: ${metaOf(tree, 'description') ?? 'none'}`)).toEqual([]);
  });

  test('begins with the name of the entry, where it is about one', () => {
    for (const { slug, data } of directory.assets) {
      const tree = treeAt(folder, `/assets/${slug}/`);
      expect(wordsOf(elements(tree, 'h1'))).toBe(data.title.replaceAll(/\s+/g, ' '));
      expect(elements(tree, 'main').map(({ attribs }) => attribs['data-asset'])).toEqual([slug]);
    }
  });

  test('promises nothing that is still to come: each link and form leads to a page that is there', () => {
    const known = new Set(pages.map(({ path }) => path));
    const targets = readable.flatMap(({ path, tree }) => [
      ...linksOf(tree).map((href) => ({ path, href })),
      ...elements(tree, 'form').map(({ attribs }) => ({ path, href: attribs['action'] ?? '' })),
    ]);
    const inside = targets.filter(({ href }) => !/^(https?:|mailto:|tel:|#)/.test(href));
    const dead = inside.filter(({ path, href }) => {
      const { pathname } = new URL(href, `https://site.example${path}`);
      return !known.has(pathname) && !filesIn(folder).includes(pathname.slice(1));
    });
    expect(inside.length).toBeGreaterThan(1000);
    expect(dead.map(({ path, href }) => `${path}: ${href}`)).toEqual([]);
  });
});

describe('what is personal', () => {
  const texts = textsIn(folder);
  const publishedIn = (secret: string) =>
    texts.filter(({ text }) => text.includes(secret)).map(({ file }) => file);

  test('stays out of every file once consent was withdrawn, has run out, or was never for the site', () => {
    const secrets = directory.assets.flatMap(({ slug, data }) => {
      const shown = contactsFor(data.contacts, 'site', sampleDay);
      return (data.contacts ?? [])
        .filter((contact) => !shown.includes(contact))
        .flatMap(({ name, phone, email, web }) =>
          [...waysToWrite(phone), email, web, name]
            .filter((secret) => secret !== undefined)
            .map((secret) => ({ slug, secret })),
        );
    });
    expect(secrets.map(({ secret }) => secret)).toEqual(expect.arrayContaining(['07700900199', 'Mags']));
    const told = secrets.flatMap(({ slug, secret }) =>
      publishedIn(secret).map((file) => `${slug}: ${secret} in ${file}`),
    );
    expect(told).toEqual([]);
  });

  test('is not given to machines by a person who agreed to the page alone', () => {
    const owned = directory.assets.flatMap(({ slug, data }) => {
      const forMachines = contactsFor(data.contacts, 'data', sampleDay);
      return (data.contacts ?? [])
        .filter((contact) => contact.whose === 'person' && !forMachines.includes(contact))
        .map(({ phone }) => ({ slug, phone: phone ?? '' }));
    });
    expect(owned.length).toBeGreaterThan(0);
    for (const { slug, phone } of owned) {
      const scripts = elements(treeAt(folder, `/assets/${slug}/`), 'script').map((script) => wordsOf(script));
      expect(scripts.join().replaceAll(/\D/g, '')).not.toContain(phone.replaceAll(/\D/g, ''));
    }
  });

  test('is looked for in the search index too, which is packed', () => {
    const packed = texts.filter(({ file }) => file.startsWith('pagefind/fragment/'));
    expect(packed.length).toBeGreaterThan(60);
    expect(packed.some(({ text }) => text.includes('Pot Luck Thursday'))).toBe(true);
  });
});

describe('an entry that is unlisted', () => {
  const unlisted = directory.assets.filter(({ data }) => data.status?.is === 'unlisted');

  test('has a page for those who have its address, which asks search engines to leave it out', () => {
    expect(unlisted.map(({ slug }) => slug)).toEqual(['the-side-door']);
    const tree = treeAt(folder, '/assets/the-side-door/');
    expect(metaOf(tree, 'robots')).toBe('noindex');
    expect(wordsOf(elements(tree, 'h1'))).toBe('The Side Door');
  });

  test('stands in no list, not in the site map, and not in the search index', () => {
    const named = textsIn(folder).filter(
      ({ text }) => text.includes('the-side-door') || text.includes('The Side Door'),
    );
    expect(named.map(({ file }) => file).filter((file) => !/^\d+\/index\.html$/.test(file))).toEqual([
      'assets/the-side-door/index.html',
    ]);
  });
});

describe('an entry that closed more than a year ago', () => {
  test('keeps its address, with a short page that says so and where else to look', () => {
    const tree = treeAt(folder, '/assets/tuesday-tots/');
    const words = wordsOf(elements(tree, 'main'));
    expect(words).toContain('This has closed.');
    expect(words).toContain('It closed on 18 July 2025.');
    expect(words.length).toBeLessThan(400);
    expect(elements(tree, 'main').flatMap(linksOf)).toContainEqual(expect.stringMatching(/^\/themes\//));
    expect(metaOf(tree, 'robots')).toBe('noindex');
  });

  test('stands in no list, not in the site map, and not in the search index', () => {
    const others = readable.filter(({ path }) => path !== '/assets/tuesday-tots/');
    const naming = others.filter(({ tree }) =>
      linksOf(tree).some((href) => href.startsWith('/assets/tuesday-tots/')),
    );
    expect(naming.map(({ path }) => path)).toEqual([]);
    const machines = textsIn(folder).filter(({ file }) => /^(sitemap\.xml|pagefind\/fragment)/.test(file));
    expect(machines.filter(({ text }) => text.includes('tuesday-tots'))).toEqual([]);
  });
});

describe('what is listed', () => {
  test('is in the site map and in the search index, entry by entry', () => {
    const listed = directory.assets.filter(
      ({ data }) => standingOn(data, directory.site, sampleDay).shows.lists,
    );
    const siteMap = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
    const fragments = filesIn(folder)
      .filter((file) => file.startsWith('pagefind/fragment/'))
      .map((file) => gunzipSync(readFileSync(join(folder, file))).toString('utf8'));
    for (const { slug } of listed) {
      expect(siteMap).toContain(`/assets/${slug}/</loc>`);
      expect(fragments.filter((text) => text.includes(`"url":"/assets/${slug}/"`))).toHaveLength(1);
    }
  });

  test('has one address: short addresses send on and are in no list of pages', () => {
    const tree = treeAt(folder, redirectAddress);
    const canonical = elements(tree, 'link').find(({ attribs }) => attribs['rel'] === 'canonical');
    expect(canonical?.attribs['href']).toBe('https://hereabouts.example/assets/pot-luck-thursday/');
    expect(metaOf(tree, 'robots')).toBe('noindex');
  });
});

/** The ways in which a phone number may stand in a file. */
function waysToWrite(phone: Phone | undefined): string[] {
  if (phone === undefined) return [];
  const shown = formatPhone(phone);
  const digits = shown.replaceAll(' ', '');
  return [phone, shown, digits, digits.replace(/^0/, '+44')];
}
