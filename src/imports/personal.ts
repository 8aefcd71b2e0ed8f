import { emailSchema, isConsumerMail } from '../domain/email.ts';
import { isMobile, phoneSchema } from '../domain/phone.ts';
import type { ContactsInCell } from './phone-in-cell.ts';

/**
 * What a list says of people stays out (UK GDPR): a list is no record that somebody agreed to be published here. A
 * mobile number or an address at a mail provider for private people may be a person's own, so it is left out until
 * somebody has asked; names of contact persons have no column at all. The report says that something was left out,
 * and never what.
 */
export interface WithoutPersonal<T> {
  readonly kept: T;
  /** In words, without the detail itself. */
  readonly remarks: readonly string[];
}

/** Contacts without mobile numbers and private mail. */
export function withoutPersonalContacts(contacts: ContactsInCell): WithoutPersonal<ContactsInCell> {
  const phones = contacts.phones.filter((phone) => !isMobile(phone));
  const emails = contacts.emails.filter((email) => !isConsumerMail(email));
  return {
    kept: { ...contacts, phones, emails },
    remarks: [
      ...(phones.length === contacts.phones.length ? [] : [leftOut('A mobile number')]),
      ...(emails.length === contacts.emails.length ? [] : [leftOut('A private e-mail address')]),
    ],
  };
}

const emailInText = /[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;
const numberInText = /(?<![\w£.])(?:\+|\(|[0Oo]|44)[\dOo(][\dOo ().‐-―-]{6,18}[\dOo](?!\w)/g;

/** "Contact name: Ann Example": a person who is named as the one to ask. */
const contactName =
  /(\b(?:(?:[Pp]ublic |[Mm]ain |[Kk]ey )?[Cc]ontact(?: [Nn]ame| [Pp]erson)?|[Oo]rgani[sz]er|[Cc]oordinator|[Ll]eader|[Cc]hair(?:man|person|woman)?|[Ss]ecretary|[Tt]reasurer) ?:) ?(?:(?:Mrs?|Ms|Miss|Dr|Rev)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]*\.?){1,2}?(?=$|[\n,;.()]| (?:Public|Phone|Tel|Telephone|Email|E-mail|Mobile|Notes|on|at)\b| \d)/gu;

/** A text in which mobile numbers, private mail addresses and names of contact persons are said to be left out. */
export function withoutPersonalWords(text: string): WithoutPersonal<string> {
  let numbers = 0;
  let emails = 0;
  let names = 0;
  const kept = text
    .replace(contactName, (_, label: string) => {
      names += 1;
      return `${label} (name left out)`;
    })
    .replace(emailInText, (found) => {
      const email = emailSchema.safeParse(found.replace(/^'+|[.']+$/g, ''));
      if (!email.success || !isConsumerMail(email.data)) return found;
      emails += 1;
      return '(e-mail address left out)';
    })
    .replace(numberInText, (found) => {
      if (!holdsMobile(found)) return found;
      numbers += 1;
      return '(mobile number left out)';
    });
  return {
    kept,
    remarks: [
      ...(numbers === 0 ? [] : [leftOut('A mobile number in the text')]),
      ...(emails === 0 ? [] : [leftOut('A private e-mail address in the text')]),
      ...(names === 0 ? [] : [leftOut("A contact person's name in the text")]),
    ],
  };
}

/** Whether a run of digits is or holds a mobile number: "0161 496 0000 07700 900123" holds one. */
function holdsMobile(found: string): boolean {
  const digits = found.replace(/[Oo]/g, '0').replace(/[^\d+]/g, '');
  const phone = phoneSchema.safeParse(digits);
  if (phone.success) return isMobile(phone.data);
  return /(?:0|\+?44)7\d{9}/.test(digits) || /^\+?44\(?0?\)?7/.test(digits);
}

function leftOut(what: string): string {
  return `${what} may be a person's own, and was left out. Ask them first, then add it with their consent.`;
}
