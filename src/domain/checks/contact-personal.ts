import type { Check } from '../directory.ts';
import { isConsumerMail } from '../email.ts';
import { isMobile } from '../phone.ts';
import { problemAt } from '../problem.ts';

/** A mobile number or a private mailbox that is called an organisation's is often one person's own. */
export const contactPersonal: Check = (directory) =>
  directory.assets.flatMap((asset) =>
    (asset.data.contacts ?? []).flatMap(({ whose, phone, email }, index) => {
      if (whose !== 'organisation') return [];
      const signs = [
        ...(phone !== undefined && isMobile(phone)
          ? [{ field: 'phone', found: 'This is a mobile number.' }]
          : []),
        ...(email !== undefined && isConsumerMail(email)
          ? [{ field: 'email', found: 'This looks like a private mailbox.' }]
          : []),
      ];
      return signs.map(({ field, found }) =>
        problemAt(asset.source, ['contacts', index, field], {
          severity: 'warning',
          rule: 'contact-personal',
          found,
          fix: 'If it belongs to one person, write whose: person and add consent. If several people share it, leave it.',
        }),
      );
    }),
  );
