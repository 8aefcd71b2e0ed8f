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

const policyOfSearch = {
  ...policy,
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
};

const policyOfMap = { ...policy, 'worker-src': ["'self'"] };

/**
 * What a page may load and run: nothing from elsewhere, nothing inline. The page that runs the search may start
 * WebAssembly and workers as well, and a page with a map workers alone.
 */
export function contentSecurityPolicy({
  runsSearch,
  hasMap = false,
}: {
  runsSearch: boolean;
  hasMap?: boolean;
}): string {
  return Object.entries(runsSearch ? policyOfSearch : hasMap ? policyOfMap : policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
