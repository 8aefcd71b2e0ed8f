import { createHash } from 'node:crypto';
import type { BuiltPage, FoundCode } from '../built-page.ts';
import { siteError, type SiteRule } from './rule.ts';

/**
 * No page holds a program or a style of its own: scripts and style sheets are files, because the content security
 * policy lets nothing else through. JSON for scripts to read is data, and may stand in a page. A screen is one file,
 * so it holds its script and style, and its policy names exactly those by their fingerprints.
 */
export const noPageHoldsCode: SiteRule = (site) =>
  site.pages.flatMap((page) =>
    page.inlineCode
      .filter((found) => !isNamedByPolicy(found, page))
      .map(({ text, line }) =>
        siteError('inline-code', page.file, text, 'Put it into a script or style sheet of src.', line),
      ),
  );

/** Pages that are one file each: the screens, but not the page that tells about them. */
export const screenPage = /^screen\/[^/]+\/index\.html$/;

function isNamedByPolicy({ code }: FoundCode, { file, policies }: BuiltPage): boolean {
  if (code === undefined || !screenPage.test(file)) return false;
  const fingerprint = createHash('sha256').update(code).digest('base64');
  return policies.some(({ text }) => text.includes(`'sha256-${fingerprint}'`));
}
