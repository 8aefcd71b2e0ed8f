import type { Fault } from './find-faults.ts';

/**
 * Brings the form to the field that a fault is about, and puts the cursor there. Fields are found by what they are
 * called, which is all that Decap's pages hold for certain.
 */
export function focusField({ label }: Pick<Fault, 'label'>): void {
  const [outer = ''] = label.split(', ');
  const name = plain(outer.replace(/ \d+$/, ''));
  const found = [...document.querySelectorAll('label')].find((candidate) =>
    plain(candidate.textContent).startsWith(name),
  );
  if (!found) return;
  openFoldAround(found);
  found.scrollIntoView({ block: 'center' });
  const field =
    document.getElementById(found.htmlFor || (found.dataset['for'] ?? '')) ??
    found.parentElement?.querySelector<HTMLElement>('input, textarea, select, button');
  field?.focus();
}

/** Opens the part of the form that holds a field, where it is folded away. */
function openFoldAround(field: HTMLElement): void {
  if (field.offsetParent !== null) return;
  for (const button of document.querySelectorAll<HTMLElement>('.own-fold button[aria-expanded="false"]'))
    button.click();
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
