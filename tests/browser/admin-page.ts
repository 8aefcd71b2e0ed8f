/** How somebody gets about in the editing form: signs in, opens, fills in, saves. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openWindow, phone, watchPage } from './open-page.ts';

/** A page of the form that is open, and what went wrong in it so far. */
export interface AdminPage {
  readonly page: Page;
  /** Errors, refusals of the content security policy and requests to anybody else. */
  readonly faults: string[];
  /** Goes to an address behind the `#`, as a link would, and waits until its heading is there. */
  readonly open: (route: string) => Promise<void>;
  /** Ends it. */
  readonly close: () => Promise<void>;
}

/** Everything in the form may take a moment on a busy computer. */
const patience = 30_000;

/** A phone with a finger, and no mouse. */
export const touchPhone: BrowserContextOptions = { viewport: phone, hasTouch: true, isMobile: true };

/**
 * Opens the form.
 *
 * @param address of the site, with its last slash
 * @param options `isDraftFirst` for a form in which what is saved is a draft first
 */
export async function openAdmin(
  browser: Browser,
  address: string,
  { isDraftFirst = false, ...options }: BrowserContextOptions & { isDraftFirst?: boolean } = touchPhone,
): Promise<AdminPage> {
  const context = await openWindow(browser, { ...options, reducedMotion: 'reduce' });
  const watched = await watchPage(context, address.replace(/\/$/, ''));
  const { page } = watched;
  page.setDefaultTimeout(patience);
  if (isDraftFirst) {
    await page.route('**/admin/config.json', async (route) => {
      const config = (await (await route.fetch()).json()) as Record<string, unknown>;
      await route.fulfill({ json: { ...config, publish_mode: 'editorial_workflow' } });
    });
  }
  await page.goto(`${address}admin/`);
  const open = async (route: string) => {
    await page.goto(`${address}admin/#${route}`);
    await page.locator('main h1:visible').first().waitFor();
  };
  return {
    page,
    get faults() {
      // Photos that are chosen are kept in memory until they are saved.
      return watched.faults.filter((fault) => !fault.startsWith('asked for blob:'));
    },
    open,
    close: () => context.close(),
  };
}

/** Signs in; on this computer that is one button. */
export async function signIn(page: Page): Promise<void> {
  await page.locator("[class*='-LoginButton']").click();
  // What wants a look comes first.
  await page.locator('#desk h1').waitFor();
}

/** Opens an entry from its list, or a new one. */
export async function openRecord(admin: AdminPage, collection: string, slug?: string): Promise<void> {
  await admin.open(`/collections/${collection}`);
  const { page } = admin;
  const link =
    slug === undefined
      ? page.locator("[class*='-CollectionTopNewButton']")
      : page.locator(`[class*='-ListCardLink'][href$='/entries/${slug}']`);
  await link.click();
  await page.locator('.page-head h1').waitFor();
}

/** The two presses that ask for a record to be saved. */
export async function askToSave(page: Page): Promise<void> {
  await page.locator("[class*='-ToolbarContainer'] [class*='-PublishButton']").click();
  await page.locator("[class*='-ToolbarContainer'] [role='menuitem']").first().click();
}

/** Saves, and waits until it is said to be saved. */
export async function save(page: Page): Promise<void> {
  await askToSave(page);
  const refused = page.locator('.to-mend, .Toastify__toast--error').first();
  await page.locator('.Toastify__toast--success').or(refused).first().waitFor();
  if (await refused.isVisible()) throw new Error(`It was not saved: ${await refused.innerText()}`);
  await page.locator("[class*='-BackStatusUnchanged']").waitFor();
}

/** The field of a record, by the name of its key. */
export function field(page: Page, key: string) {
  return page.locator(`:is(input, textarea, select, button)[id^='${key}-field-']`).first();
}
