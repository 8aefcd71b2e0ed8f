import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { answered, findPageOf } from './find-page.ts';
import { phone } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const { address } = inject('sample');

/** The middle of Silverpit, and somewhere far from it. */
const inTown = { latitude: 54.7189, longitude: 2.7453 };
const farAway = { latitude: 53.48, longitude: -2.24 };

const openFind = findPageOf(browserWhileTesting());

/** Distances on the cards, in miles, in the order shown. */
async function milesShown(page: Page): Promise<number[]> {
  const said = await page.locator('[data-band="normal"] [data-distance]').allInnerTexts();
  return said.map((words) => Number(/[\d.]+/.exec(words)?.[0]));
}

describe('near a place that is typed', () => {
  test.each(['DB1 2AA', 'db1', 'Well Bank'])(
    '“%s”: the nearest comes first, and says how far',
    async (near) => {
      const { page, faults } = await openFind();
      await page.getByRole('textbox', { name: 'Near' }).fill(near);
      await page.keyboard.press('Enter');
      await answered(page, /^\d+ things$/);
      const miles = await milesShown(page);
      expect(miles).toHaveLength(10);
      expect(miles).toEqual([...miles].sort((one, other) => one - other));
      expect(await page.locator('[data-where]').first().innerText()).toMatch(/[\d.]+ miles?, \S/);
      expect(await page.getByRole('combobox', { name: 'Sort by' }).inputValue()).toBe('nearest');
      expect(new URL(page.url()).searchParams.get('near')).toBe(near);
      expect(await page.getByText('The postcodes of Silverpit are made up, like the town.').isVisible()).toBe(
        true,
      );
      expect(faults).toEqual([]);
    },
  );

  test('what needs no place keeps a part of its own, however near the rest must be', async () => {
    const { page } = await openFind('?q=someone+to+talk+to&near=DB1+2AA&within=0.5');
    await answered(page, /things/);
    const part = page.getByRole('region', { name: 'No place needed' });
    const more = page.getByRole('button', { name: /^Show \d+ more$/ });
    while (await more.isVisible()) await more.click();
    expect(await part.locator('.card').count()).toBeGreaterThan(0);
    expect(await part.locator('[data-distance]').count()).toBe(0);
    expect(Math.max(...(await milesShown(page)))).toBeLessThanOrEqual(0.5);
  });

  test('outside the area the page says so, and shows what there is all the same', async () => {
    const { page } = await openFind('?q=soup&near=M33+7GZ');
    expect(await answered(page, /soup/)).toMatch(/^\d+ things for “soup”\. M33 7GZ is outside the area/);
    const near = page.getByRole('textbox', { name: 'Near' });
    expect(await near.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('option', { name: 'Nearest' }).isDisabled()).toBe(true);
    expect(await page.getByText('M33 7GZ is outside the area').last().isVisible()).toBe(true);
    expect(await page.locator('[data-distance]').count()).toBe(0);
  });

  test('a place among the words of a search is taken as one', async () => {
    const { page } = await openFind('?q=soup+near+Well+Bank');
    await answered(page, /things/);
    expect(await page.getByText('straight line from Well Bank').isVisible()).toBe(true);
    expect((await milesShown(page)).length).toBeGreaterThan(0);
  });
});

describe('near where the phone is', () => {
  test('is asked only when the button is pressed, and then leads the list', async () => {
    const { page, faults } = await openFind('', { geolocation: inTown, permissions: ['geolocation'] });
    await page.getByRole('button', { name: 'Use my location' }).click();
    await answered(page, /^\d+ things$/);
    expect(await page.getByText('straight line from where you are').isVisible()).toBe(true);
    expect((await milesShown(page))[0]).toBeLessThan(0.5);
    expect(page.url()).toBe(`${address}/find/?near=My+location`);
    expect(faults).toEqual([]);
  });

  test('is no trouble when refused', async () => {
    const { page, faults } = await openFind('', { permissions: [] });
    await page.getByRole('button', { name: 'Use my location' }).click();
    expect(await answered(page, /^(?!Asking)/)).toMatch(/Type a postcode or the name of a place instead\.$/);
    expect(await page.locator('[data-results]').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  test('is said to be outside when it is far away', async () => {
    const { page } = await openFind('', { geolocation: farAway, permissions: ['geolocation'] });
    await page.getByRole('button', { name: 'Use my location' }).click();
    expect(await answered(page, /outside/)).toMatch(/^You seem to be outside Silverpit\./);
  });

  test('is not asked again by an address that came from somebody else', async () => {
    const { page } = await openFind('?near=My+location', {
      geolocation: inTown,
      permissions: ['geolocation'],
    });
    expect(await answered(page, /things/)).toMatch(/Press “Use my location” to use it again\.$/);
    expect(await page.locator('[data-distance]').count()).toBe(0);
  });
});

describe('somebody who does not know what to look for', () => {
  test('answers three questions and sees what there is, with the keyboard alone', async () => {
    const { page, faults } = await openFind();
    await page.getByRole('link', { name: 'I don’t know what I’m looking for' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('h2:focus').innerText()).toBe('What would you like more of?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'When would suit you?' }).waitFor();
    expect(new URL(page.url()).search).toBe('?theme=eat-together&guide=2');
    await page.getByRole('link', { name: 'In the next 7 days' }).press('Enter');
    await page.getByRole('heading', { name: 'How far would you go?' }).waitFor();
    await page.getByRole('textbox', { name: 'from this postcode or place' }).fill('DB1');
    await page.keyboard.press('Enter');
    await answered(page, /^\d+ things$/);
    expect(new URL(page.url()).search).toBe('?theme=eat-together&when=week&within=0.5&near=DB1');
    expect(await page.getByRole('button', { name: 'Take off: Eat together' }).isVisible()).toBe(true);
    await page.goBack();
    await page.getByRole('heading', { name: 'How far would you go?' }).waitFor();
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test('is led to lists without JavaScript', async () => {
    const { page } = await openFind('', { javaScriptEnabled: false, viewport: phone });
    await page.getByRole('link', { name: 'I don’t know what I’m looking for' }).click();
    await page.getByRole('heading', { name: 'What would you like more of?' }).waitFor();
    await page.locator('#guide').getByRole('link', { name: 'Learn' }).click();
    expect(new URL(page.url()).pathname).toBe('/themes/learn/');
  });
});

test('what only the words of a page hold comes after, under a heading that says so', async () => {
  const { page, faults } = await openFind('?q=biscuit');
  await page.getByRole('region', { name: 'More, from the words of the pages' }).waitFor();
  const titles = await page.locator('[data-results] .card h3 a').allTextContents();
  expect(new Set(titles).size).toBe(titles.length);
  expect(faults).toEqual([]);
});
