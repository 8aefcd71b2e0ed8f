import { expect, test } from 'vitest';
import { readBuiltPage } from '../../scripts/build/built-page.ts';
import { theFormStaysApart } from '../../scripts/build/verify/editing-page.ts';
import { everyLinkLeadsSomewhere } from '../../scripts/build/verify/links.ts';

const form =
  '<html lang="en"><head><meta name="robots" content="noindex"></head><body><h1>Form</h1></body></html>';

/** A site of three pages, as the rules see it. */
function siteOf(home: string, admin = form) {
  const pages = [
    readBuiltPage('admin/index.html', '/town/admin/', admin),
    readBuiltPage('assets/plot-14/index.html', '/town/assets/plot-14/', '<h1>Plot 14</h1>'),
    readBuiltPage('index.html', '/town/', home),
  ];
  const files = ['admin/app.js', ...pages.map(({ file }) => file)];
  return { folder: '', url: 'https://hereabouts.example', base: '/town/', files, pages };
}

const found = async (rule: typeof theFormStaysApart, site: ReturnType<typeof siteOf>) =>
  (await rule(site, {} as never)).map((problem) => `${problem.file}: ${problem.found}`);

test('a page may lead to the editing form, and to the check of an entry that is there', async () => {
  const site = siteOf(
    '<a href="/town/admin/">Edit</a> <a href="/town/admin/#/check/plot-14">Still right</a>',
  );
  expect(await found(theFormStaysApart, site)).toEqual([]);
  expect(await found(everyLinkLeadsSomewhere, site)).toEqual([]);
});

test('a link to the check of an entry that is not there, or to no page of the form, is named', async () => {
  const site = siteOf('<a href="/town/admin/#/check/gone">One</a> <a href="/town/admin/#/elsewhere">Two</a>');
  expect(await found(everyLinkLeadsSomewhere, site)).toEqual([
    expect.stringContaining('there is no entry "gone"'),
    expect.stringContaining('the editing form has no such page'),
  ]);
});

test('a page that loads something of the editing form is refused', async () => {
  const site = siteOf('<script src="/town/admin/app.js"></script>');
  expect(await found(theFormStaysApart, site)).toEqual([
    'index.html: <script> that loads /town/admin/app.js',
  ]);
});

test('a form that search engines may list is refused', async () => {
  const site = siteOf('<h1>Home</h1>', '<html lang="en"><h1>Form</h1></html>');
  expect(await found(theFormStaysApart, site)).toEqual(['admin/index.html: no word to search engines']);
});
