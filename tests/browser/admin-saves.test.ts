import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { field, openAdmin, openRecord, save, signIn, type AdminPage } from './admin-page.ts';
import { launchBrowser } from './chromium.ts';
import { startEditingForm, type StartedForm } from './editing-form.ts';
import { photoWithPlace, placeOfPhoto } from './photo-with-place.ts';

let browser: Browser;
let form: StartedForm;
let admin: AdminPage;

beforeAll(async () => {
  const { folder, content } = inject('aging');
  form = await startEditingForm({ site: folder, content, keeps: 'git' });
  browser = await launchBrowser();
  admin = await openAdmin(browser, form.address);
  await signIn(admin.page);
});

afterAll(async () => {
  await admin.close();
  await browser.close();
  await form.close();
});

function errors(): string[] {
  return readDirectory(form.content, parseDay('2026-11-22'))
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ file, found }) => `${file}: ${found}`);
}

const entryAt = (slug: string) => readFileSync(join(form.content, 'assets', `${slug}.md`), 'utf8');

/** Lines that the last change took out and put in. */
function lastChange(): string[] {
  return form
    .git('show', '--unified=0', '--format=')
    .split('\n')
    .filter((line) => /^[+-](?![+-])/.test(line));
}

test('a thumb adds a group with two sessions on a phone in fewer than 40 taps and fields', async () => {
  const { page } = admin;
  let acts = 0;
  const tap = async (target: Locator) => {
    acts += 1;
    await target.tap();
  };
  const fill = async (target: Locator, words: string) => {
    acts += 1;
    await target.fill(words);
  };
  const choose = async (target: Locator, label: string) => {
    // The field, then the row of what the phone shows.
    acts += 2;
    await target.selectOption({ label });
  };
  const button = (name: string) => page.getByRole('button', { name });

  await tap(page.getByRole('link', { name: 'Add an entry' }));
  await fill(field(page, 'title'), 'The Early Kettle');
  await tap(page.getByText('Group', { exact: true }));
  await tap(page.getByText('Eat together', { exact: true }));
  await tap(button('Add a place'));
  await choose(page.getByLabel('Venue', { exact: true }), 'Silverpit Library');
  await tap(button('Add a time'));
  await tap(page.getByRole('checkbox', { name: 'Tuesday' }));
  await fill(page.getByLabel('From', { exact: true }), '7:30am');
  await fill(page.getByLabel('To, if known'), '9am');
  await tap(button('Add another time'));
  await tap(page.getByRole('checkbox', { name: 'Friday' }).last());
  await fill(page.getByLabel('From', { exact: true }).last(), '7:30am');
  await fill(page.getByLabel('To, if known').last(), '9am');
  await tap(page.getByText('Just turn up', { exact: true }));
  await tap(page.locator("[class*='-ToolbarContainer'] [class*='-PublishButton']"));
  await tap(page.locator("[class*='-ToolbarContainer'] [role='menuitem']").first());
  await page.locator('.Toastify__toast--success').waitFor();
  // Decap goes on to the entry that it has just made.
  await page.waitForURL(/entries\/the-early-kettle/);

  expect(acts).toBeLessThan(40);
  expect(errors()).toEqual([]);
  expect(form.git('show', '--name-status', '--format=').trim()).toBe('A\tassets/the-early-kettle.md');
  expect(entryAt('the-early-kettle')).toMatchInlineSnapshot(`
    "---
    title: The Early Kettle
    kind: group
    themes: [eat-together]
    where:
      - venue: silverpit-library
    sessions:
      - repeats: weekly
        on: [tue]
        from: "07:30"
        to: "09:00"
      - repeats: weekly
        on: [fri]
        from: "07:30"
        to: "09:00"
    joining:
      how: drop-in
    ---
    "
  `);
});

test('one field edited changes that line of the file and no other', async () => {
  const { page } = admin;
  await openRecord(admin, 'assets', 'dawn-dippers');
  await button('More, if you know it');
  await field(page, 'hook').fill('Cold sea, hot flask.');
  await save(page);
  expect(lastChange()).toEqual([
    '-hook: Cold water, then a very hot flask. Watchers welcome.',
    '+hook: Cold sea, hot flask.',
  ]);
  expect(errors()).toEqual([]);

  async function button(name: string) {
    await page.getByRole('button', { name }).first().tap();
  }
});

test('a photo loses where it was taken, is made smaller and stands the right way up, with its words', async () => {
  const { page } = admin;
  const photo = await photoWithPlace(page, 2400, 1800);
  expect(await exifr.gps(photo)).toMatchObject({
    latitude: expect.closeTo(placeOfPhoto.latitude, 3) as number,
    longitude: expect.closeTo(placeOfPhoto.longitude, 3) as number,
  });
  const before = readdirSync(join(form.content, 'photos'));
  await openRecord(admin, 'assets', 'bread-swap');
  await page.getByRole('button', { name: 'More, if you know it' }).first().tap();
  await page
    .locator('.photo-choose input')
    .setInputFiles({ name: 'IMG 0042 (1).JPG', mimeType: 'image/jpeg', buffer: photo });
  await page.locator('.photo-shown').waitFor();
  await page.getByLabel('What the photo shows').fill('Four loaves on a bench');
  await save(page);

  const [name = ''] = readdirSync(join(form.content, 'photos')).filter((file) => !before.includes(file));
  expect(name).toMatch(/^bread-swap-[0-9a-f]{6}\.jpg$/);
  const kept = readFileSync(join(form.content, 'photos', name));
  // A colour profile and the size are all that is left to say.
  const hidden = { tiff: true, exif: true, gps: true, xmp: true, iptc: true, icc: false, jfif: false };
  expect(await exifr.parse(kept, hidden)).toBeUndefined();
  const size = await page.evaluate(
    async (bytes) => {
      const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      return { width, height };
    },
    [...kept],
  );
  expect(size).toEqual({ width: 1200, height: 1600 });
  expect(lastChange()).toEqual(['+photo:', `+  file: ${name}`, '+  alt: Four loaves on a bench']);
  expect(errors()).toEqual([]);
});

test('a photo without words is not saved, and the form says what to write', async () => {
  const { page } = admin;
  const head = form.git('rev-parse', 'HEAD');
  await openRecord(admin, 'assets', 'chair-yoga');
  await page.getByRole('button', { name: 'More, if you know it' }).first().tap();
  await page.locator('.photo-choose input').setInputFiles({
    name: 'yoga.jpg',
    mimeType: 'image/jpeg',
    buffer: await photoWithPlace(page, 800, 600),
  });
  await page.locator('.photo-shown').waitFor();
  await page.locator("[class*='-ToolbarContainer'] [class*='-PublishButton']").tap();
  await page.locator("[class*='-ToolbarContainer'] [role='menuitem']").first().tap();
  await page.locator('.to-mend', { hasText: 'Say in words what the photo shows.' }).waitFor();
  expect(form.git('rev-parse', 'HEAD')).toBe(head);
  await page.getByRole('button', { name: 'Take the photo out' }).tap();
  await expect.poll(() => page.locator('.photo-shown').count()).toBe(0);
});

test('nobody but this computer was asked, and the policy refused nothing', () => {
  expect(admin.faults.filter((fault) => !fault.startsWith('dialog:'))).toEqual([]);
});
