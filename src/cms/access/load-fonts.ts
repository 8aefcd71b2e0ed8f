/** The site's own type, by the family names that `admin.css` uses. */
const faces = [
  { family: 'Form Sans', weight: '400', file: 'source-sans-3-400.woff2' },
  { family: 'Form Sans', weight: '700', file: 'source-sans-3-700.woff2' },
  { family: 'Form Slab', weight: '700', file: 'bitter-700.woff2' },
] as const;

/** Takes the type from beside the form, where readers' pages have it too: a style sheet cannot know where that is. */
export function loadFonts(): void {
  for (const { family, weight, file } of faces) {
    const address = new URL(`../fonts/${file}`, document.baseURI);
    document.fonts.add(new FontFace(family, `url(${address})`, { weight, display: 'swap' }));
  }
}
