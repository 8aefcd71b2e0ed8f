const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
};

/** What the page that runs the search may do besides. */
const forSearch = { 'script-src': ["'self'", "'wasm-unsafe-eval'"], 'worker-src': ["'self'"] };

/** What a page with a map may do besides. */
const forMap = { 'worker-src': ["'self'"] };

/** What the page that shows screens may do besides. */
const forScreens = { 'frame-src': ["'self'"] };

/**
 * What a screen may load and run. The build puts its style, script, fonts and drawings into the page, and the
 * fingerprints of style and script in the place of `'self'`. It says nothing of who may frame it: signage players do.
 */
export const policyOfScreen = inWords({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
});

/** What sort of page it is, as far as that lets it do more. */
interface PageOfPolicy {
  readonly runsSearch?: boolean;
  readonly hasMap?: boolean;
  readonly showsScreens?: boolean;
}

/**
 * What a page may load and run: nothing from elsewhere, nothing inline. The page that runs the search may start
 * WebAssembly and workers as well, a page with a map workers alone, and the one that shows screens may frame them.
 */
export function contentSecurityPolicy({ runsSearch, hasMap, showsScreens }: PageOfPolicy): string {
  return inWords({
    ...policy,
    ...(hasMap === true ? forMap : {}),
    ...(runsSearch === true ? forSearch : {}),
    ...(showsScreens === true ? forScreens : {}),
  });
}

function inWords(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
