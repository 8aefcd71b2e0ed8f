import { openData, openDataJsonSchema } from '../domain/open-data.ts';
import { addressIn, pageOf, type OpenSite } from './open-site.ts';

const schemaFile = 'data/assets.schema.json';

/** `/data/assets.json`: everything that anybody may have of the directory, in one file that reads back. */
export function assetsJson(site: OpenSite): string {
  const data = openData(site.directory, site.today, {
    address: addressIn(site, ''),
    schema: addressIn(site, schemaFile),
    pageOf: (slug) => pageOf(site, slug),
  });
  return `${JSON.stringify(data)}\n`;
}

/** `/data/assets.schema.json`: what `assetsJson` holds, as a JSON Schema. */
export function assetsJsonSchema(site: Pick<OpenSite, 'siteUrl' | 'base'>): string {
  return `${JSON.stringify(openDataJsonSchema(addressIn(site, schemaFile)), null, 1)}\n`;
}
