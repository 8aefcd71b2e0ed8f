import { emailSchema, isConsumerMail } from './email.ts';
import { isMobile, phoneSchema } from './phone.ts';

/** Words of a text that look like somebody's own details. */
export interface PersonalWords {
  /** What they look like: "a mobile number". */
  readonly what: string;
  readonly words: string;
}

/** Longest run of text that any of the patterns below needs to see. */
const numberPattern = /(?<![\d£.-])(?:\+44|\(?0)[\d ().-]{7,18}\d(?!\d)/g;
const emailPattern = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g;

/** Two letters, six digits and a letter; the letters HMRC gives out, and none of the pairs it never does. */
const nationalInsurance =
  /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b/gi;
/** Ten digits as three, three and four, with words before that say what they are. */
const healthNumber = /\bNHS (?:number|no\.?):? ?\d{3} ?\d{3} ?\d{4}\b/gi;
const bornOn =
  /\b(?:born(?: on)?|date of birth|d\.?o\.?b\.?):? (?:the )?\d{1,2}[ ./-](?:\d{1,2}|\p{L}{3,9})[ ./-]\d{2,4}\b/giu;
const cardNumber = /(?<!\d)(?:\d{4}[ -]){3}\d{4}(?!\d)/g;
/** A sort code beside an account number. */
const bankAccount = /(?<!\d)\d\d-\d\d-\d\d\D{1,20}\d{8}(?!\d)/g;
const homeAddress =
  /\b(?:my|his|her|their|\p{Lu}\p{Ll}{1,20}['’]s) (?:house|flat|home|door),? (?:(?:at|is|on) )?(?:number )?\d{1,4}[a-z]?\b/giu;
/** Keys to other people's computers, as the ones that give them out write them. */
const secretKey =
  /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,255}|glpat-[\w-]{20}|xox[abprs]-[\w-]{10,200}|AKIA[0-9A-Z]{16}|sk_live_\w{16,99})\b|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g;

const patterns: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a National Insurance number', pattern: nationalInsurance },
  { what: 'an NHS number', pattern: healthNumber },
  { what: 'a date of birth', pattern: bornOn },
  { what: 'a card number', pattern: cardNumber },
  { what: 'a bank account', pattern: bankAccount },
  { what: "somebody's home", pattern: homeAddress },
  { what: 'a key to a computer', pattern: secretKey },
];

/**
 * Finds words that look like somebody's own details: mobile numbers and private mail in a running text, where no
 * record of consent stands beside them; and things that belong in no directory at all.
 */
export function personalWords(text: string): PersonalWords[] {
  const numbers = [...text.matchAll(numberPattern)].flatMap(([words]) => {
    const phone = phoneSchema.safeParse(words);
    return phone.success && isMobile(phone.data) ? [{ what: 'a mobile number', words }] : [];
  });
  const mails = [...text.matchAll(emailPattern)].flatMap(([found]) => {
    const words = found.replace(/^'+|(?<![.'])[.']+$/g, '');
    const email = emailSchema.safeParse(words);
    return email.success && isConsumerMail(email.data) ? [{ what: 'a private e-mail address', words }] : [];
  });
  const others = patterns.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].map(([words]) => ({ what, words })),
  );
  return [...numbers, ...mails, ...others];
}
