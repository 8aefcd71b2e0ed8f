/** Stands in the bundle for Decap's validator of configurations: ours is looked over by the tests instead. */
export function validateConfig(): void {
  // Nothing to do: see tests/cms/config/decap-validates.test.ts.
}
