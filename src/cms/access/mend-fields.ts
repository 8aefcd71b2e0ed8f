import { part, partsIn, setAttribute } from './parts.ts';

/** A field whose value cannot be saved as it is. */
export interface FieldFault {
  /** What the field is called. */
  readonly field: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What takes the focus. */
  readonly control: HTMLElement;
}

/**
 * Ties each label, hint and error to its control, so that a screen reader says them together.
 *
 * @returns what cannot be saved as it is, in the order of the page
 */
export function mendFields(page: Document): FieldFault[] {
  return partsIn(page, 'ControlContainer').flatMap((field) => mendField(field));
}

const focusable = 'input, textarea, select, button, a[href], [tabindex="0"]';

function mendField(field: HTMLElement): FieldFault[] {
  // "string widget", on a part without a role: not allowed there, and no help to anybody.
  field.removeAttribute('aria-label');
  const label = ownPart(field, 'FieldLabel');
  const id = label?.getAttribute('for') ?? label?.dataset['for'];
  if (!label || !id) return [];
  const hint = ownPart(field, 'ControlHint');
  const errors = ownPart(field, 'ControlErrorsList');
  label.id ||= `${id}-label`;
  const named = document.getElementById(id) ?? field;
  if (named.matches('div, section, ul') && !named.hasAttribute('role')) {
    setAttribute(named, 'role', 'group');
    setAttribute(named, 'aria-labelledby', label.id);
  }
  // A press on the name of a field must not choose the first of its answers.
  if (named.matches("button:not([role='switch']), [type='radio'], [type='checkbox']")) loosen(label);
  const control = named.matches(focusable) ? named : named.querySelector<HTMLElement>(focusable);
  describe(named, [describedBy(errors, `${id}-errors`), describedBy(hint, `${id}-hint`)]);
  const isField = named.matches('input, textarea, select, [role="group"], [role="combobox"]');
  if (isField && errors && !named.matches('[role="group"]')) setAttribute(named, 'aria-invalid', 'true');
  else named.removeAttribute('aria-invalid');
  // Not a class: those are Decap's own to write anew.
  named.toggleAttribute('data-fault', errors !== undefined);
  if (!errors || !control) return [];
  return [{ field: wordsOfLabel(label), message: errors.textContent.trim(), control }];
}

/** Unties a label from its control, and keeps in mind which it was. */
function loosen(label: HTMLElement): void {
  const id = label.getAttribute('for');
  if (id === null) return;
  label.dataset['for'] = id;
  label.removeAttribute('for');
}

/** The part of this field, not of one inside it. */
function ownPart(field: HTMLElement, name: 'FieldLabel' | 'ControlHint' | 'ControlErrorsList') {
  return partsIn(field, name).find((found) => found.closest(part('ControlContainer')) === field);
}

function wordsOfLabel(label: HTMLElement): string {
  return (label.firstChild?.textContent ?? label.textContent).trim();
}

function describedBy(words: HTMLElement | undefined, id: string): { id: string; isThere: boolean } {
  if (words) setAttribute(words, 'id', id);
  return { id, isThere: words !== undefined };
}

/** Adds and takes out ours; what a widget says of itself stays. */
function describe(control: HTMLElement, ours: readonly { id: string; isThere: boolean }[]): void {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '');
  const others = ids.filter((id) => !ours.some((own) => own.id === id));
  const all = [...ours.filter(({ isThere }) => isThere).map(({ id }) => id), ...others];
  if (all.length > 0) setAttribute(control, 'aria-describedby', all.join(' '));
  else control.removeAttribute('aria-describedby');
}

/** Opens whatever an element is folded away in. */
export function unfold(element: HTMLElement): void {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    if (getComputedStyle(around).display !== 'none') continue;
    const bar = around.parentElement?.querySelector<HTMLElement>(
      `:scope > ${part('TopBarContainer')} button`,
    );
    bar?.click();
  }
}
