import { escapeMarkup } from '../formats/escape-markup.ts';
import type { EditingFormView } from '../views/editing-view.ts';

/**
 * What the page of the form may do: its own program and nothing else runs, and it talks to the site and to the hosts
 * that keep the content. Decap puts its styles into the page as it goes, and shows previews in a frame and photos from
 * memory. A page cannot say who may frame it; `_headers` does.
 */
function policyOf(hosts: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ['connect-src', "'self'", 'blob:', ...hosts].join(' '),
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * The page of the form, whole. It is written beside the pages rather than among them, so that it shares neither a style
 * sheet nor a script with any of them.
 *
 * @param title what the page is called
 * @param home path the site lies under, with both slashes
 * @param integrity fingerprints of its script and its styles: a browser takes no others
 */
export function formPage(
  title: string,
  home: string,
  form: EditingFormView,
  integrity: { readonly script: string; readonly styles: string },
): string {
  const [name, icon, styles, script] = [title, `${home}favicon.svg`, form.styles, form.script].map(
    escapeMarkup,
  );
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="content-security-policy" content="${escapeMarkup(policyOf(form.hosts))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="same-origin">
    <title>${name}</title>
    <link rel="icon" href="${icon}" type="image/svg+xml">
    <link rel="stylesheet" href="${styles}" integrity="${integrity.styles}">
  </head>
  <body>
    <div id="nc-root">
      <main>
        <h1>${name}</h1>
        <p data-form-says role="status">${escapeMarkup(form.waiting)}</p>
        <noscript><p>${escapeMarkup(form.withoutScripts)}</p></noscript>
      </main>
    </div>
    <script type="module" src="${script}" integrity="${integrity.script}"></script>
  </body>
</html>
`;
}
