import { describe, expect, inject, test } from 'vitest';
import { laptop, openPage, openWindow, phone } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const { address } = inject('sample');
const browser = browserWhileTesting();

describe('somebody who misses something', () => {
  test('comes from the home page to what is missing, and on to the page of one gap to share', async () => {
    const context = await openWindow(browser());
    const { page, faults } = await openPage(context, address, '/');
    await page.getByRole('link', { name: 'All that is missing' }).click();
    await page.getByRole('link', { name: 'Somewhere warm in Skate Hole on a Sunday' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Somewhere warm in Skate Hole on a Sunday',
    );
    const message = await page.getByRole('link', { name: 'I need this too' }).getAttribute('href');
    expect(message).toMatch(/^mailto:suggest@example\.org\?subject=.*Somewhere%20warm/);
    expect(await page.getByRole('main').getByText('Two people for the urn, in turns.').isVisible()).toBe(
      true,
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each([
    ['a phone', phone],
    ['a laptop', laptop],
  ])('hears each number of the grid with its row and its column, on %s', async (_, viewport) => {
    const context = await openWindow(browser(), { viewport });
    const { page } = await openPage(context, address, '/gaps/');
    const grid = page.getByRole('table');
    expect(await grid.getByRole('rowheader').allTextContents()).toHaveLength(9);
    const row = grid.getByRole('row', { name: /^Eat together/ });
    const cells = row.getByRole('cell');
    expect((await cells.nth(6).textContent())?.trim()).toBe('0');
    const names = await page.getByText('Skate Hole has nothing under Eat together').count();
    expect(names).toBe(1);
    await context.close();
  });
});

describe('how things connect', () => {
  test.each([
    ['a phone', phone, '.arcs'],
    ['a laptop', laptop, '.graph'],
  ])(
    'is drawn for %s, and a name in the drawing leads to the same in words',
    async (_, viewport, drawing) => {
      const context = await openWindow(browser(), { viewport });
      const { page, faults } = await openPage(context, address, '/connections/');
      const shown = page.locator(`${drawing} >> visible=true`);
      expect(await shown.count()).toBeGreaterThan(4);
      await shown.first().locator('a', { hasText: 'Night Owls' }).click();
      expect(new URL(page.url()).hash).toBe('#night-owls');
      const entry = page.locator('#night-owls');
      await entry.getByRole('link', { name: 'The Kettle Bench' }).click();
      expect(new URL(page.url()).hash).toBe('#the-kettle-bench');
      expect(await page.locator('#the-kettle-bench').isVisible()).toBe(true);
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  test('has names of 16 pixels or more wherever a drawing is shown', async () => {
    const context = await openWindow(browser());
    const { page } = await openPage(context, address, '/connections/');
    const sizes: number[] = [];
    for (const width of [320, 390, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      sizes.push(
        ...(await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement | SVGTextElement>('.arcs a, .graph text')]
            .filter((part) => part.checkVisibility())
            .map((part) => {
              const scale = part instanceof SVGTextElement ? (part.getScreenCTM()?.a ?? 0) : 1;
              return parseFloat(getComputedStyle(part).fontSize) * scale;
            }),
        )),
      );
    }
    await context.close();
    expect(sizes.length).toBeGreaterThan(200);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });
});

describe('on paper', () => {
  test.each([
    ['the page of numbers', '/in-numbers/'],
    ['a gap, for a noticeboard', '/gaps/somewhere-warm-in-skate-hole-on-a-sunday/'],
  ])('%s is one sheet of A4', async (_, path) => {
    const context = await openWindow(browser());
    const { page } = await openPage(context, address, path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await context.close();
  });

  test('what counts is printed with the grid, though it is folded away on the screen', async () => {
    const context = await openWindow(browser());
    const { page } = await openPage(context, address, '/gaps/');
    const method = page.getByText('A thing with two themes counts under both');
    expect(await method.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await method.isVisible()).toBe(true);
    await context.close();
  });
});
