import { changesOf, momentOf, tagOf } from './changes.ts';
import { addressIn, creditOf, type OpenSite } from './open-site.ts';

/** `/feeds/feed.json` (JSON Feed 1.1): what is new, checked again and closed, the latest first. */
export function jsonFeed(site: OpenSite): string {
  const { name, licence, panel } = site.directory.site;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: `What has changed: Hereabouts ${name}`,
    description: `New in ${name}, checked again, and closed`,
    home_page_url: addressIn(site, 'new/'),
    feed_url: addressIn(site, 'feeds/feed.json'),
    language: 'en-GB',
    authors: [{ name: panel.name, url: addressIn(site, '') }],
    _licence: {
      about: addressIn(site, 'data/'),
      name: licence.name,
      url: licence.url,
      credit: creditOf(site),
    },
    items: changesOf(site).map((change) => ({
      id: tagOf(site, change.name),
      url: change.page,
      title: change.title,
      content_text: change.summary,
      date_published: momentOf(change.day),
      tags: change.themes,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
