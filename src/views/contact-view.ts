import { contactsFor, type Contact } from '../domain/contact.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { mailtoHref } from '../domain/email.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import { displayUrl } from '../domain/safe-url.ts';
import type { Standing } from '../domain/standing.ts';
import type { Dated } from './dated.ts';
import type { LinkView } from './frame-view.ts';
import { datedByStanding } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { capitalised } from './words.ts';

/** A way to reach somebody. */
export interface ContactView {
  /** "The organiser", or "Dev, the organiser" where a person has agreed to be named. */
  readonly who: string;
  readonly phone?: LinkView | undefined;
  readonly email?: LinkView | undefined;
  readonly web?: LinkView | undefined;
}

/** The ways to reach an asset in one stretch of time. */
export interface ContactsView {
  /** The number of the call button. */
  readonly call?: LinkView | undefined;
  readonly contacts: readonly ContactView[];
}

const ended: readonly Standing['status'][] = ['closed', 'closed-long-ago'];

/** The ways to reach an asset: none once it has closed, and a person's only while their consent runs. */
export function contactsOf(asset: LinkedAsset, context: ViewContext): Dated<ContactsView>[] {
  return datedByStanding(asset, context, ({ status }, day) => {
    const contacts = ended.includes(status)
      ? []
      : contactsFor(asset.data.contacts, 'site', day).map(contactView);
    if (contacts.length === 0) return undefined;
    return { call: contacts.find(({ phone }) => phone)?.phone, contacts };
  });
}

function contactView({ role, name, phone, email, web }: Contact): ContactView {
  return {
    who: capitalised(name === undefined ? role : `${name}, ${role}`),
    phone: phone && { words: formatPhone(phone), href: telHref(phone) },
    email: email && { words: email, href: mailtoHref(email) },
    web: web && { words: displayUrl(web), href: web },
  };
}
