import { addressOf } from './addresses.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';

/** What a phone needs to know to put the directory among its apps: a web app manifest. */
export interface ManifestView {
  readonly id: string;
  readonly name: string;
  /** Stands below the icon: 12 letters fit. */
  readonly short_name: string;
  readonly description: string;
  readonly lang: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: 'standalone';
  readonly theme_color: string;
  readonly background_color: string;
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly type: string;
    readonly purpose: 'any' | 'maskable';
  }[];
}

/**
 * The web app manifest. Its icons were drawn from `public/favicon.svg`, 192 and 512 pixels wide; the one that phones
 * may cut to their own shape has the drawing in the middle 80 % of a square of the same damson.
 */
export function manifestView({ directory, base }: ViewContext): ManifestView {
  const home = addressOf.home(base);
  const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
    src: `${base}icons/${file}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: home,
    name: siteNameOf({ directory }),
    short_name: 'Hereabouts',
    description: `What there is to join, use and enjoy in ${directory.site.name}.`,
    lang: 'en-GB',
    start_url: home,
    scope: home,
    display: 'standalone',
    theme_color: '#3b1233',
    background_color: '#fff8ec',
    icons: [
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('maskable-512', 512, 'maskable'),
    ],
  };
}
