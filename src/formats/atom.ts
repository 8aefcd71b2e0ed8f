import { changesOf, momentOf, tagOf, type Change } from './changes.ts';
import { escapeMarkup } from './escape-markup.ts';
import { addressIn, creditOf, type OpenSite } from './open-site.ts';

/**
 * `/feeds/atom.xml` (RFC 4287): what is new, checked again and closed, the latest first. Every text is plain text: a
 * title that looks like HTML is shown as it is written.
 */
export function atomFeed(site: OpenSite): string {
  const { name, licence, panel } = site.directory.site;
  const changes = changesOf(site);
  const rights = `${licence.name}, ${licence.url}. ${creditOf(site)}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    element('id', tagOf(site, 'feeds/changes')),
    element('title', `What has changed: Hereabouts ${name}`),
    element('subtitle', `New in ${name}, checked again, and closed`),
    element('updated', momentOf(changes[0]?.day ?? site.today)),
    link('self', 'application/atom+xml', addressIn(site, 'feeds/atom.xml')),
    link('alternate', 'text/html', addressIn(site, 'new/')),
    link('license', 'text/html', licence.url),
    `<author>${element('name', panel.name)}</author>`,
    element('rights', rights),
    ...changes.map((change) => entry(change, site)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(change: Change, site: OpenSite): string {
  return [
    '<entry>',
    element('id', tagOf(site, change.name)),
    element('title', change.title),
    element('updated', momentOf(change.day)),
    element('published', momentOf(change.day)),
    link('alternate', 'text/html', change.page),
    ...change.themes.map((theme) => `<category term="${escapeMarkup(theme)}"/>`),
    element('summary', change.summary),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`;
}

function link(rel: string, type: string, href: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`;
}
