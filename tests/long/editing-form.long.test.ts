import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assetSchema } from '../../src/domain/asset.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { field, openAdmin, openRecord, save, signIn, type AdminPage } from '../browser/admin-page.ts';
import { contentThatAges, sampleDay } from '../browser/built-site.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { phone } from '../browser/open-page.ts';
import { startEditingForm, type StartedForm } from '../browser/editing-form.ts';
import { photoWithPlace } from '../browser/photo-with-place.ts';
import { runBuild } from '../site/tiny-builds.ts';

/** The whole life of an entry in the form, on a real repository; each step is checked, and the site built at the end. */
describe('the editing form, from end to end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-form-long-'));
  const site = join(folder, 'site');
  let browser: Browser;
  let form: StartedForm;
  let admin: AdminPage;

  beforeAll(async () => {
    const content = contentThatAges();
    const { code, output } = await runBuild(content, site, { EDITING: 'local' });
    if (code !== 0) throw new Error(output);
    form = await startEditingForm({ site, content, keeps: 'git' });
    rmSync(content, { recursive: true });
    browser = await launchBrowser();
  });

  // What one leaves unsaved must not be in the way of the next.
  beforeEach(async () => {
    admin = await openAdmin(browser, form.address, { viewport: phone });
    admin.page.setDefaultTimeout(15_000);
    await signIn(admin.page);
  });

  afterEach(() => admin.close());

  afterAll(async () => {
    await browser.close();
    await form.close();
    rmSync(folder, { recursive: true });
  });

  const textOf = (file: string) => readFileSync(join(form.content, file), 'utf8');
  const entryOf = (slug: string) =>
    parse(textOf(`assets/${slug}.md`).split('---\n')[1] ?? '') as Record<string, unknown>;
  const errors = () =>
    readDirectory(form.content, sampleDay)
      .problems.filter(({ severity }) => severity === 'error')
      .map(({ file, found }) => `${file}: ${found}`);
  const changedFiles = () => form.git('show', '--name-status', '--format=').trim().split('\n');
  const fieldBox = (page: Page, key: string): Locator =>
    page
      .locator(`[class*='-ControlContainer']:has(> [class*='-ControlTopbar'] label[id^='${key}-field-'])`)
      .first();
  const unfold = async (page: Page) => {
    await page.locator('.own-fold button').first().click();
  };
  /** One out of Decap's own lists of choices. */
  const pick = async (page: Page, key: string, label: string, place = 0) => {
    await page.locator(`input[role='combobox'][id^='${key}-field-']`).nth(place).click();
    await page.locator("[role='listbox'] [role='option']", { hasText: label }).first().click();
  };

  test('an entry is made with every field there is', async () => {
    const { page } = admin;
    await openRecord(admin, 'assets');
    await field(page, 'title').fill('The Early Kettle');
    await page.getByText('Group', { exact: true }).click();
    await page.getByText('Eat together', { exact: true }).click();
    await page.getByText('Good company', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByLabel('Venue', { exact: true }).selectOption({ label: 'Silverpit Library' });
    await page.getByRole('button', { name: 'Add a time' }).click();
    await page.getByRole('checkbox', { name: 'Tuesday' }).check();
    await page.getByLabel('From', { exact: true }).fill('7:30am');
    await page.getByLabel('To, if known').fill('9am');
    await field(page, 'whenInWords').fill('Earlier when the ferry is early.');
    await page.getByText('Ask first', { exact: true }).click();
    await field(page, 'ask').fill('at the library desk');
    await fieldBox(page, 'joining')
      .locator("textarea[id^='note-field-'], input[id^='note-field-']")
      .fill('Say who sent you');
    await field(page, 'summary').fill('Tea for those who are up before the town is.');
    await page.getByRole('button', { name: 'Still right today' }).click();
    const check = fieldBox(page, 'checked');
    await check.getByLabel('Who', { exact: true }).selectOption({ index: 1 });
    await check.getByRole('radio').first().check();
    await check.getByLabel('Note').fill('Two flasks, not one.');
    await fieldBox(page, 'steward').locator('select').selectOption({ index: 1 });

    await unfold(page);
    await page.getByText('Only in some months of the year').click();
    await page.getByRole('checkbox', { name: 'March' }).check();
    const alert = fieldBox(page, 'alert');
    await field(page, 'text').fill('No tea while the boiler is away.');
    await alert.locator('input[type=date]').fill('2026-12-20');
    await page.getByText('There is a charge', { exact: true }).click();
    await field(page, 'amount').fill('50p');
    await field(page, 'extras').fill('Bring a mug');
    await fieldBox(page, 'cost').locator("[id^='note-field-']:is(input, textarea)").fill('A tin by the door');
    const forWhom = fieldBox(page, 'for');
    await field(page, 'from').fill('16');
    await forWhom.getByText('People who work nights').click();
    await forWhom.locator("[id^='note-field-']:is(input, textarea)").fill('Shift workers first');
    await page.getByRole('group', { name: 'Step-free way in' }).getByText('Yes', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a contact' }).click();
    const contacts = fieldBox(page, 'contacts');
    await contacts.getByText('A desk, an office or a shared phone').click();
    await contacts.getByLabel('Role', { exact: true }).fill('The library desk');
    await contacts.getByLabel('Phone', { exact: true }).fill('01632 960123');
    await field(page, 'body').fill('Nobody has to talk before the second cup.');
    await page.locator('.photo-choose input').setInputFiles({
      name: 'kettle.jpg',
      mimeType: 'image/jpeg',
      buffer: await photoWithPlace(page, 1700, 900),
    });
    await page.getByLabel('What the photo shows').fill('A kettle on a windowsill');
    await page.getByLabel('Who took it').fill('The panel');
    await field(page, 'shortTitle').fill('Early Kettle');
    await field(page, 'number').fill('8123');
    await pick(page, 'formality', 'Run by neighbours');
    await pick(page, 'publicity', 'Word of mouth');
    await field(page, 'hook').fill('Tea before the town is up.');
    await page.getByRole('button', { name: 'Add a community' }).click();
    const communities = fieldBox(page, 'communities');
    await communities.locator('select').selectOption({ index: 1 });
    await communities.locator('input').fill('Early risers');
    await field(page, 'runBy').fill('The night shift');
    await fieldBox(page, 'firstVisit').locator('textarea').fill('Knock twice.\nMind the cat.');
    await field(page, 'give').fill('A spare mug.');
    await fieldBox(page, 'spoken').getByText('Polish', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a link' }).click();
    const links = fieldBox(page, 'links');
    await links.locator('input').first().fill('Their page');
    await links.locator('input').last().fill('https://kettle.example/');
    await page.getByRole('button', { name: 'Add a connection' }).click();
    const ties = fieldBox(page, 'connections');
    await ties.getByRole('searchbox').fill('Dawn');
    await ties.getByRole('button', { name: 'Dawn Dippers' }).click();
    await ties.locator('select').last().selectOption({ index: 1 });
    const tried = fieldBox(page, 'tried');
    await tried.locator('input[type=date]').fill('2026-11-20');
    await tried.locator("[id^='note-field-']:is(input, textarea)").fill('Rang twice');
    await field(page, 'reviewEvery').fill('6');
    const added = fieldBox(page, 'added');
    await added.locator('input[type=date]').fill('2026-11-22');
    await field(page, 'by').fill('member-3');
    await page.locator("input[role='combobox'][id^='from-field-']").click();
    await page.locator("[role='listbox'] [role='option']").first().click();
    await field(page, 'ref').fill('Slip 12');
    await page.getByRole('button', { name: 'Add an id' }).click();
    const ids = fieldBox(page, 'external');
    await ids.locator('input').fill('County list');
    await ids.locator('textarea').fill('K-1');
    await fieldBox(page, 'formerly').locator('textarea').fill('first-kettle');
    await save(page);

    expect(errors()).toEqual([]);
    const keys = Object.keys(entryOf('the-early-kettle'));
    expect(Object.keys(assetSchema.shape).filter((key) => !keys.includes(key))).toEqual([]);
    expect(changedFiles().map((line) => line.replace(/-[0-9a-f]{6}\.jpg/, '.jpg'))).toEqual([
      'A\tassets/the-early-kettle.md',
      'A\tphotos/the-early-kettle.jpg',
    ]);
  });

  test('every field that need not be there is cleared but the check, and nothing blank is left', async () => {
    const { page } = admin;
    await openRecord(admin, 'assets', 'the-early-kettle');
    await unfold(page);
    // A check that was made stays made; the rest is what every entry must have.
    const isKeptFact = (element: Element) =>
      element.closest(
        "[class*='-ControlContainer']:has(label[id^='checked-field-'], label[id^='where-field-'])",
      ) !== null || element.id.startsWith('title-field-');
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    // Own ways to take things out first, then every text.
    const takeOut = page.getByRole('button', { name: /^Take (?:out|the photo out|the answer out)/ });
    const needed = fieldBox(page, 'where').getByRole('button', { name: /^Take out/ });
    while ((await takeOut.count()) > (await needed.count())) await takeOut.last().click();
    await page.getByText('It is going', { exact: true }).click();
    for (const text of await page
      .locator(
        '[role=main] :is(textarea, input[type=text], input[type=number], input[type=date], input:not([type]))',
      )
      .all()) {
      if (!(await text.isVisible()) || !(await text.isEditable())) continue;
      const isKept = await text.evaluate(isKeptFact);
      if (!isKept) await text.fill('');
    }
    for (const choice of await page.locator('[role=main] select:visible').all()) {
      const isKept = await choice.evaluate(isKeptFact);
      if (!isKept) await choice.selectOption({ index: 0 });
    }
    await field(page, 'whenInWords').fill('Most mornings');
    for (const choice of await page.locator("[role=main] input[role='combobox']").all()) {
      await choice.focus();
      await page.keyboard.press('Backspace');
    }
    const ticked = page.locator('[role=main] input[type=checkbox]:checked:visible');
    while ((await ticked.count()) > 0) await ticked.first().uncheck();
    await page.getByRole('group', { name: 'Step-free way in' }).getByText("Don't know").click();
    await save(page);

    const text = textOf('assets/the-early-kettle.md');
    expect(text).not.toMatch(/null|""|''|\[\]|\{\}|:\s*$(?!\n\s)/m);
    expect(errors()).toEqual([]);
    expect(text).toMatchInlineSnapshot(`
      "---
      title: The Early Kettle
      kind: group
      themes: [eat-together, good-company]
      where:
        - venue: silverpit-library
      whenInWords: Most mornings
      checked:
        on: 2026-11-22
        by: member-1
        how: visited
        note: Two flasks, not one.
      ---
      "
    `);
  });

  test('an entry with another name keeps its address', async () => {
    const { page } = admin;
    await openRecord(admin, 'assets', 'bread-swap');
    await field(page, 'title').fill('The Great Bread Swap');
    await save(page);
    expect(changedFiles()).toEqual(['M\tassets/bread-swap.md']);
    expect(form.git('show', '--numstat', '--format=').trim()).toBe('1\t1\tassets/bread-swap.md');
    expect(errors()).toEqual([]);
  });

  test('an entry is paused until a day, and one is closed today', async () => {
    const { page } = admin;
    await openRecord(admin, 'assets', 'chair-yoga');
    await unfold(page);
    await page.getByText('Stopped for now').click();
    await fieldBox(page, 'status').getByLabel('Due back on').fill('2027-01-11');
    await save(page);
    expect(entryOf('chair-yoga')['status']).toEqual({ is: 'paused', until: '2027-01-11' });
    expect(errors()).toEqual([]);

    await openRecord(admin, 'assets', 'net-menders');
    await unfold(page);
    await page.getByText('Ended for good').click();
    await fieldBox(page, 'status').getByLabel('Last day').fill('2026-11-21');
    await save(page);
    expect(entryOf('net-menders')['status']).toEqual({ is: 'closed', on: '2026-11-21' });
    expect(errors()).toEqual([]);
  });

  test('with keys alone a pin is set and the venue saved', async () => {
    const { page } = admin;
    await admin.open('/collections/venues');
    await page.locator("[class*='-ListCardLink']").first().waitFor();
    const tabTo = async (what: string) => {
      const target = page.locator(what).first();
      await target.waitFor();
      for (let presses = 0; presses < 200; presses += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`No number of tabs leads to ${what}.`);
    };
    await tabTo("[href$='/entries/st-elmos-hall']");
    await page.keyboard.press('Enter');
    await page.locator('.page-head h1', { hasText: 'Elmo' }).waitFor();
    for (const [key, degrees] of [
      ['lat', '54.7213'],
      ['lon', '2.7511'],
    ] as const) {
      await tabTo(`input[id^='${key}-field-']`);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(degrees);
    }
    await tabTo("[class*='-PublishButton']");
    await page.keyboard.press('Enter');
    await page.locator("[role='menuitem']").first().waitFor();
    if (
      !(await page
        .locator("[role='menuitem']")
        .first()
        .evaluate((item) => item === document.activeElement))
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.Toastify__toast--success').waitFor();
    const venue = JSON.parse(textOf('venues/st-elmos-hall.json')) as { lat: number; lon: number };
    expect(venue).toMatchObject({ lat: 54.7213, lon: 2.7511 });
    expect(errors()).toEqual([]);
  });

  test('the site builds with all of it', async () => {
    const { code, output } = await runBuild(form.content, join(folder, 'after'), { EDITING: 'off' });
    expect(output).toContain('The site is ready.');
    expect(code).toBe(0);
  });
});
