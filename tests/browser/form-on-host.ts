/**
 * The editing form of a built site whose content is at a git host: a stand-in for a Forgejo (`tests/hosts`), at another
 * address than the site, with a real repository behind it.
 *
 *     const form = await startFormOnHost();
 *     const ama = await form.somebody(browser, form.members.ama);
 *     ...
 *     await form.close();
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { addEditingForm } from '../../scripts/build/editing-form.ts';
import { readPublishedOrThrow } from '../../scripts/build/read-published.ts';
import { readEnvironment } from '../../scripts/environment.ts';
import { answerRequest } from '../../scripts/serve.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import type { Account } from '../hosts/forgejo-sign-in.ts';
import { startForgejo, type RunningForgejo } from '../hosts/forgejo-host.ts';
import { openAdmin, type AdminPage } from './admin-page.ts';
import { sampleDay } from './built-site.ts';
import { laptop } from './open-page.ts';

/** Panel members with an account at the host. */
export const members = {
  ama: { id: 2, login: 'ama', name: 'Ama Mensah', email: 'ama@example.org', writes: true },
  ben: { id: 3, login: 'ben', name: 'Ben Hale', email: 'ben@example.org', writes: true },
  reader: { id: 4, login: 'reader', name: 'A Reader', email: 'reader@example.org', writes: false },
} satisfies Record<string, Account>;

/** A form that runs on a host. */
export interface FormOnHost {
  readonly host: RunningForgejo;
  /** Address of the site, with its last slash. */
  readonly address: string;
  /** Opens the form in a browser of somebody's own, and signs them in. */
  readonly somebody: (
    browser: Browser,
    account: Account,
    options?: Parameters<typeof openAdmin>[2],
  ) => Promise<AdminPage>;
  /** A file of the repository, from the folder of the content. */
  readonly fileAt: (path: string, branch?: string) => string;
  /** What `check` finds wrong with what is published in the repository now, warnings apart. */
  readonly problems: () => string[];
  readonly close: () => Promise<void>;
}

/**
 * Makes the form anew for the sample with its content at a host, by the build's own steps, and starts both. Everything
 * else of the site is that of `inject('aging')`.
 */
export async function startFormOnHost(): Promise<FormOnHost> {
  const aging = inject('aging');
  const content = mkdtempSync(join(tmpdir(), 'hereabouts-hosted-'));
  cpSync(aging.content, content, { recursive: true });
  const name = 'silverpit/hereabouts';
  const host = await startForgejo({ content, name, accounts: [members.ama, members.ben, members.reader] });
  const file = join(content, 'site.json');
  const site = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const repository = { host: 'forgejo', url: `${host.address}/${name}` };
  writeFileSync(file, JSON.stringify({ ...site, repository, editing: { mode: 'host', appId: host.appId } }));
  const overlay = mkdtempSync(join(tmpdir(), 'hereabouts-form-'));
  const environment = readEnvironment({ CONTENT_DIR: content, TODAY: sampleDay });
  await addEditingForm(readPublishedOrThrow(environment), overlay);
  const served = createServer((request, response) => {
    const folder = request.url?.startsWith('/admin/') === true ? overlay : aging.folder;
    answerRequest(request, response, { folder, base: '/' });
  });
  const port = await new Promise<number>((resolve) => {
    served.listen(0, '127.0.0.1', () => {
      const at = served.address();
      resolve(typeof at === 'object' && at ? at.port : 0);
    });
  });
  const address = `http://127.0.0.1:${port}/`;
  host.register(`${address}admin/`);
  return {
    host,
    address,
    somebody: async (browser, account, options = { viewport: laptop }) => {
      const admin = await openAdmin(browser, address, options);
      host.signIn.accountAtBrowser = account;
      await askToSignIn(admin.page);
      await admin.page.locator('#desk h1').waitFor();
      return admin;
    },
    fileAt: (path, branch = 'main') => host.repository.git(['show', `${branch}:content/${path}`]),
    problems: () => {
      const folder = mkdtempSync(join(tmpdir(), 'hereabouts-checkout-'));
      host.repository.git(['--work-tree', folder, 'checkout', '--force', 'main', '--', '.']);
      const { problems } = readDirectory(join(folder, 'content'), sampleDay);
      rmSync(folder, { recursive: true });
      return problems
        .filter(({ severity }) => severity === 'error')
        .map(({ file, found }) => `${file}: ${found}`);
    },
    close: async () => {
      await new Promise((resolve) => {
        served.close(resolve);
        served.closeAllConnections();
      });
      await host.close();
      for (const folder of [content, overlay]) rmSync(folder, { recursive: true });
    },
  };
}

/** The button of the form, then that of the host's own page, which sends the browser back. */
export async function askToSignIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Codeberg or Forgejo' }).click();
  await page.getByRole('button', { name: 'Authorise' }).click();
}
