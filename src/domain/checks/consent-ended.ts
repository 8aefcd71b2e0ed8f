import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** Details whose consent was withdrawn or has run out are shown nowhere; they should leave the file too. */
export const consentEnded: Check = (directory, today) =>
  directory.assets.flatMap((asset) =>
    (asset.data.contacts ?? []).flatMap(({ consent }, index) => {
      if (consent === undefined) return [];
      const path = ['contacts', index, 'consent'];
      if (consent.withdrawn !== undefined) {
        return problemAt(asset.source, [...path, 'withdrawn'], {
          severity: 'warning',
          rule: 'consent-ended',
          found: `Consent was withdrawn on ${dayInWords(consent.withdrawn)}. These details are no longer shown.`,
          fix: 'Delete this contact from the file.',
        });
      }
      if (consent.reviewBy >= today) return [];
      return problemAt(asset.source, [...path, 'reviewBy'], {
        severity: 'warning',
        rule: 'consent-ended',
        found: `Consent was to be asked again by ${dayInWords(consent.reviewBy)}. These details are no longer shown.`,
        fix: 'Ask the person again and write the new days, or delete this contact.',
      });
    }),
  );
