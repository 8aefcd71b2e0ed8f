import { assetKindNames } from '../domain/asset.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { isOpen, openAssets } from '../domain/open-records.ts';
import { formatPhone } from '../domain/phone.ts';
import { standingOn } from '../domain/standing.ts';
import {
  accessInWords,
  addressLine,
  audienceOf,
  costOf,
  joiningOf,
  openContacts,
  runnerOf,
  warningsOf,
  whenOf,
  whereOf,
} from './asset-words.ts';
import { writeCsv, type Cell } from './csv.ts';
import { creditOf, pageOf, type OpenSite } from './open-site.ts';

const betweenItems = '\n';

type CellOf = (asset: LinkedAsset, site: OpenSite) => Cell;

/** The columns of the one wide table, for people with a spreadsheet. Lists have a line for each item. */
const columns: Readonly<Record<string, CellOf>> = {
  Name: ({ data }) => data.title,
  Page: ({ slug }, site) => pageOf(site, slug),
  'What it is': ({ data }) => assetKindNames[data.kind],
  Themes: ({ themes }) => themes.map(({ title }) => title).join(betweenItems),
  'In one sentence': ({ data }) => data.summary ?? '',
  Text: ({ body }) => body.text,
  When: (asset, { today }) => whenOf(asset, today).join(betweenItems),
  Where: (asset) => whereOf(asset).join(betweenItems),
  Address: ({ venues: [first] }) => (first ? addressLine(first) : ''),
  Latitude: ({ venues: [first] }) => first?.data.lat ?? '',
  Longitude: ({ venues: [first] }) => first?.data.lon ?? '',
  Neighbourhoods: ({ neighbourhoods }) => neighbourhoods.map(({ title }) => title).join(betweenItems),
  'Who it is for': (asset) => audienceOf(asset),
  Cost: (asset) => costOf(asset),
  'How to join': (asset) => joiningOf(asset),
  'You could give': ({ data }) => data.give ?? '',
  'Getting in and around': ({ access }, { directory }) => accessInWords(access, directory).join(betweenItems),
  'Languages spoken': ({ data }) => (data.spoken ?? []).join(', '),
  'Run by': (asset, { today }) => runnerOf(asset, (runner) => isOpen(runner, today)),
  Contact: (asset, { today }) =>
    openContacts(asset, today)
      .map(({ role, name }) => (name === undefined ? role : `${role}, ${name}`))
      .join(betweenItems),
  Phone: (asset, { today }) =>
    openContacts(asset, today)
      .flatMap(({ phone }) => (phone === undefined ? [] : [formatPhone(phone)]))
      .join(betweenItems),
  'E-mail': (asset, { today }) =>
    openContacts(asset, today)
      .flatMap(({ email }) => email ?? [])
      .join(betweenItems),
  'Web page': (asset, { today }) =>
    openContacts(asset, today)
      .flatMap(({ web }) => web ?? [])
      .join(betweenItems),
  Status: ({ data }, { directory, today }) => standingOn(data, directory.site, today).status,
  'Before you go': (asset, { directory, today }) => warningsOf(asset, directory, today).join(' '),
  'Checked on': ({ data }) => data.checked?.on ?? '',
  'Checked by': ({ data }) => data.checked?.by ?? '',
  'State of the check': ({ data }, { directory, today }) => standingOn(data, directory.site, today).review,
  Licence: (_, { directory }) => `${directory.site.licence.name} ${directory.site.licence.url}`,
  Credit: (_, site) => creditOf(site),
};

/** `/data/assets.csv`: every entry that anybody may have, one row each, in words that people read. */
export function assetsCsv(site: OpenSite): string {
  const rows = openAssets(site.directory, site.today).map((asset) =>
    Object.values(columns).map((cellOf) => cellOf(asset, site)),
  );
  return writeCsv(Object.keys(columns), rows);
}
