import { withoutPersonalWords, type WithoutPersonal } from './personal.ts';

/** One sort of thing that is a person's own, and how it is told without saying it again. */
interface Detail {
  readonly pattern: RegExp;
  readonly called: string;
}

/**
 * Whatever somebody sends may hold what is a person's own, and nobody has asked that person. Better one detail of a
 * hall too many left out, which the panel can look up, than one of a person too few.
 */
const details: readonly Detail[] = [
  {
    called: 'An e-mail address',
    pattern: /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  },
  {
    called: 'A National Insurance number',
    pattern: /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi,
  },
  { called: 'A long number, like one of a card', pattern: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g },
  { called: 'A phone number', pattern: /(?<![\d£])(?:\+|\(?00)?\(?\d(?:[ ().-]{0,2}\d){8,13}(?!\d)/g },
  {
    called: 'A day of birth',
    pattern:
      /\b(?:born(?: on)?|date of birth|d\.?o\.?b\.?)\s*:?\s*[\d./ -]{4,12}(?:[A-Z][a-z]{2,8} \d{4})?/gi,
  },
  {
    called: 'A home address',
    pattern:
      /\b(?:[Ff]lat \d{1,4}[a-z]?,? )?\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’]+ ){1,3}(?:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Row|Way|Terrace|Court|Gardens|Crescent|Place|Grove|Walk|Hill|Rise|Mews|Square)\b/gu,
  },
  { called: 'A postcode', pattern: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g },
  {
    called: 'A name',
    pattern:
      /(?<=\b(?:[Mm]y name is|[Tt]his is|I am|I['’]m|[Aa]sk for|[Ss]peak to|[Tt]alk to|[Rr]egards,?|[Tt]hanks,?|[Yy]ours,?|[Ll]ove,?)\s)(?:(?:Mrs?|Ms|Miss|Dr|Rev)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}/gu,
  },
  {
    called: 'A name',
    pattern: /\b(?:Mrs?|Ms|Miss|Dr|Rev)\.? \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/gu,
  },
];

/** A text in which whatever may be a person's own is said to be left out; the remarks never say what it was. */
export function withoutPersonalDetails(text: string): WithoutPersonal<string> {
  const remarks = new Set<string>();
  let kept = text;
  for (const { pattern, called } of details) {
    kept = kept.replace(pattern, () => {
      remarks.add(`${called} was left out: it may be a person’s own. Ask them first.`);
      return '(left out)';
    });
  }
  const known = withoutPersonalWords(kept);
  for (const remark of known.remarks) remarks.add(remark);
  return { kept: known.kept, remarks: [...remarks] };
}
