/** A file as an address that holds it, for pages that must need nothing else. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/**
 * A style sheet with its fonts in it.
 *
 * @param readFont reads a font by its path in the site, like `fonts/bitter.woff2`
 */
export function withFontsInside(style: string, readFont: (path: string) => Uint8Array): string {
  return style.replaceAll(
    /url\('\/(fonts\/[^']+)'\)/g,
    (_url, path: string) => `url(${dataAddress('font/woff2', readFont(path))})`,
  );
}
