import { formatPhone } from '../domain/phone.ts';
import { addressOf } from './addresses.ts';
import { weekPoster, type PosterRow } from './poster-view.ts';
import type { ViewContext } from './view-context.ts';

/** So many things are read to the end in a message or a newsletter. */
const mostInDigest = 14;

/** Where digests are for people who pick their own: the page with everything. */
function typedAddress({ base, directory }: ViewContext): string {
  return `${directory.site.shortHost}${addressOf.thisWeek(base).replace(/\/$/, '')}`;
}

/**
 * The week from the day of the build as plain text, ready to paste. Stars make titles bold in WhatsApp and do no harm
 * in a newsletter; there is no other markup, and each line says one thing.
 */
export function weekDigest(context: ViewContext): string {
  const { site } = context.directory;
  const week = weekPoster(context, mostInDigest);
  const phone = site.panel.phone && formatPhone(site.panel.phone);
  const more = `Everything that is on: ${typedAddress(context)}`;
  const ask = phone === undefined ? [] : [`Or ask: ${phone}`];
  if (week === undefined)
    return lines(`*This week in ${site.name}*`, 'Nothing has a set time this week.', more, ...ask);
  const days = week.days.flatMap(({ title, rows }) => ['', `*${title}*`, ...rows.map(rowInWords)]);
  return lines(`*This week in ${site.name}*`, week.lead, ...days, '', 'Come as you are.', more, ...ask);
}

function rowInWords({ time, title, detail }: PosterRow): string {
  return `${time}: ${title}. ${detail}`.trimEnd();
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
