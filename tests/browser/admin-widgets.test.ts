/** The form's own fields and previews, in a real browser, on a phone and on a laptop. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { hostileStrings } from '../hostile/own-strings.ts';
import { openAdmin, openRecord, save, signIn, touchPhone, type AdminPage } from './admin-page.ts';
import { launchBrowser } from './chromium.ts';
import { startEditingForm, type StartedForm } from './editing-form.ts';
import { laptop } from './open-page.ts';

const hostileEntries = 20;

let folder: string;
let form: StartedForm;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-widgets-'));
  cpSync(inject('aging').content, folder, { recursive: true });
  for (let index = 0; index < hostileEntries; index += 1) writeHostileEntry(index);
  form = await startEditingForm({ site: inject('aging').folder, content: folder, keeps: 'files' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await form.close();
  rmSync(folder, { recursive: true });
});

const texts = Object.values(hostileStrings).flat();

/** An entry in which every text is hostile, and between them every hostile text there is. */
function writeHostileEntry(index: number): void {
  let next = index;
  const hostile = () => {
    const text = texts[next % texts.length] ?? '';
    next += hostileEntries;
    return text;
  };
  const facts = {
    title: `${hostile()} `.slice(0, 58).trim() || 'Blank',
    shortTitle: hostile(),
    kind: 'group',
    summary: hostile(),
    hook: hostile(),
    themes: [hostile(), 'eat-together'],
    where: [{ venue: hostile(), note: hostile() }, { online: hostile() }],
    whenInWords: hostile(),
    firstVisit: [hostile(), hostile()],
    give: hostile(),
    access: { stepFree: { is: 'yes', note: hostile() } },
    contacts: [{ role: hostile(), web: hostile(), whose: 'organisation' }],
    links: [{ label: hostile(), url: hostile() }],
    connections: [{ to: 'slow-miles', as: 'meets-with', note: hostile() }],
    photo: { file: hostile(), alt: hostile() },
  };
  const body = `${hostile()}\n\n[${hostile()}](${hostile()})\n\n- ${hostile()}\n`;
  writeFileSync(join(folder, 'assets', `hostile-${index}.md`), `---\n${stringify(facts)}---\n${body}`);
}

/** The widget of a field, by what the field is called. */
function widgetOf(page: Page, label: string) {
  return page
    .locator("[class*='-ControlContainer']")
    .filter({ has: page.locator(`label:text-matches("^${label}")`) })
    .first();
}

