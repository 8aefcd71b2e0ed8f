import { assetKindNames } from '../domain/asset.ts';
import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { openAssets } from '../domain/open-records.ts';
import { standingOn } from '../domain/standing.ts';
import { addressLine, costOf, warningsOf, whenOf, whereOf } from './asset-words.ts';
import { addressIn, creditOf, pageOf, type OpenSite } from './open-site.ts';

/**
 * `/data/assets.geojson` (RFC 7946): a point for each venue of each entry that is not closed. What has no pin, because
 * it is online, by phone, at home or roughly in a neighbourhood, has no geometry, and is in the file all the same.
 */
export function assetsGeojson(site: OpenSite): string {
  const { licence, name } = site.directory.site;
  const features = openAssets(site.directory, site.today)
    .filter(({ data }) => standingOn(data, site.directory.site, site.today).status !== 'closed')
    .flatMap((asset) => featuresOf(asset, site));
  const collection = {
    type: 'FeatureCollection',
    name: `Hereabouts ${name}`,
    day: site.today,
    licence: licence.name,
    licenceUrl: licence.url,
    credit: creditOf(site),
    source: addressIn(site, ''),
    features,
  };
  return `${JSON.stringify(collection)}\n`;
}

function featuresOf(asset: LinkedAsset, site: OpenSite): unknown[] {
  const pinned = asset.venues.filter(({ data }) => data.lat !== undefined && data.lon !== undefined);
  return pinned.length === 0
    ? [featureOf(asset, undefined, site)]
    : pinned.map((venue) => featureOf(asset, venue, site));
}

function featureOf(asset: LinkedAsset, venue: LinkedVenue | undefined, site: OpenSite): unknown {
  const { data, slug, themes } = asset;
  const { status, review } = standingOn(data, site.directory.site, site.today);
  const properties = {
    slug,
    title: data.title,
    page: pageOf(site, slug),
    kind: data.kind,
    whatItIs: assetKindNames[data.kind],
    themes: themes.map((theme) => theme.slug).join('; '),
    summary: data.summary,
    when: whenOf(asset, site.today).join('. '),
    venue: venue?.data.title,
    address: venue && addressLine(venue),
    where: whereOf(asset).join('. '),
    cost: costOf(asset),
    beforeYouGo: warningsOf(asset, site.directory, site.today).join(' '),
    status,
    checkedOn: data.checked?.on,
    review,
  };
  return {
    type: 'Feature',
    id: venue === undefined ? slug : `${slug}@${venue.slug}`,
    geometry: venue === undefined ? null : { type: 'Point', coordinates: [venue.data.lon, venue.data.lat] },
    properties: Object.fromEntries(
      Object.entries(properties).filter(([, value]) => value !== undefined && value !== ''),
    ),
  };
}
