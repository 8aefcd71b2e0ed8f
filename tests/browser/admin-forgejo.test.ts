import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { forgejoName } from '../hosts/forgejo-host.ts';
import { askToSave, field, openAdmin, openRecord, save, type AdminPage } from './admin-page.ts';
import { launchBrowser } from './chromium.ts';
import { askToSignIn, members, startFormOnHost, type FormOnHost } from './form-on-host.ts';
import { laptop } from './open-page.ts';
import { photoWithPlace } from './photo-with-place.ts';

let browser: Browser;
let form: FormOnHost;
let ama: AdminPage;
let ben: AdminPage;

beforeAll(async () => {
  [browser, form] = await Promise.all([launchBrowser({ namesHere: [forgejoName] }), startFormOnHost()]);
  ama = await form.somebody(browser, members.ama);
  ben = await form.somebody(browser, members.ben);
});

afterAll(async () => {
  await browser.close();
  await form.close();
});

afterEach(() => {
  form.host.meddle = () => undefined;
});

const entryAt = (slug: string, branch = 'main') => form.fileAt(`assets/${slug}.md`, branch);
const withTitle = (text: string, title: string) => text.replace(/^title: .*$/m, `title: ${title}`);
const withSummary = (text: string, summary: string) => text.replace(/^summary: .*$/m, `summary: ${summary}`);
const head = () => form.host.repository.commitOf('main')!;

/** What the device keeps of who is signed in. */
function keptOf(page: Page): Promise<Record<string, unknown> | null> {
  return page.evaluate(
    () => JSON.parse(localStorage.getItem('decap-cms-user') ?? 'null') as Record<string, unknown> | null,
  );
}

/** Whether Decap has kept words that were typed in its own store on the device. */
function keepsWords(words: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('localforage');
    opening.onsuccess = () => {
      const request = opening.result.transaction('keyvaluepairs').objectStore('keyvaluepairs').getAll();
      request.onsuccess = () => {
        opening.result.close();
        resolve(JSON.stringify(request.result).includes(words));
      };
    };
  });
}

/** What the form says when it could not save. */
async function refusalOf(page: Page): Promise<string> {
  const toast = page.locator('.Toastify__toast--error').last();
  await toast.waitFor();
  const says = await toast.innerText();
  // It slides, and a press would miss it.
  await toast.dispatchEvent('click');
  await toast.waitFor({ state: 'detached' });
  return says;
}

/** Does something at the very moment at which somebody's save reaches the host, once. */
function atNextSave(act: () => void): void {
  form.host.meddle = (asked) => {
    if (!/^POST .*\/contents$/.test(asked)) return undefined;
    form.host.meddle = () => undefined;
    act();
    return undefined;
  };
}

function commitOfBen(slug: string, text: string): void {
  const file = { path: `content/assets/${slug}.md`, bytes: Buffer.from(text) };
  form.host.repository.commitFiles('main', [file], members.ben, 'Ben was quicker');
}

test('signing in asks the site and the host alone, for no more than the form needs, and the policy refuses nothing', async () => {
  const { host } = form;
  expect(ama.faults.filter((fault) => !fault.startsWith(`asked for ${host.address}/`))).toEqual([]);
  const asked = ama.faults.find((fault) => fault.includes('/login/oauth/authorize'))!;
  const query = new URL(asked.replace('asked for ', '')).searchParams;
  expect(query.get('scope')).toBe('read:user write:repository write:issue');
  expect(await keptOf(ama.page)).toEqual({
    backendName: 'forgejo',
    name: 'Ama Mensah',
    login: 'ama',
    email: 'ama@example.org',
    token: expect.any(String) as string,
    refresh_token: expect.any(String) as string,
  });
  expect(new URL(ama.page.url()).search).toBe('');
});

