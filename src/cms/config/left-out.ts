/**
 * Stands in the bundle for parts of Decap that the form does without: its validator of configurations, because the
 * tests put ours before it, and its maker of WebP pictures, because photos are drawn afresh as JPEG.
 */
export function validateConfig(): void {
  // Nothing to do: see tests/cms/config/editing-config.test.ts.
}
