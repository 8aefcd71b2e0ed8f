import { formatPhone, phoneSchema } from '../../src/domain/phone.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { closestWord } from '../../src/domain/slug.ts';

/** A number for the panel's own use. */
export interface PrivateContact {
  /** As people read it: "01632 960112". */
  readonly phone: string;
  /** Who answers; may be empty. */
  readonly who: string;
}

/**
 * Reads the panel's private numbers: one line for each, the name of the entry, the number and who answers, with
 * commas or tabs between. Lines that are empty or begin with #, and the heading
 * "entry, phone, who", are passed over.
 *
 *     bread-swap, 01632 960112, the baker
 *
 * @param slugs slugs of the entries there are
 * @param file what the file is called in problems
 */
export function readPrivateContacts(
  text: string,
  slugs: readonly string[],
  file: string,
): { contacts: ReadonlyMap<string, readonly PrivateContact[]>; problems: readonly Problem[] } {
  const contacts = new Map<string, PrivateContact[]>();
  const problems: Problem[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [slug = '', number = '', ...who] = line
      .replace(/^\uFEFF/, '')
      .split(/[,;\t]/)
      .map((cell) => cell.trim());
    if (slug === '' || slug.startsWith('#') || (slug === 'entry' && number === 'phone')) continue;
    const report = (found: string, fix: string) =>
      problems.push({ severity: 'error', rule: 'private-contacts', file, line: index + 1, found, fix });
    const phone = phoneSchema.safeParse(number);
    if (!slugs.includes(slug)) {
      const near = closestWord(slug, slugs);
      report(
        `There is no entry "${slug}".`,
        near === undefined ? 'Write the last part of its address.' : `Did you mean "${near}"?`,
      );
    } else if (!phone.success) {
      report(
        `"${number}" is no phone number.`,
        `Write it with its first 0: "${slug}, 01632 960112, who answers".`,
      );
    } else {
      const contact = { phone: formatPhone(phone.data), who: who.join(', ') };
      contacts.set(slug, [...(contacts.get(slug) ?? []), contact]);
    }
  }
  return { contacts, problems };
}