test('a new entry with a photo is one commit by that member, of one file and one photo', async () => {
  const { page } = ama;
  const before = head();
  await page.goto(`${form.address}admin/#/collections/assets/new`);
  await field(page, 'title').fill('The Early Kettle');
  await page.getByText('Group', { exact: true }).click();
  await page.getByText('Eat together', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a place' }).click();
  await page.getByLabel('Venue', { exact: true }).selectOption({ label: 'Silverpit Library' });
  await page.getByText('Just turn up', { exact: true }).click();
  await page.getByRole('button', { name: 'More, if you know it' }).first().click();
  await page.locator('.photo-choose input').setInputFiles({
    name: 'kettle.jpg',
    mimeType: 'image/jpeg',
    buffer: await photoWithPlace(page, 1200, 900),
  });
  await page.locator('.photo-shown').waitFor();
  await page.getByLabel('What the photo shows').fill('A kettle on a table');
  await askToSave(page);
  await page.waitForURL(/entries\/the-early-kettle/);

  const { repository } = form.host;
  const [commit] = repository.log('main', 1);
  expect(commit).toMatchObject({
    parents: [before],
    author: { name: 'Ama Mensah', email: 'ama@example.org' },
    message: 'Add entry: the-early-kettle',
  });
  const changed = repository.changedSince(before, 'main');
  expect(changed).toEqual([
    { status: 'added', path: 'content/assets/the-early-kettle.md' },
    {
      status: 'added',
      path: expect.stringMatching(/^content\/photos\/the-early-kettle-[0-9a-f]{6}\.jpg$/) as string,
    },
  ]);
  expect(form.problems()).toEqual([]);
});

test('one field changed touches that key alone', async () => {
  const before = entryAt('dawn-dippers');
  await openRecord(ama, 'assets', 'dawn-dippers');
  await field(ama.page, 'summary').fill('Into the sea at first light.');
  await save(ama.page);
  expect(entryAt('dawn-dippers')).toBe(withSummary(before, 'Into the sea at first light.'));
});

test('two at once: other fields are put together, the same field is asked about, and nothing is lost', async () => {
  const before = entryAt('slow-miles');
  await openRecord(ama, 'assets', 'slow-miles');
  await openRecord(ben, 'assets', 'slow-miles');
  await field(ama.page, 'title').fill('Slower Miles');
  await save(ama.page);
  await field(ben.page, 'summary').fill('A very slow walk.');
  await field(ben.page, 'title').fill('Slowest Miles');
  await askToSave(ben.page);
  const question = ben.page.getByRole('dialog', { name: 'Someone changed this while you were writing' });
  await question.getByRole('radio', { name: 'Theirs' }).check();
  await question.getByRole('button', { name: 'Save it like this' }).click();
  await ben.page.getByRole('dialog', { name: 'Saved, with the words of both of you' }).waitFor();
  await ben.page.getByRole('button', { name: 'Go on writing' }).click();
  expect(entryAt('slow-miles')).toBe(withSummary(withTitle(before, 'Slower Miles'), 'A very slow walk.'));
});

test('somebody quicker by a moment is refused nothing and loses nothing: the host sends the save back', async () => {
  const before = entryAt('chair-yoga');
  await openRecord(ama, 'assets', 'chair-yoga');
  await field(ama.page, 'title').fill('Yoga on Chairs');
  atNextSave(() => {
    commitOfBen('chair-yoga', withSummary(before, 'Stretching, sitting down.'));
  });
  await askToSave(ama.page);
  await ama.page.getByRole('dialog', { name: 'Saved, with the words of both of you' }).waitFor();
  await ama.page.getByRole('button', { name: 'Go on writing' }).click();
  expect(entryAt('chair-yoga')).toBe(
    withSummary(withTitle(before, 'Yoga on Chairs'), 'Stretching, sitting down.'),
  );
  expect(form.host.asked.filter((line) => /POST .*contents 422/.test(line))).toHaveLength(1);
});

test('a host that fails or is gone is told plainly, and the form keeps what was typed', async () => {
  const before = head();
  await openRecord(ama, 'assets', 'bread-swap');
  await field(ama.page, 'title').fill('Bread and Jam Swap');
  for (const failure of [{ status: 500, body: { message: 'runtime error' } }, 'cut'] as const) {
    form.host.meddle = () => failure;
    await askToSave(ama.page);
    expect(await refusalOf(ama.page)).toContain(
      'The place where entries are kept cannot be reached just now. What you typed is still here. Try again in a minute.',
    );
    expect(await field(ama.page, 'title').inputValue()).toBe('Bread and Jam Swap');
  }
  expect(head()).toBe(before);
  form.host.meddle = () => undefined;
  await save(ama.page);
  expect(entryAt('bread-swap')).toContain('title: Bread and Jam Swap\n');
});

test('a token that has run out is renewed while somebody writes, and nobody is asked', async () => {
  await openRecord(ama, 'assets', 'night-owls');
  const before = await keptOf(ama.page);
  form.host.signIn.ageTokens();
  await field(ama.page, 'title').fill('Night Birds');
  await save(ama.page);
  expect(entryAt('night-owls')).toContain('title: Night Birds\n');
  const after = await keptOf(ama.page);
  expect(after?.['token']).not.toBe(before?.['token']);
  expect(after?.['refresh_token']).not.toBe(before?.['refresh_token']);
});

test('a session that has ended while somebody writes loses nothing: they sign in again and save', async () => {
  const { page } = ama;
  await openRecord(ama, 'assets', 'money-straight');
  await field(page, 'title').fill('Money, Straight');
  form.host.signIn.forgetTokens();
  await askToSave(page);
  expect(await refusalOf(page)).toContain('You are no longer signed in, or may not write here.');
  expect(await field(page, 'title').inputValue()).toBe('Money, Straight');
  page.removeAllListeners('dialog');
  page.on('dialog', (dialog) => void dialog.accept());
  await expect.poll(() => page.evaluate(keepsWords, 'Money, Straight'), { timeout: 15_000 }).toBe(true);
  await page.reload();
  form.host.signIn.accountAtBrowser = members.ama;
  await askToSignIn(page);
  await expect.poll(() => field(page, 'title').inputValue(), { timeout: 15_000 }).toBe('Money, Straight');
  await save(page);
  expect(entryAt('money-straight')).toContain('title: Money, Straight\n');
});

test('with drafts: draft, in review, ready and published, and no branch is left', async () => {
  const before = entryAt('carers-tea');
  const drafts = await form.somebody(browser, members.ben, { viewport: laptop, isDraftFirst: true });
  const { page } = drafts;
  page.removeAllListeners('dialog');
  page.on('dialog', (dialog) => void dialog.accept());
  await openRecord(drafts, 'assets', 'carers-tea');
  await field(page, 'title').fill('Tea for Carers');
  await page.locator("[class*='-ToolbarContainer'] [class*='-SaveButton']").click();
  await page.locator('.Toastify__toast--success').first().waitFor();
  const branch = 'cms/assets/carers-tea';
  expect(entryAt('carers-tea', branch)).toBe(withTitle(before, 'Tea for Carers'));
  expect(entryAt('carers-tea')).toBe(before);
  const { api, repository } = form.host;
  const labels = () => api.pulls.at(-1)?.labels;
  expect(labels()).toEqual(['decap-cms/draft']);

  const toolbar = page.locator("[class*='-ToolbarContainer']");
  for (const [state, label] of [
    ['In review', 'decap-cms/pending_review'],
    ['Ready', 'decap-cms/pending_publish'],
  ] as const) {
    await toolbar.getByRole('button', { name: /^State/ }).click();
    await page.getByRole('menuitem', { name: state }).click();
    await toolbar.getByRole('button', { name: new RegExp(`^State: ${state}`) }).waitFor();
    expect(labels()).toEqual([label]);
  }
  // The host still looks at what was pushed, and says so.
  api.mergesPutOff = 1;
  await toolbar.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('menuitem').first().click();
  await expect.poll(() => repository.branches(), { timeout: 15_000 }).toEqual(['main']);
  expect(entryAt('carers-tea')).toBe(withTitle(before, 'Tea for Carers'));
  expect(repository.log('main', 1)[0]).toMatchObject({ author: { name: 'Ben Hale' } });
  expect(api.pulls.at(-1)?.state).toBe('closed');
  await drafts.close();
});

test('a link to one entry is followed once its reader has signed in', async () => {
  const guest = await openAdmin(browser, form.address, { viewport: laptop });
  // A link from elsewhere loads the page anew.
  await guest.page.goto('about:blank');
  await guest.page.goto(`${form.address}admin/#/check/night-owls`);
  form.host.signIn.accountAtBrowser = members.ben;
  await askToSignIn(guest.page);
  await guest.page.getByRole('button', { name: 'Still right' }).waitFor();
  await guest.close();
});

test('signing out takes the keys off the device, and somebody who may not write is not let in', async () => {
  await ben.page.goto(`${form.address}admin/#/collections/assets`);
  await ben.page.getByRole('button', { name: 'Your account' }).click();
  await ben.page.getByRole('menuitem').first().click();
  await ben.page.getByRole('button', { name: 'Sign in with Codeberg or Forgejo' }).waitFor();
  expect(await keptOf(ben.page)).toBeNull();
  await ben.page.reload();
  form.host.signIn.accountAtBrowser = members.reader;
  await askToSignIn(ben.page);
  await ben.page.getByText('Your Forgejo user account does not have access to this repo.').waitFor();
  expect(await keptOf(ben.page)).toBeNull();
});
