import { siteError, type SiteRule } from './rule.ts';

/**
 * No page holds a program or a style of its own: scripts and style sheets are files, because the content security
 * policy lets nothing else through. JSON for scripts to read is data, and may stand in a page.
 */
export const noPageHoldsCode: SiteRule = (site) =>
  site.pages.flatMap((page) =>
    page.inlineCode.map(({ text, line }) =>
      siteError('inline-code', page.file, text, 'Put it into a script or style sheet of src.', line),
    ),
  );
