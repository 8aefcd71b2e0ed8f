import type { IsoDay } from './calendar-day.ts';
import type { Output } from './consent.ts';
import { contactsFor } from './contact.ts';
import type { LinkedAsset } from './directory.ts';
import { formatPhone } from './phone.ts';

/**
 * How a member can find out whether an entry is still right, as short sentences: "Ring 01632 960112.", "Ask: at the
 * library desk.", "Go to St Elmo's Hall." Only details that may be shown in that output are among them.
 */
export function waysToAsk(asset: LinkedAsset, output: Output, today: IsoDay): string[] {
  const { contacts, joining, whenInWords } = asset.data;
  const open = contactsFor(contacts, output, today);
  const phone = open.find((contact) => contact.phone)?.phone;
  const email = open.find((contact) => contact.email)?.email;
  const venue = asset.venues[0]?.data.title;
  return [
    phone && `Ring ${formatPhone(phone)}.`,
    phone === undefined && email && `Write to ${email}.`,
    joining?.ask && `Ask: ${withoutStop(joining.ask)}.`,
    venue && `Go to ${withoutStop(venue)}.`,
    venue === undefined && whenInWords && `When: ${withoutStop(whenInWords)}.`,
  ].filter((way) => typeof way === 'string' && way !== '') as string[];
}

function withoutStop(text: string): string {
  return text.replace(/[.\s]+$/, '');
}
