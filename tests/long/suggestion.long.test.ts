import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { buildTown, clearTown, serveFolder } from '../browser/built-site.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { openPage, openWindow } from '../browser/open-page.ts';
import { serveWithFunction, StoreInMemory } from '../functions/store-in-memory.ts';
import { runScript } from '../panel/run-command.ts';

it('what somebody sends from a phone without JavaScript is on the site after a person has merged it', async () => {
  const repository = mkdtempSync(join(tmpdir(), 'hereabouts-loop-'));
  const content = join(repository, 'content');
  cpSync(join(projectFolder, 'tests', 'fixtures', 'tiny-town'), content, { recursive: true });
  const file = join(content, 'site.json');
  const site = JSON.parse(readFileSync(file, 'utf8')) as object;
  const suggestions = { ways: ['form', 'desk'], form: 'cloudflare' };
  writeFileSync(file, JSON.stringify({ ...site, suggestions }));
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...words], {
      cwd: repository,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The town');

  const store = new StoreInMemory();
  const [browser, before] = await Promise.all([launchBrowser(), buildTown(content)]);
  const served = await serveFolder(before);
  const host = await serveWithFunction(served.address, store);
  const context = await openWindow(browser, { javaScriptEnabled: false });
  const { page } = await openPage(context, host.address, '/assets/slow-miles/');
  await page.getByRole('link', { name: 'Tell us if this is wrong' }).first().click();
  const form = page.locator('#change form');
  await form.getByLabel('Which one is it?').fill('the walk on Tuesdays');
  await form.getByRole('radio', { name: 'It has closed' }).check();
  await form.getByLabel('If it has closed or stopped, since when?').fill('1 November 2026');
  await form.getByLabel('How can we tell you what came of it?').fill('Ann Example, 07700 900123');
  await form.getByRole('button', { name: 'Send it to the panel' }).click();
  await page.waitForURL('**/suggest/thanks/');

  const text = [...store.messages.values()][0]?.text ?? '';
  const { code, out } = runScript('suggestion.ts', ['-', '--number', '7'], { CONTENT_DIR: content }, text);
  expect(code, out).toBe(0);
  expect(out).toContain('It closed on 1 November 2026.');
  expect(out).toContain('The sender left a way to answer.');
  git('merge', '--quiet', '--no-ff', '--message', 'We rang: it is so', 'suggestion/7');
  expect(git('log', '-p', '--all')).not.toMatch(/Ann Example|900123/);

  const after = await buildTown(content);
  const now = await serveFolder(after);
  await page.goto(`${now.address}/suggest/outcomes/#issue-7`);
  expect(await page.locator('#issue-7').innerText()).toMatch(
    /Slow Miles[\s\S]*It has closed\.[\s\S]*closed on 1 November 2026/,
  );
  await page.locator('#issue-7').getByRole('link', { name: 'Slow Miles' }).click();
  expect(await page.getByRole('main').innerText()).toMatch(/[Cc]losed on 1 November 2026/);

  await browser.close();
  host.close();
  for (const { close } of [served, now]) await close();
  for (const folder of [before, after]) clearTown(folder);
  rmSync(repository, { recursive: true });
});
