import { addressOf, typedAddress } from './addresses.ts';
import { panelPhone } from './notice-words.ts';
import { weekPoster, type PosterRow } from './poster-view.ts';
import type { ViewContext } from './view-context.ts';

/** So many things are read to the end in a message or a newsletter. */
const mostInDigest = 14;

/**
 * The week from the day of the build as plain text, ready to paste. Stars make titles bold in WhatsApp and do no harm
 * in a newsletter; there is no other markup, and each line says one thing.
 */
export function weekDigest(context: ViewContext): string {
  const { site } = context.directory;
  const week = weekPoster(context, mostInDigest);
  const phone = panelPhone(context);
  const more = `Everything that is on: ${typedAddress(context, addressOf.thisWeek(context.base))}`;
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
