import { basemapOf, boxOf } from '../../../src/map/tiles/basemap.ts';
import { tilesWithin } from '../../../src/map/tiles/tile-grid.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { bytesOf } from '../built-site.ts';
import { folderOfTiles, isTileOfMap } from '../explode-basemap.ts';
import { counted } from '../progress.ts';
import { budgets } from './budgets.ts';
import { siteError, type SiteRule } from './rule.ts';

/** A map asks for tiles all over its box, and none of them may be missing or heavy. */
export const everyTileIsThere: SiteRule = async (site, { basemap }) => {
  if (!basemap) return [];
  const map = await basemapOf(basemap);
  const folder = folderOfTiles(map);
  const files = new Set(site.files.filter(isTileOfMap));
  const wanted = [...tilesWithin(boxOf(map.bounds), map.minZoom, map.maxZoom)];
  const missing = wanted
    .map(({ z, x, y }) => `${folder}/${z}/${x}/${y}.mvt`)
    .filter((file) => !files.has(file));
  const heavy = [...files].filter((file) => bytesOf(site, file) > budgets.mapTile.most);
  return [
    ...missing
      .slice(0, 1)
      .map((file) =>
        siteError('map-tiles', file, `${counted(missing.length, 'tile')} missing`, 'Build the site again.'),
      ),
    ...heavy.map((file): Problem => ({
      severity: 'warning',
      rule: 'weights',
      file,
      found: `${(bytesOf(site, file) / 1000).toFixed(1)} kB for ${budgets.mapTile.what}`,
      fix: `Keep it to ${budgets.mapTile.most / 1000} kB: make the map again with "npm run map -- build FILE".`,
    })),
  ];
};
