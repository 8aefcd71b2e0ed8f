import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type AxeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { decapParts } from '../../src/cms/access/parts.ts';
import { askToSave, field, openAdmin, openRecord, signIn, touchPhone, type AdminPage } from './admin-page.ts';
import { brokenRules } from './broken-rules.ts';
import { launchBrowser } from './chromium.ts';
import { startEditingForm, type StartedForm } from './editing-form.ts';
import { partsThatStickOut } from './parts-that-stick-out.ts';

/** What is known of one sight of the form. */
interface Sight {
  readonly name: string;
  readonly sticksOut: readonly string[];
  readonly small: readonly string[];
  readonly findings: readonly string[];
  readonly headings: readonly string[];
}

/**
 * What axe still finds of serious and critical faults, by sight. The form alone has such a list: it may only grow
 * shorter, and goes when Decap has mended the last of them.
 */
const knownFindings: readonly string[] = [];

let browser: Browser;
let form: StartedForm;
let admin: AdminPage;
const sights = new Map<string, Sight>();
const partsSeen = new Set<string>();

/** Every part of Decap's pages that our style sheet or our script looks for, by its name. */
const partsUsed = [
  ...new Set([
    ...decapParts,
    ...[
      ...readFileSync(join(projectFolder, 'src/cms/admin.css'), 'utf8').matchAll(/\[class\*='-([\w-]+)'\]/g),
    ].map(([, name]) => name ?? ''),
  ]),
];

/** There only while something is fetched. */
const passing = new Set(['LoaderText']);

beforeAll(async () => {
  form = await startEditingForm({
    site: inject('aging').folder,
    content: inject('aging').content,
    keeps: 'git',
  });
  browser = await launchBrowser();
  admin = await openAdmin(browser, form.address);
  const { page } = admin;
  await page.locator("[class*='-LoginButton']").waitFor();
  await look('sign-in');
  await signIn(page);
  await look('what wants a look');
  await admin.open('/check/dawn-dippers');
  await look('check');
  await admin.open('/collections/assets');
  await page.locator("[class*='-ListCardLink']").first().waitFor();
  await look('list');
  await page.locator("[class*='-CollectionControlsContainer'] [role='button']").first().click();
  await look('list with a menu');
  await page.keyboard.press('Escape');
  await openRecord(admin, 'assets');
  await look('new entry');
  await askToSave(page);
  await page.locator('.to-mend').waitFor();
  await look('faults');
  await openRecord(admin, 'assets', 'dawn-dippers');
  await look('entry');
  await field(page, 'title').fill('Dawn Dippers and a Flask');
  await page.locator("[class*='-BackStatusChanged']").waitFor();
  await look('changed entry');
  await page.locator("[class*='-EditorToggle']").first().click();
  await page.locator('.SplitPane').waitFor();
  await look('preview');
  await page.locator("[class*='-EditorToggle']").first().click();
  page.removeAllListeners('dialog');
  page.on('dialog', (dialog) => void dialog.accept());
  await admin.open('/collections/taxonomy');
  await look('words');
  await page.locator("[class*='-SearchInput']").fill('kettle');
  await look('search begun');
  await page.keyboard.press('Enter');
  await page.locator("[class*='-SearchResultHeading']").waitFor();
  await look('search');
  await admin.open('/search/tea');
  await page.locator("[class*='-CollectionLabel']").first().waitFor();
  await look('search in everything');
  await admin.open('/search/nothing-is-called-this');
  await page.locator("[class*='-NoEntriesMessage']").waitFor();
  await look('nothing found');
  await admin.open('/collections/assets');
  await page.locator("[class*='-CollectionControlsContainer'] [role='button']").first().click();
  await page.locator("[role='menuitem']").first().click();
  await page.locator("[class*='-GroupHeading']").first().waitFor();
  await look('groups');
  await lookAtDrafts();
});

/** The same form where what is saved is a draft first. */
async function lookAtDrafts(): Promise<void> {
  const drafts = await openAdmin(browser, form.address, { ...touchPhone, isDraftFirst: true });
  const { page } = drafts;
  await signIn(page);
  await openRecord(drafts, 'venues', 'st-elmos-hall');
  await field(page, 'title').fill('The Hall of St Elmo');
  await page.locator("[class*='-SaveButton']").click();
  await page.locator('.Toastify__toast--success').waitFor();
  // Decap fetches what it has just kept, and draws the form anew.
  await page.locator("[class*='-StatusButton']").waitFor();
  await page.locator('.page-head h1', { hasText: 'The Hall of St Elmo' }).waitFor();
  await look('draft', page);
  await drafts.open('/collections/venues');
  await page.locator("[class*='-WorkflowBadge']").waitFor();
  await look('list with a draft', page);
  await drafts.close();
}

