import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { filesIn } from './built-site.ts';
import { isTileOfMap } from './explode-basemap.ts';

/** `version.json`: what a screen or an installed copy asks for to learn whether the site has changed. */
export interface Version {
  /** A fingerprint of every file of the site; another one means something has changed. */
  readonly build: string;
  /** The latest day on which somebody checked or added an entry. */
  readonly contentDate: IsoDay;
  /** The day the site was built for. A day, not a time, so that the same content and day give the same site. */
  readonly generated: IsoDay;
  /** `false` tells browsers to delete what they keep of the site for times without a network. */
  readonly offline?: false;
}

/** The fingerprint of a site is as long as this, in characters. */
const fingerprintLength = 16;

/**
 * Writes `version.json` of a finished site.
 *
 * @param siteFolder the site, with everything else in it
 * @param offline `off` where browsers are to keep nothing of it
 */
export function writeVersion(
  siteFolder: string,
  contentDate: IsoDay,
  today: IsoDay,
  offline?: 'off',
): Version {
  const version: Version = {
    build: fingerprintOf(siteFolder),
    contentDate,
    generated: today,
    ...(offline === 'off' ? { offline: false } : {}),
  };
  writeFileSync(join(siteFolder, 'version.json'), `${JSON.stringify(version)}\n`);
  return version;
}

/**
 * Pagefind does not promise the same bytes for the same input, so its files do not count. Of the tiles of the map
 * the names do: their folder is named after what is in them.
 */
function fingerprintOf(siteFolder: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(siteFolder).filter(
    (name) => !name.startsWith('pagefind/') && name !== 'version.json',
  )) {
    hash.update(`${file}\n`);
    if (!isTileOfMap(file)) hash.update(readFileSync(join(siteFolder, file)));
  }
  return hash.digest('hex').slice(0, fingerprintLength);
}
