import { stringify } from 'csv-stringify/sync';
import { listedItems, type ReviewItem, type ReviewList } from '../domain/review-list.ts';

const columns = [
  'entry',
  'title',
  'state',
  'due on',
  'checked on',
  'tried on',
  'steward',
  'neighbourhoods',
  'theme',
  'address',
] as const;

/**
 * What is due now or soon as a table in CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it). Texts
 * that a spreadsheet could take for a formula get an apostrophe.
 */
export function reviewTable(list: ReviewList, { siteUrl, base }: { siteUrl: string; base: string }): string {
  const rows = listedItems(list).map((item) => rowOf(item, `${siteUrl}${base}assets/`));
  return stringify([[...columns], ...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

function rowOf({ asset, state, dueOn, keeper }: ReviewItem, assets: string): string[] {
  return [
    asset.slug,
    asset.data.title,
    state,
    dueOn ?? '',
    asset.data.checked?.on ?? '',
    asset.data.tried?.on ?? '',
    keeper?.slug ?? '',
    asset.neighbourhoods.map(({ title }) => title).join(', '),
    asset.themes[0]?.title ?? '',
    `${assets}${asset.slug}/`,
  ];
}
