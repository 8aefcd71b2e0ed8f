/** Gives Decap's pages names, landmarks and messages that everybody can use, as they come. Called before it starts. */
export function mendAccess(): void {
  // Filled by the files beside this one.
}
