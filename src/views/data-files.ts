import { assetsCsv } from '../formats/assets-csv.ts';
import { assetsJson, assetsJsonSchema } from '../formats/assets-json.ts';
import { atomFeed } from '../formats/atom.ts';
import { assetsGeojson } from '../formats/geojson.ts';
import { jsonFeed } from '../formats/json-feed.ts';
import { linkedTables } from '../formats/linked-csv.ts';
import { openReferralFiles } from '../formats/open-referral-feed.ts';
import { sharedCalendars, sharedCalendarText } from './calendar-view.ts';
import type { ViewContext } from './view-context.ts';

/** A file that is meant for other programs and other directories. */
export interface DataFile {
  /** Where it lies, below the base of the site: "data/assets.json". */
  readonly path: string;
  readonly text: string;
}

/**
 * Every file that is meant for others, one after another so that none but one is in memory: JSON with its schema, CSV
 * wide and linked, GeoJSON, feeds, shared calendars, and Open Referral UK. The site holds them all, and so does the
 * folder that `npm run export` writes.
 */
export function* dataFiles(context: ViewContext): Generator<DataFile> {
  yield { path: 'data/assets.json', text: assetsJson(context) };
  yield { path: 'data/assets.schema.json', text: assetsJsonSchema(context) };
  yield { path: 'data/assets.csv', text: assetsCsv(context) };
  yield { path: 'data/assets.geojson', text: assetsGeojson(context) };
  for (const { name, text } of linkedTables(context)) yield { path: `data/tables/${name}`, text };
  yield { path: 'feeds/atom.xml', text: atomFeed(context) };
  yield { path: 'feeds/feed.json', text: jsonFeed(context) };
  for (const calendar of sharedCalendars(context)) {
    yield { path: calendar.path, text: sharedCalendarText(calendar, context) };
  }
  for (const { path, document } of openReferralFiles(context)) {
    yield { path, text: `${JSON.stringify(document)}\n` };
  }
}
