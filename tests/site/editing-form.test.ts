import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { readBuiltPage } from '../../scripts/build/built-page.ts';
import { filesIn } from '../../scripts/build/built-site.ts';
import { integrityOf } from '../../scripts/build/bundle-editing-form.ts';
import { editingData } from '../../scripts/build/editing-form.ts';
import { readPublishedOrThrow } from '../../scripts/build/read-published.ts';
import { readEnvironment } from '../../scripts/environment.ts';

const { folder: withForm, content } = inject('aging');
const { folder: withoutForm } = inject('sample');
const admin = join(withForm, 'admin');
const read = (name: string) => readFileSync(join(admin, name), 'utf8');
const page = readBuiltPage('admin/index.html', '/admin/', read('index.html'));

/** Most that may come before somebody can sign in, as hosts send it. */
const mostForFirstLoad = 1_000_000;

describe('a site with the editing form', () => {
  test('lets its page run nothing but its own program, and ask nobody but the site', () => {
    const directives = new Map(
      page.policies[0]?.text.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    expect(page.policies).toHaveLength(1);
    expect(page.policies[0]?.after).toEqual([]);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('connect-src')).toEqual(["'self'", 'blob:']);
    expect(directives.get('form-action')).toEqual(["'none'"]);
    expect(page.inlineCode).toEqual([]);
  });

  test('keeps it out of search engines, the site map, the search and the copies for times without a network', () => {
    expect(page.noindex).toBe(true);
    expect(readFileSync(join(withForm, 'sitemap.xml'), 'utf8')).not.toContain('/admin/');
    expect(readFileSync(join(withForm, 'sw.js'), 'utf8')).not.toMatch(/"admin\//);
    const searched = readdirSync(join(withForm, 'pagefind', 'fragment')).length;
    expect(searched).toBe(readdirSync(join(withoutForm, 'pagefind', 'fragment')).length);
  });

  test('serves each of its files as it was bundled, and no other', () => {
    const manifest = JSON.parse(read('files.json')) as Record<string, string>;
    const written = ['config.json', 'directory.json', 'entries.json', 'files.json', 'index.html'];
    const files = filesIn(admin).filter((file) => !written.includes(file));
    expect(Object.keys(manifest).sort()).toEqual(files);
    for (const file of files) {
      expect(integrityOf(readFileSync(join(admin, file))), file).toBe(manifest[file]);
    }
    expect(read('index.html')).toContain(`integrity="${manifest['app.js']}"`);
    expect(read('index.html')).toContain(`integrity="${manifest['app.css']}"`);
  });

  test('sends less than a megabyte before somebody can sign in', () => {
    const first = ['index.html', 'app.js', 'app.css', 'config.json', 'entries.json'];
    const sent = first.map((file) => gzipSync(readFileSync(join(admin, file))).length);
    expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(mostForFirstLoad);
  });

  test('is set up by what the schemas and the content say now', async () => {
    const published = readPublishedOrThrow({
      ...readEnvironment({}),
      contentDir: content,
      today: '2026-11-22' as never,
      editing: 'local',
    });
    const data = await editingData(published);
    for (const [name, value] of Object.entries(data)) {
      expect(JSON.parse(read(name)), name).toEqual(JSON.parse(JSON.stringify(value)));
    }
  });

  test('tells nothing in its files that is on no page: no entry that is in no list', () => {
    const unlisted = readPublishedOrThrow({
      ...readEnvironment({}),
      contentDir: content,
    }).directory.assets.filter(({ data }) => data.status?.is === 'unlisted');
    const { entries } = JSON.parse(read('entries.json')) as { entries: { slug: string }[] };
    const slugs = new Set(entries.map(({ slug }) => slug));
    expect(unlisted.filter(({ slug }) => slugs.has(slug))).toEqual([]);
    expect(slugs.size).toBeGreaterThan(50);
  });

  test("puts nothing of it into readers' pages and their scripts", () => {
    const scripts = filesIn(join(withForm, '_astro')).filter((file) => file.endsWith('.js'));
    for (const file of scripts) {
      expect(readFileSync(join(withForm, '_astro', file), 'utf8'), file).not.toMatch(/decap|react-dom/i);
    }
    const names = filesIn(join(withoutForm, '_astro')).filter((file) => file.endsWith('.js'));
    expect(scripts).toEqual(names);
  });

  test('leads from the list of the panel to the check of each entry', () => {
    const panel = readFileSync(join(withForm, 'panel', 'index.html'), 'utf8');
    expect(panel).toMatch(/href="\/admin\/#\/check\/[a-z0-9-]+"/);
  });
});

describe('a site that is joined to no git host', () => {
  const text = readFileSync(join(withoutForm, 'admin', 'index.html'), 'utf8');

  test('says so at the address of the form, and what to do instead', () => {
    expect(text).toContain('not joined to a place where changes are kept');
    expect(text).toContain('npm run edit');
    expect(readBuiltPage('admin/index.html', '/admin/', text).noindex).toBe(true);
  });

  test('holds nothing of the form, and no link to it', () => {
    expect(readdirSync(join(withoutForm, 'admin'))).toEqual(['index.html']);
    expect(readFileSync(join(withoutForm, 'panel', 'index.html'), 'utf8')).not.toContain('/admin/');
    expect(existsSync(join(withoutForm, 'admin', 'app.js'))).toBe(false);
  });
});
