import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answered, findPageOf } from './find-page.ts';
import { phone } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const openFind = findPageOf(browserWhileTesting());

/** Waits until the page has said what came of a search, and gives the number of things it names. */
async function countSaid(page: Page, said = /thing/): Promise<number> {
  return Number.parseInt(await answered(page, said), 10);
}

function searchOf(page: Page): string {
  return new URL(page.url()).search;
}

/** Names of the buttons in a list. */
async function namesIn(list: Locator): Promise<string[]> {
  const texts = await list.getByRole('button').allTextContents();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** The number behind a choice. */
async function countBehind(page: Page, filter: string, value: string): Promise<number> {
  return Number(await page.locator(`[data-filter="${filter}"] [data-count="${value}"]`).textContent());
}

describe('filters', () => {
  test('say before they are ticked how many things they leave, and are right', async () => {
    const { page, faults } = await openFind('?q=soup');
    await countSaid(page);
    const promised = await countBehind(page, 'theme', 'eat-together');
    expect(promised).toBeGreaterThan(1);
    await page.getByRole('checkbox', { name: `Eat together ${promised}`, exact: true }).check();
    await page.waitForURL('**/find/?q=soup&theme=eat-together');
    expect(await countSaid(page, new RegExp(`^${promised} things`))).toBe(promised);
    expect(faults).toEqual([]);
  });

  test('count as soon as somebody comes near them, with nothing asked yet', async () => {
    const { page } = await openFind();
    await page.getByRole('checkbox', { name: 'Eat together' }).focus();
    await page.getByRole('checkbox', { name: /^Eat together \d+$/ }).waitFor();
    expect(await page.locator('[data-results]').isVisible()).toBe(false);
  });

  test('that would leave nothing look faint and can be ticked all the same', async () => {
    const { page } = await openFind('?access=changingPlace');
    await countSaid(page, /thing|Nothing/);
    const faint = page.locator('label.none input').first();
    await faint.check();
    expect(await faint.isChecked()).toBe(true);
    expect(await faint.isEnabled()).toBe(true);
  });

  test('are groups with a name, of boxes with a name', async () => {
    const { page } = await openFind('?q=walk');
    await countSaid(page);
    const tree = await page.getByRole('group', { name: 'Filters' }).ariaSnapshot();
    expect(tree).toMatch(/combobox "When"/);
    expect(tree).toMatch(/group "Theme":\n\s+- text: Theme\n\s+- checkbox "Eat together \d+"/);
    expect(tree).toMatch(/group "Cost":\n\s+- text: Cost\n\s+- checkbox "Free \d+"/);
    expect(await page.getByRole('status').count()).toBe(1);
  });

  test('leave out whoever is too young or too old', async () => {
    const { page } = await openFind('?theme=learn');
    const all = await countSaid(page);
    await page.locator('[data-filter="for"] > summary').click();
    await page.getByRole('textbox', { name: 'Age' }).fill('4');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Take off: Aged 4' }).waitFor();
    expect(await countSaid(page)).toBeLessThan(all);
    expect(searchOf(page)).toBe('?theme=learn&age=4');
  });

  test('keep apart what nobody has told about getting in', async () => {
    const { page } = await openFind('?access=hearingLoop');
    await countSaid(page);
    const headings = await page.locator('[data-results] h2:visible').allInnerTexts();
    expect(headings).toContain('Ask about getting in');
  });
});

describe('what was asked for', () => {
  test('stands over the results, and each part can be taken off', async () => {
    const { page } = await openFind('?q=soup&theme=eat-together&day=sun');
    await countSaid(page);
    const chips = page.getByRole('list', { name: 'What you asked for' });
    expect(await namesIn(chips)).toEqual(['Take off: Eat together', 'Take off: Sunday', 'Clear all']);
    await chips.getByRole('button', { name: 'Take off: Sunday' }).click();
    await page.waitForURL('**/find/?q=soup&theme=eat-together');
    expect(await page.getByRole('checkbox', { name: /^Sunday/ }).isChecked()).toBe(false);
    await page.locator('h2:focus').waitFor();
    await page.goBack();
    await chips.getByRole('button', { name: 'Take off: Sunday' }).waitFor();
    expect(await page.getByRole('checkbox', { name: /^Sunday/, includeHidden: true }).isChecked()).toBe(true);
    await chips.getByRole('button', { name: 'Clear all' }).click();
    await page.waitForURL('**/find/?q=soup');
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  test('holds what was read out of the words, to be taken off as well', async () => {
    const { page } = await openFind('?q=something+for+my+dad+on+wednesday');
    await countSaid(page);
    const chips = page.getByRole('list', { name: 'What you asked for' });
    expect(await namesIn(chips)).toEqual(['Take off: For men', 'Take off: On Wednesday', 'Clear all']);
    await chips.getByRole('button', { name: 'Take off: On Wednesday' }).click();
    await page.waitForURL('**/find/?q=something+for+my+dad');
    expect(await page.getByRole('searchbox').inputValue()).toBe('something for my dad');
  });

  test('can be put in another order, which the address keeps', async () => {
    const { page } = await openFind('?theme=eat-together');
    await countSaid(page);
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Recently checked');
    await page.waitForURL('**/find/?theme=eat-together&sort=checked');
    await page.reload();
    await countSaid(page);
    expect(await page.getByRole('combobox', { name: 'Sort by' }).inputValue()).toBe('checked');
  });

  test('shows which part to let go where nothing is left', async () => {
    const { page } = await openFind('?q=soup&theme=music-and-performance');
    await countSaid(page, /^Nothing found for “soup”$/);
    const way = page.getByRole('link', { name: /^Look without “/ }).first();
    const promised = Number(/(\d+) things?$/.exec(await way.innerText())?.[1]);
    await way.click();
    expect(await countSaid(page, /^\d/)).toBe(promised);
  });
});

test('on a phone the filters wait behind a button, and a button at their end leads to the results', async () => {
  const { page } = await openFind('?q=soup', { viewport: phone, hasTouch: true });
  await countSaid(page);
  const free = page.getByRole('checkbox', { name: /^Free \d+$/ });
  expect(await free.isVisible()).toBe(false);
  await page.locator('summary', { hasText: 'Filters' }).tap();
  await free.tap();
  await page.waitForURL('**/find/?q=soup&cost=free');
  const left = await countSaid(page, /things for/);
  await page.getByRole('button', { name: `Show ${left} things` }).tap();
  expect(await free.isVisible()).toBe(false);
  expect(await page.locator('h2:focus').innerText()).toBe(`${left} things for “soup”`);
  expect(await page.locator('summary', { hasText: 'Filters' }).innerText()).toMatch(/^Filters\s\(1\)$/);
});

test('everything to press is big enough for a thumb', async () => {
  const { page } = await openFind('?q=soup&cost=free', { viewport: phone });
  await countSaid(page);
  await page.locator('summary', { hasText: 'Filters' }).click();
  const small = await page
    .locator('main :is(button, summary, select, label.option, input:not([type="checkbox"])):visible')
    .evaluateAll((parts) =>
      parts.filter((part) => part.getBoundingClientRect().height < 44).map((part) => part.outerHTML),
    );
  expect(small).toEqual([]);
});

test('the keyboard alone ticks a filter, takes it off, and opens another', async () => {
  const { page } = await openFind('?q=walk');
  await countSaid(page);
  await page.getByRole('combobox', { name: 'When' }).focus();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Theme');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForURL('**theme=eat-together');
  await page.keyboard.press('Space');
  await page.waitForURL((url) => !url.search.includes('theme'));
  await page.locator('[data-filter="language"] > summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('name')).toBe('language');
});

test('with text twice as big nothing runs off a phone, and forced colours keep every choice', async () => {
  const { page } = await openFind('?q=soup&near=DB1&theme=eat-together', {
    viewport: phone,
    forcedColors: 'active',
  });
  await countSaid(page);
  await page.locator('summary', { hasText: 'Filters' }).click();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(await page.getByRole('checkbox', { name: /^Eat together/ }).isChecked()).toBe(true);
});
