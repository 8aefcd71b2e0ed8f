import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  askToSave,
  field,
  openAdmin,
  openRecord,
  save,
  signIn,
  touchPhone,
  type AdminPage,
} from './admin-page.ts';
import { launchBrowser } from './chromium.ts';
import { startEditingForm, type StartedForm } from './editing-form.ts';
import { laptop } from './open-page.ts';

let browser: Browser;
let form: StartedForm;
let asItWas: string;

beforeAll(async () => {
  const { folder, content } = inject('aging');
  form = await startEditingForm({ site: folder, content, keeps: 'git' });
  browser = await launchBrowser();
  asItWas = entryAt('slow-miles');
});

afterAll(async () => {
  await browser.close();
  await form.close();
});

function entryAt(slug: string, branch = 'main'): string {
  return form.git('show', `${branch}:assets/${slug}.md`);
}

const withTitle = (text: string, title: string) => text.replace(/^title: .*$/m, `title: ${title}`);
const withSummary = (text: string, summary: string) => text.replace(/^summary: .*$/m, `summary: ${summary}`);

/** Somebody with a browser of their own, signed in. */
async function somebody(options: Parameters<typeof openAdmin>[2] = { viewport: laptop }): Promise<AdminPage> {
  const admin = await openAdmin(browser, form.address, options);
  await signIn(admin.page);
  return admin;
}

/** Where what is saved is a draft, its button saves at once. */
async function saveDraft(page: Page): Promise<void> {
  await page.locator("[class*='-ToolbarContainer'] [class*='-SaveButton']").click();
}

async function saved(page: Page): Promise<void> {
  await page.locator('.Toastify__toast--success').first().waitFor();
}

test('of two people on one entry the second is told, chooses between both values, and nothing is lost', async () => {
  const [ama, ben] = [await somebody(), await somebody()];
  await openRecord(ama, 'assets', 'slow-miles');
  await openRecord(ben, 'assets', 'slow-miles');
  await field(ama.page, 'title').fill('Slower Miles');
  await save(ama.page);
  expect(entryAt('slow-miles')).toBe(withTitle(asItWas, 'Slower Miles'));

  await field(ben.page, 'title').fill('Slowest Miles');
  await field(ben.page, 'summary').fill('A very slow walk.');
  await askToSave(ben.page);
  const question = ben.page.getByRole('dialog', { name: 'Someone changed this while you were writing' });
  await question.waitFor();
  expect(await question.getByRole('group', { name: 'Name' }).innerText()).toMatch(
    /Mine\s+Slowest Miles\s+Theirs\s+Slower Miles/,
  );
  await question.getByRole('button', { name: 'Go back to the form' }).click();
  expect(await field(ben.page, 'title').inputValue()).toBe('Slowest Miles');
  expect(entryAt('slow-miles')).toBe(withTitle(asItWas, 'Slower Miles'));

  await askToSave(ben.page);
  await question.getByRole('radio', { name: 'Theirs' }).check();
  await question.getByRole('button', { name: 'Save it like this' }).click();
  await saved(ben.page);
  expect(entryAt('slow-miles')).toBe(withSummary(withTitle(asItWas, 'Slower Miles'), 'A very slow walk.'));

  await ben.page.getByRole('button', { name: 'Show it as it is now' }).click();
  await expect.poll(() => field(ben.page, 'title').inputValue()).toBe('Slower Miles');
  expect(ama.faults).toEqual([]);
  await Promise.all([ama.close(), ben.close()]);
});

test('drafts of two people become one, and once it is published no branch is left', async () => {
  const before = entryAt('chair-yoga');
  const [ama, ben] = [
    await somebody({ viewport: laptop, isDraftFirst: true }),
    await somebody({ viewport: laptop, isDraftFirst: true }),
  ];
  await openRecord(ama, 'assets', 'chair-yoga');
  await openRecord(ben, 'assets', 'chair-yoga');
  await field(ama.page, 'title').fill('Yoga on Chairs');
  await saveDraft(ama.page);
  await saved(ama.page);
  await field(ben.page, 'summary').fill('Stretching, sitting down.');
  await saveDraft(ben.page);
  await ben.page.getByRole('dialog', { name: 'Saved, with the words of both of you' }).waitFor();
  await ben.page.getByRole('button', { name: 'Go on writing' }).click();
  const both = withSummary(withTitle(before, 'Yoga on Chairs'), 'Stretching, sitting down.');
  expect(entryAt('chair-yoga', 'cms/assets/chair-yoga')).toBe(both);
  expect(entryAt('chair-yoga')).toBe(before);

  ben.page.removeAllListeners('dialog');
  ben.page.on('dialog', (dialog) => void dialog.accept());
  const toolbar = ben.page.locator("[class*='-ToolbarContainer']");
  await toolbar.getByRole('button', { name: /^State/ }).click();
  await ben.page.getByRole('menuitem', { name: 'Ready' }).click();
  await toolbar.getByRole('button', { name: /^State: Ready/ }).waitFor();
  await toolbar.getByRole('button', { name: /^Publish/ }).click();
  await ben.page.getByRole('menuitem').first().click();
  await expect.poll(() => form.git('branch', '--list', 'cms/*'), { timeout: 15_000 }).toBe('');
  expect(entryAt('chair-yoga')).toBe(both);
  await Promise.all([ama.close(), ben.close()]);
});

