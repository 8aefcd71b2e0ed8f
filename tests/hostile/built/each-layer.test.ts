import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { jsonForScript } from '../../../src/formats/escape.ts';
import { renderBody } from '../../../src/reader/markdown.ts';
import { serveFolder } from '../../browser/built-site.ts';
import { launchBrowser } from '../../browser/chromium.ts';
import { kindsOfPage } from '../../browser/kinds-of-page.ts';
import { onEach, withoutPictures } from '../../browser/open-page.ts';
import { fileOf, htmlAt } from '../../site/built-html.ts';
import { allHostileStrings } from '../own-strings.ts';
import { noteWhatRuns, whatRan } from './canary.ts';

/**
 * Three things stand between a hostile text and a reader: the text of an entry is cleaned, the facts for machines
 * are escaped, and the content security policy refuses what is not a file of the site. Each is tried here with
 * the others taken away, on copies of built pages; and each time it is shown that without it, texts do run.
 */
const { folder } = inject('sample');
const kinds = [...kindsOfPage()];
const page = htmlAt(folder, '/assets/pot-luck-thursday/');
const payloads = allHostileStrings.filter((text) => /<|javascript:|data:/i.test(text));
/** Enough of them to show that something would run, were it not stopped. */
const somePayloads = payloads.filter((_, place) => place % 4 === 0);
const someKinds = kinds.filter((_, place) => place % 4 === 0);

let browser: Browser;
let copy: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'hereabouts-layers-'));
  cpSync(folder, copy, { recursive: true });
  server = await serveFolder(copy);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(copy, { recursive: true });
});

describe('the content security policy alone', () => {
  test('lets no text run that nobody has cleaned', async () => {
    const ran = await whatRunsIn(payloads.map((text) => withBody(page, text)));
    expect(ran).toEqual([]);
  });

  test('is what stops them: without it, uncleaned texts do run', async () => {
    const ran = await whatRunsIn(somePayloads.map((text) => withoutPolicy(withBody(page, text))));
    expect(ran.length).toBeGreaterThan(3);
  });

  test('lets no script run that is planted in a page, whichever its kind and wherever it stands', async () => {
    const ran = await whatRunsIn(kinds.map(([, path]) => withPlants(htmlAt(folder, path))));
    expect(ran).toEqual([]);
  });

  test('is what stops those too, on one kind of page as on another', async () => {
    const ran = await whatRunsIn(
      someKinds.map(([, path]) => withoutPolicy(withPlants(htmlAt(folder, path)))),
    );
    expect(new Set(ran.map(({ index }) => index)).size).toBe(someKinds.length);
  });
});

describe('cleaning the text of entries alone', () => {
  const clean = (text: string) =>
    renderBody(text, { file: 'assets/x.md', firstLine: 1, pages: new Set() }).html;

  test('lets no text run on a page without a policy, however it stands in the text', async () => {
    const texts = payloads.flatMap((text) => [text, `- ${text}`, `[${text}](${text})`]);
    const cleaned = [...new Set(texts.map(clean))].filter((html) => html !== '');
    expect(cleaned.length).toBeGreaterThan(payloads.length / 2);
    const ran = await whatRunsIn(cleaned.map((html) => withoutPolicy(withBody(page, html))));
    expect(ran).toEqual([]);
  });
});

describe('escaping the facts for machines alone', () => {
  const facts = (text: string) => ({
    '@context': 'https://schema.org',
    name: text,
    description: `${text} ${text}`,
  });

  test('lets no text run on a page without a policy', async () => {
    const ran = await whatRunsIn(
      payloads.map((text) => withoutPolicy(withFacts(page, jsonForScript(facts(text))))),
    );
    expect(ran).toEqual([]);
  });

  test('is what stops them: unescaped facts end their element, and run', async () => {
    const ran = await whatRunsIn(
      somePayloads.map((text) => withoutPolicy(withFacts(page, JSON.stringify(facts(text))))),
    );
    expect(ran.length).toBeGreaterThan(0);
  });
});

/** Serves pages from their text, opens each, presses every link of its own text, and lists what ran in which. */
async function whatRunsIn(pages: readonly string[]): Promise<{ index: number; ran: readonly string[] }[]> {
  const found = await onEach(browser, {
    home: server.address,
    items: [...pages.entries()],
    prepare: withoutPictures,
    act: async ({ page: open }, [index, html]) => {
      const path = `/planted-${index}/`;
      const file = join(copy, fileOf(path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, html);
      await noteWhatRuns(open);
      // A text may send the reader away at once, to an address that is not there: that is not running.
      await open.goto(server.address + path).catch(() => undefined);
      await open
        .evaluate(() => {
          for (const link of document.querySelectorAll<HTMLAnchorElement>('.prose a, a.planted')) {
            if (/^(javascript|data|vbscript):/i.test(link.href)) link.click();
          }
          for (const part of document.querySelectorAll('.prose [onmouseover]')) {
            part.dispatchEvent(new Event('mouseover'));
          }
        })
        .catch(() => undefined);
      const ran = await whatRan(open).catch(() => undefined);
      await emptyWindow(open);
      return { index, ran: ran ?? [] };
    },
  });
  return found.filter(({ ran }) => ran.length > 0);
}

/**
 * Leaves a page behind. A text may send its reader away just then, and again: whoever sends first is obeyed, so
 * that it is asked for until nothing else is under way.
 */
async function emptyWindow(open: Page): Promise<void> {
  await expect
    .poll(async () => {
      await open.goto('about:blank').catch(() => undefined);
      return open.url();
    })
    .toBe('about:blank');
}

/** The page of an entry with other HTML as its text. */
function withBody(html: string, body: string): string {
  return replaced(html, /(<div class="prose">)[\s\S]*?<\/div>/, (_, start) => `${start}${body}</div>`);
}

function withFacts(html: string, json: string): string {
  return replaced(
    html,
    /(<script type="application\/ld\+json">)[\s\S]*?<\/script>/,
    (_, start) => `${start}${json}</script>`,
  );
}

function withoutPolicy(html: string): string {
  return replaced(html, /<meta http-equiv="content-security-policy"[^>]*>/, () => '');
}

/** Scripts in the head and in the body, a handler, and a link that runs. */
function withPlants(html: string): string {
  const script = '<script>pwned("script")</script>';
  const others =
    '<img src="/none.png" onerror="pwned(\'handler\')"><a class="planted" href="javascript:pwned(\'link\')">x</a>';
  const inHead = replaced(html, /<meta name="viewport"/, (found) => `${script}${found}`);
  return replaced(inHead, /<\/main>/, (found) => `${script}${others}${found}`);
}

function replaced(text: string, pattern: RegExp, by: (...found: string[]) => string): string {
  if (!pattern.test(text)) throw new Error(`The page does not hold ${pattern.source}.`);
  return text.replace(pattern, by);
}