describe('on a phone', () => {
  let admin: AdminPage;
  let page: Page;

  // A window of its own for each: what one test leaves unsaved asks whoever leaves it.
  beforeEach(async () => {
    admin = await openAdmin(browser, form.address, touchPhone);
    page = admin.page;
    // Half past midnight in London, when it is still June in Greenwich.
    await page.clock.setFixedTime(new Date('2027-06-30T23:30:00Z'));
    await signIn(page);
  });
  afterEach(async () => {
    const { faults } = admin;
    await admin.close();
    // Drawing without a graphics card is slow, and Chromium says so.
    expect(faults.filter((fault) => !fault.includes('GL Driver Message'))).toEqual([]);
  });

  test('a time is said back in plain words while it is written, and kept as the content wants it', async () => {
    await openRecord(admin, 'assets', 'slow-miles');
    const when = widgetOf(page, 'When');
    await when.getByRole('button', { name: 'Add another time' }).tap();
    const time = when.locator('li[data-key]').last();
    await time.getByRole('checkbox', { name: 'Tuesday' }).check();
    await time.getByLabel('From', { exact: true }).fill('10am');
    await time.getByLabel('To, if known').fill('12');
    await time.getByLabel('To, if known').press('Tab');
    expect(await time.locator('.own-said').textContent()).toBe(
      'Every Tuesday, 10am to midday. Next: Tuesday 6 July.',
    );
    expect(await time.locator('summary').first().textContent()).toBe('Every Tuesday, 10am to midday');
    await save(page);
    expect(readFileSync(join(form.content, 'assets/slow-miles.md'), 'utf8')).toMatch(
      /- repeats: weekly\n\s+on: \[tue\]\n\s+from: "10:00"\n\s+to: "12:00"/,
    );
  });

  test('still right asks once who it is, takes the day in London, and is two presses from then on', async () => {
    await openRecord(admin, 'assets', 'slow-miles');
    const checked = widgetOf(page, 'Checked');
    await checked.getByRole('button', { name: 'Still right today' }).tap();
    await checked.getByLabel('Who', { exact: true }).selectOption('member-3');
    await checked.getByLabel('I rang').check();
    await save(page);
    expect(readFileSync(join(form.content, 'assets/slow-miles.md'), 'utf8')).toMatch(
      /checked:\n\s+on: 2027-07-01\n\s+by: member-3\n\s+how: rang\n/,
    );

    await openRecord(admin, 'assets', 'pot-luck-thursday');
    const next = widgetOf(page, 'Checked');
    await next.getByRole('button', { name: 'Still right today' }).tap();
    expect(await next.locator('.own-said').textContent()).toMatch(
      /^Checked today, 1 July 2027, by .*, who rang\.$/,
    );
    await save(page);
    expect(readFileSync(join(form.content, 'assets/pot-luck-thursday.md'), 'utf8')).toContain(
      'on: 2027-07-01',
    );
  });

  test("somebody's own number is not saved without their consent", async () => {
    await openRecord(admin, 'assets', 'amber-road-garden');
    await page.getByRole('button', { name: 'More, if you know it' }).tap();
    const contacts = widgetOf(page, 'Contacts');
    await contacts.getByRole('button', { name: 'Add a contact' }).tap();
    await contacts.getByLabel("A person's own").check();
    await contacts.getByLabel('Role', { exact: true }).fill('Who waters');
    await contacts.getByLabel('Phone', { exact: true }).fill('07700 900123');
    await contacts.getByLabel('Phone', { exact: true }).press('Tab');
    expect(await contacts.locator('.own-fault').allTextContents()).toContain(
      'Say who asked the person, and how.',
    );
    await contacts.getByLabel('Yes, today').check();
    await contacts.getByLabel('Who asked, and how').fill('member-3, by phone');
    expect(await contacts.locator('.own-fault').allTextContents()).toEqual([]);
    expect(await contacts.getByLabel('Ask again by').inputValue()).toBe('2028-07-01');
  });

  test('a postcode sets the pin, and the map comes only when it is asked for and works by its keys', async () => {
    const asked: string[] = [];
    page.removeAllListeners('dialog');
    page.on('request', (request) => asked.push(request.url()));
    await openRecord(admin, 'venues');
    const latitude = page.getByLabel('Latitude').first();
    const longitude = page.getByLabel('Longitude').first();
    const postcode = page.getByLabel('Postcode').first();
    await postcode.fill('db13ag');
    await postcode.press('Tab');
    await expect.poll(() => latitude.inputValue()).toMatch(/^54\.7/);
    await expect.poll(() => longitude.inputValue()).toMatch(/^2\.7/);
    expect(await postcode.inputValue()).toBe('DB1 3AG');
    expect(asked.filter((url) => /pin-map|\.mvt|maplibre/.test(url))).toEqual([]);

    const before = await latitude.inputValue();
    await page.getByRole('button', { name: 'Show the map' }).press('Enter');
    const map = page.locator('.own-map canvas');
    await map.waitFor();
    await page.locator('.own-map[data-map-state=open]').waitFor();
    await map.focus();
    await map.press('ArrowUp');
    await expect
      .poll(async () => {
        await map.press('Enter');
        return latitude.inputValue();
      })
      .not.toBe(before);
    expect(Number(await latitude.inputValue())).toBeGreaterThan(Number(before));
    await latitude.fill('54.7241, 2.7453');
    await expect.poll(() => longitude.inputValue()).toBe('2.7453');
    await page.getByRole('button', { name: 'Close the map' }).press('Enter');
  });

  test('every control has a name, room for a finger and what belongs there', async () => {
    for (const [collection, slug] of [
      ['assets', 'pot-luck-thursday'],
      ['venues', 'st-elmos-hall'],
      ['rounds', undefined],
    ] as const) {
      await openRecord(admin, collection, slug);
      const more = page.getByRole('button', { name: 'More, if you know it' });
      if ((await more.count()) > 0 && (await more.getAttribute('aria-expanded')) === 'false')
        await more.tap();
      await page.locator('.own-widget details > summary').evaluateAll((lines) => {
        for (const line of lines) line.parentElement?.setAttribute('open', '');
      });
      expect(await page.evaluate(faultyControls), collection).toEqual([]);
    }
  });
});

