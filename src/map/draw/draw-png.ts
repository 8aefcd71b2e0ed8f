import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** Letters of the site as files that every computer has: without them the words of a picture would be missing. */
const fontFiles = [
  import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
].map((address) => fileURLToPath(address));

/**
 * A drawn map as a PNG, for what takes no SVG: slides, messages, other people's posters. The same drawing gives the
 * same picture on every computer.
 *
 * @param times how many dots there are to a px of the drawing: 2 for a sharp picture on most screens
 */
export function drawPng(svg: string, times = 2): Uint8Array {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: times }, font }).render().asPng();
}