test('words that were not saved outlive a lost session, and take nothing back that others saved meanwhile', async () => {
  const before = entryAt('bread-swap');
  const [ama, ben] = [await somebody(), await somebody()];
  await openRecord(ama, 'assets', 'bread-swap');
  await field(ama.page, 'title').fill('Bread and Jam Swap');
  const typed = { key: 'backup.assets.bread-swap', words: 'Bread and Jam Swap' };
  await expect.poll(() => ama.page.evaluate(isBackedUp, typed), { timeout: 15_000 }).toBe(true);

  await openRecord(ben, 'assets', 'bread-swap');
  await field(ben.page, 'summary').fill('Bring a loaf, take a loaf.');
  await save(ben.page);

  await ama.page.evaluate(() => {
    localStorage.removeItem('decap-cms-user');
  });
  const asked: string[] = [];
  ama.page.removeAllListeners('dialog');
  ama.page.on('dialog', (dialog) => {
    if (dialog.type() === 'confirm') asked.push(dialog.message());
    void dialog.accept();
  });
  await ama.page.reload();
  await ama.page.locator("[class*='-LoginButton']").click();
  await expect
    .poll(() => field(ama.page, 'title').inputValue(), { timeout: 15_000 })
    .toBe('Bread and Jam Swap');
  expect(asked).toHaveLength(1);
  await askToSave(ama.page);
  await saved(ama.page);
  expect(entryAt('bread-swap')).toBe(
    withSummary(withTitle(before, 'Bread and Jam Swap'), 'Bring a loaf, take a loaf.'),
  );
  await Promise.all([ama.close(), ben.close()]);
});

/** Whether Decap has kept words that were typed, under a key of its own store on the device. */
function isBackedUp({ key, words }: { key: string; words: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('localforage');
    opening.onsuccess = () => {
      const request = opening.result.transaction('keyvaluepairs').objectStore('keyvaluepairs').get(key);
      request.onsuccess = () => {
        opening.result.close();
        resolve(JSON.stringify([request.result]).includes(words));
      };
    };
  });
}

test('an entry is still right in two taps from the list, on the day it is in London', async () => {
  const admin = await openAdmin(browser, form.address, touchPhone);
  const { page } = admin;
  // Half past eleven at night by the clock of the world is past midnight in a London summer.
  await page.clock.setFixedTime('2027-06-22T23:30:00Z');
  await page.evaluate(() => {
    localStorage.setItem('hereabouts-checker', JSON.stringify({ by: 'member-4', how: 'rang' }));
  });
  await signIn(page);
  const first = page.locator('.desk-rows a').first();
  const slug = (await first.getAttribute('href'))?.replace('#/check/', '') ?? '';
  await first.tap();
  await page.getByRole('button', { name: 'Still right' }).tap();
  await page.getByText('Checked 23 June 2027').waitFor();
  expect(entryAt(slug)).toContain('checked:\n  on: 2027-06-23\n  by: member-4\n  how: rang\n');
  expect(form.git('log', '-1', '--format=%s')).toBe(`Check “${slug}”: still right\n`);

  await page.getByRole('link', { name: /^Next: / }).tap();
  await page.getByRole('button', { name: 'Could not reach them' }).tap();
  await page.getByLabel(/What you tried/).fill('Rang twice.');
  await page.getByRole('button', { name: 'Write that nobody was reached' }).tap();
  await page.getByText('Written down: could not be reached').waitFor();
  await page.getByRole('button', { name: 'Take it back' }).tap();
  await page.getByText('Taken back').waitFor();
  const changed = form.git('diff', '--stat', 'HEAD~2', 'HEAD');
  expect(changed).toBe('');
  expect(admin.faults).toEqual([]);
  await admin.close();
});
