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

/**
 * What a page may load and run: nothing from elsewhere, nothing inline. The page that runs the search may start
 * WebAssembly and workers as well.
 */
export function contentSecurityPolicy({ runsSearch }: { runsSearch: boolean }): string {
  return Object.entries(runsSearch ? policyOfSearch : policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