afterAll(async () => {
  await admin.close();
  await browser.close();
  await form.close();
});

async function look(name: string, page = admin.page): Promise<void> {
  for (const part of await partsIn(page)) partsSeen.add(part);
  sights.set(name, {
    name,
    sticksOut: (await page.evaluate(partsThatStickOut, [])).filter((part) => part !== ''),
    small: await page.evaluate(smallTargets),
    findings: (await seriousFindings(page)).map((finding) => `${name}: ${finding}`),
    headings: await page.locator('h1:visible').allTextContents(),
  });
}

async function partsIn(page: Page): Promise<string[]> {
  return page.evaluate(
    (names) => names.filter((name) => document.querySelector(`[class*='-${name}']`) !== null),
    partsUsed,
  );
}

/** Runs in the page: what a finger could miss, of what can be pressed. Words in running text are let off. */
function smallTargets(): string[] {
  const pressable = 'a[href], button, input, select, textarea, summary, [role="button"], [role="menuitem"]';
  return [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((target) => {
    const within = target.closest<HTMLElement>('label, [class*="-control"], .desk-rows li') ?? target;
    const { width, height } = within.getBoundingClientRect();
    const isSeen = width > 1 && height > 1 && getComputedStyle(target).visibility === 'visible';
    const isInText = target.matches('p a, [class*="-ControlHint"] a');
    if (!isSeen || isInText || (width >= 43.5 && height >= 43.5)) return [];
    return [`${target.outerHTML.slice(0, 120)} is ${Math.round(width)} by ${Math.round(height)}`];
  });
}

async function seriousFindings(page: Page): Promise<string[]> {
  // Brings axe into the page.
  await brokenRules(page);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof AxeCore };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'critical' || impact === 'serious')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html.slice(0, 140)}`));
  });
}

const all = (of: (sight: Sight) => readonly string[]) =>
  [...sights.values()].flatMap((sight) => of(sight).map((said) => `${sight.name}: ${said}`));

test('every part of Decap that our style sheet or script names is in the form', () => {
  expect(partsUsed.filter((name) => !partsSeen.has(name) && !passing.has(name))).toEqual([]);
});

test('nothing of it is wider than a phone', () => {
  expect(all(({ sticksOut }) => sticksOut)).toEqual([]);
});

test('whatever can be pressed has room for a finger', () => {
  expect(all(({ small }) => small)).toEqual([]);
});

test('axe finds nothing critical or serious beyond the list, which may only grow shorter', () => {
  expect([...sights.values()].flatMap(({ findings }) => findings)).toEqual(knownFindings);
});

test('each sight has one heading that says what it is', () => {
  expect(
    Object.fromEntries([...sights.values()].map(({ name, headings }) => [name, headings])),
  ).toMatchObject({
    'sign-in': ['Keep Silverpit up to date'],
    'what wants a look': ['What wants a look'],
    list: ['Entries'],
    'new entry': ['New entry'],
    faults: ['New entry'],
    entry: ['Dawn Dippers'],
    'changed entry': ['Dawn Dippers and a Flask'],
  });
  expect([...sights.values()].filter(({ headings }) => headings.length !== 1)).toEqual([]);
});

test('what is wrong is listed, tied to its field and said there, and the first field has the focus', async () => {
  const { page } = admin;
  await openRecord(admin, 'assets');
  await askToSave(page);
  await page.locator('.to-mend').waitFor();
  const title = field(page, 'title');
  await expect
    .poll(() => title.evaluate((element) => document.activeElement === element), { timeout: 15_000 })
    .toBe(true);
  expect(await title.getAttribute('aria-invalid')).toBe('true');
  const said = await title.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? `nothing called ${id}`),
  );
  expect(said.join(' ')).toMatch(/Name.*What people call it/);
  const before = await page.locator('.to-mend li').count();
  await title.fill('The Early Kettle');
  await expect.poll(() => page.locator('.to-mend li').count(), { timeout: 15_000 }).toBe(before - 1);
  expect(await title.getAttribute('aria-invalid')).toBeNull();
  await page.locator('.to-mend a').first().click();
  await expect
    .poll(
      () => page.evaluate(() => document.activeElement?.closest("[class*='-ControlContainer']") !== null),
      {
        timeout: 15_000,
      },
    )
    .toBe(true);
});

test('the policy refused nothing, nobody else was asked, and nothing failed', () => {
  expect(admin.faults).toEqual([]);
});