/** Controls of our own fields without a name, too small for a finger, or described by what is not there. */
function faultyControls(): string[] {
  const faults: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>(
    '.own-widget :is(input, select, textarea, button, summary)',
  )) {
    if (!control.checkVisibility()) continue;
    const { labels } = control as HTMLInputElement;
    const label = labels?.[0];
    const name = control.getAttribute('aria-label') ?? label?.textContent ?? control.textContent;
    const isTick = control.matches('[type=radio], [type=checkbox]');
    const box = (isTick && label ? label : control).getBoundingClientRect();
    if (name.trim() === '') faults.push(`no name: ${control.outerHTML.slice(0, 120)}`);
    if (box.height < 43.9 || box.width < 43.9) faults.push(`${box.width} by ${box.height}: ${name}`);
    if (box.right > innerWidth + 0.5) faults.push(`sticks out: ${name}`);
    const group = control.closest('[role=group], fieldset');
    for (const element of [control, group])
      for (const id of element?.getAttribute('aria-describedby')?.split(' ') ?? [])
        if (!id.endsWith('-hint') && document.getElementById(id) === null)
          faults.push(`described by nothing: ${name}`);
  }
  return faults;
}

describe('on a laptop, beside its preview', () => {
  let admin: AdminPage;
  let page: Page;

  beforeEach(async () => {
    admin = await openAdmin(browser, form.address, { viewport: laptop });
    page = admin.page;
    await signIn(page);
  });
  afterEach(() => admin.close());

  async function previewOf(slug: string, collection = 'assets'): Promise<Frame> {
    await page.goto(`${form.address}admin/#/collections/${collection}/entries/${slug}`);
    const pane = page.locator('#preview-pane');
    await pane.waitFor();
    const handle = await pane.elementHandle();
    const frame = await handle.contentFrame();
    if (!frame) throw new Error('The preview has no frame.');
    await frame.locator('main h1').waitFor();
    return frame;
  }

  test('page, card and slide follow what is written, and say what is too long', async () => {
    const preview = await previewOf('bread-swap');
    const name = page.getByLabel('Name', { exact: true }).first();
    await name.fill('A name that is much too long for any screen in town');
    await expect
      .poll(() => preview.locator('main h1').textContent())
      .toBe('A name that is much too long for any screen in town');
    expect(await preview.locator('.note li').allTextContents()).toEqual([
      'Does not fit a slide: the name has 51 letters, and a screen has room for 28. Give a short name too.',
    ]);
    await name.fill('Bread Swop');
    await preview.getByRole('button', { name: 'In a list' }).click();
    await expect.poll(() => preview.locator('.card h3').textContent()).toBe('Bread Swop');
    await preview.getByRole('button', { name: 'On a screen' }).click();
    const slide = preview.frameLocator('iframe');
    await expect.poll(() => slide.locator('.slide h2').textContent()).toBe('Bread Swop');
    // The style sheets of the site are at work.
    await expect
      .poll(() =>
        slide.locator('.slide h2').evaluate((title) => parseFloat(getComputedStyle(title).fontSize)),
      )
      .toBeGreaterThan(90);
  });

  test('a venue shows its page, with what meets there, and follows what is written', async () => {
    const preview = await previewOf('st-elmos-hall', 'venues');
    await page.getByLabel('Name', { exact: true }).fill('The Old Hall');
    await expect.poll(() => preview.locator('main h1').textContent()).toBe('The Old Hall');
    expect(await preview.locator('.card h3').allTextContents()).toContain('Pot Luck Thursday');
    expect(await preview.locator('.event').count()).toBeGreaterThan(5);
    await expect
      .poll(() => preview.locator('.map-picture').evaluate((map: HTMLImageElement) => map.naturalWidth))
      .toBeGreaterThan(0);
  });

  test('what is missing shows its page, its card and its slide', async () => {
    const preview = await previewOf('music-within-reach-of-tail-end', 'gaps');
    expect(await preview.locator('main .tag').first().textContent()).toBe('Missing');
    await preview.getByRole('button', { name: 'In a list' }).click();
    await expect.poll(() => preview.locator('.gap h3').textContent()).toBe('Music within reach of Tail End');
    await preview.getByRole('button', { name: 'On a screen' }).click();
    const slide = preview.frameLocator('iframe');
    await expect
      .poll(() => slide.locator('.slide.gap h2').textContent())
      .toBe('Music within reach of Tail End');
  });

  test('what stands in a list is moved by keys alone, with its words and the focus, and is said where it went', async () => {
    await page.goto(`${form.address}admin/#/collections/site/entries/calendar`);
    await page.getByRole('heading', { name: 'School terms and bank holidays' }).waitFor();
    const terms = page.locator('.own-list').first();
    const titles = () => terms.locator('> ol > li > details > summary').allTextContents();
    await terms.locator('summary').first().click();
    const [first, second, third] = await titles();
    await page.getByRole('button', { name: 'Move down: term 1', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(titles).toEqual([second, first, third, ...(await titles()).slice(3)]);
    expect(await terms.getByRole('status').last().textContent()).toMatch(`${first} is number 2 of `);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Move down: term 2');
    await page.getByRole('button', { name: 'Move up: term 2', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(titles).toEqual([first, second, third, ...(await titles()).slice(3)]);
    // At the top there is no further up: the focus stays with the item.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Move down: term 1');
  });

  test('a link from one open entry to another shows the other, and asks before unsaved words are lost', async () => {
    const shown = async (title: string, place: string) => {
      await page.locator('.page-head h1').getByText(title, { exact: true }).waitFor();
      await page.locator('.own-list summary', { hasText: place }).first().waitFor();
    };
    const follow = (slug: string) =>
      page.evaluate((to) => {
        window.location.hash = to;
      }, `/collections/assets/entries/${slug}`);
    await follow('slow-miles');
    await shown('Slow Miles', 'At Silverpit Library');
    await follow('pot-luck-thursday');
    await shown('Pot Luck Thursday', 'At St Elmo’s Hall');
    expect(await page.locator('.own-list summary', { hasText: 'Silverpit Library' }).count()).toBe(0);

    await page.getByRole('textbox', { name: 'Name' }).first().fill('Pot Luck Friday');
    const asked: string[] = [];
    page.removeAllListeners('dialog');
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    await follow('slow-miles');
    await expect.poll(() => asked.length).toBe(1);
    await shown('Pot Luck Friday', 'At St Elmo’s Hall');
    expect(new URL(page.url()).hash).toBe('#/collections/assets/entries/pot-luck-thursday');
    await follow('slow-miles');
    await shown('Slow Miles', 'At Silverpit Library');
    expect(asked).toHaveLength(2);
    await page.locator("[class*='-BackStatusUnchanged']").waitFor();
  });

  test(`${hostileEntries} hostile entries run nothing, in the form or in the preview`, async () => {
    for (let index = 0; index < hostileEntries; index += 1) {
      const preview = await previewOf(`hostile-${index}`);
      for (const part of ['In a list', 'On a screen', 'Page'])
        await preview.getByRole('button', { name: part }).click();
      const addresses = await preview.evaluate(() => [...document.links].map(({ protocol }) => protocol));
      expect(addresses.filter((protocol) => !/^(https?|mailto|tel):$/.test(protocol))).toEqual([]);
      const foreign = await preview.evaluate(
        () => document.querySelectorAll('script, object, embed, base[href], meta[http-equiv], form').length,
      );
      expect(foreign).toBe(0);
    }
    // Photos by hostile names are asked for in vain, of this computer alone; nothing else may go wrong.
    const inVain = /^(got (404|500) for http:\/\/127\.0\.0\.1:|console: Failed to load resource)/;
    expect(admin.faults.filter((fault) => !inVain.test(fault))).toEqual([]);
  });
});
