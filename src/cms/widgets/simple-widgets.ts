/** Widgets of one field each: a day, lines of text, ticks, a choice, languages, a box and tidied texts. */
import { createElement as h, Fragment, useState, type ReactNode } from 'react';
import { isoDaySchema } from '../../domain/calendar-day.ts';
import { emailSchema } from '../../domain/email.ts';
import { formatPhone, phoneSchema, type Phone } from '../../domain/phone.ts';
import { safeUrlSchema } from '../../domain/safe-url.ts';
import { slugSchema } from '../../domain/slug.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import { Choice, DayField, Press, TextField, Ticks, type Option, type TextFieldProps } from './parts.ts';

function DayForm({ value, change, id, label, hintId }: WidgetProps<string>): ReactNode {
  return h(DayField, { value, change, id, label, isLabelled: true, describedBy: hintId });
}

/** `day`. */
export const DayControl = makeControl<string>({
  Form: DayForm,
  wants: (day) =>
    isoDaySchema.safeParse(day).success ? [] : ['Write the day as year-month-day, like 2026-11-14.'],
});

/** A list of texts as lines, and back. Blank lines go; so do spaces at the ends of a line. */
export function linesOf(text: string): string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? undefined : lines;
}

/** A box for texts, one to a line. */
export function LinesField({
  value,
  change,
  hint,
  ...field
}: Pick<TextFieldProps, 'label' | 'id' | 'isLabelled' | 'describedBy' | 'hint'> & {
  readonly value: readonly string[] | undefined;
  readonly change: (value: string[] | undefined) => void;
}): ReactNode {
  return h(TextField, {
    ...field,
    hint: [hint, 'Each on a line of its own.'].filter(Boolean).join(' '),
    rows: rowsFor(value ?? []),
    value: value?.join('\n'),
    change: (text) => {
      change(linesOf(text ?? ''));
    },
  });
}

function LinesForm({ value, change, id, label, hintId }: WidgetProps<string[]>): ReactNode {
  return h(LinesField, { value, change, id, label, isLabelled: true, describedBy: hintId });
}

/** So many letters stand in a line on a phone. */
const lettersInRow = 36;
const fewestRows = 3;

/** Rows that show the lines whole on a phone, and room for one more. */
function rowsFor(lines: readonly string[]): number {
  const rows = lines.map((line) => Math.ceil(line.length / lettersInRow));
  return Math.max(
    fewestRows,
    rows.reduce((sum, each) => sum + each, 1),
  );
}

/** `lines`. */
export const LinesControl = makeControl<string[]>({ Form: LinesForm });

function optionsOf(option: WidgetProps<unknown>['option']): Option[] {
  const given = option('options');
  if (!Array.isArray(given)) return [];
  return given.map((one: unknown) => {
    const { value, label } = one as { value: unknown; label?: unknown };
    return { value: String(value), label: String(label ?? value) };
  });
}

/** The same list with something put in or taken out; in the order of the options, what is in none of them last. */
export function ticked(
  options: readonly Option[],
  values: readonly string[],
  value: string,
): string[] | undefined {
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  const placeOf = (one: string) => {
    const place = options.findIndex((option) => option.value === one);
    return place < 0 ? options.length : place;
  };
  const inOrder = next.sort((one, other) => placeOf(one) - placeOf(other));
  return inOrder.length === 0 ? undefined : inOrder;
}

function TicksForm({ value, change, label, id, hintId, option, data }: WidgetProps<string[]>): ReactNode {
  const groups = (data?.groups ?? []).map(({ slug, title }) => ({ value: slug, label: title }));
  const given = optionsOf(option);
  const options = given.length > 0 ? given : groups;
  const unknown = (value ?? []).filter((one) => !options.some((other) => other.value === one));
  return h(Ticks, {
    label,
    id,
    isLabelled: true,
    describedBy: hintId,
    options: [...options, ...unknown.map((one) => ({ value: one, label: one }))],
    values: value ?? [],
    toggle: (one) => {
      change(ticked(options, value ?? [], one));
    },
  });
}

/** `ticks`: out of `options`; without any, the groups of people that the directory knows. */
export const TicksControl = makeControl<string[]>({ Form: TicksForm });

function ChoiceForm({ value, change, label, id, hintId, option }: WidgetProps<string>): ReactNode {
  return h(
    Fragment,
    undefined,
    h(Choice, {
      label,
      id,
      isLabelled: true,
      describedBy: hintId,
      options: optionsOf(option),
      value,
      change: (chosen: string) => {
        change(chosen);
      },
    }),
    value !== undefined && option('required') === false
      ? h(
          Press,
          {
            kind: 'quiet',
            name: `Take the answer out: ${label}`,
            press: () => {
              change(undefined);
            },
          },
          'Take the answer out',
        )
      : undefined,
  );
}

/** `choice`. */
export const ChoiceControl = makeControl<string>({ Form: ChoiceForm });

/** Languages that are offered first: those most spoken at home in England and Wales, and British Sign Language. */
const commonLanguages = [
  'en',
  'cy',
  'pl',
  'ro',
  'pa',
  'ur',
  'pt',
  'es',
  'ar',
  'bn',
  'gu',
  'it',
  'fr',
  'ta',
  'tr',
  'zh',
  'uk',
  'bfi',
] as const;

/** Languages that browsers have no name for. */
const otherNames: Readonly<Record<string, string>> = { bfi: 'British Sign Language' };

/** What a language is called in English; its code where nobody knows. */
export function nameOfLanguage(code: string): string {
  const known = otherNames[code];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames('en-GB', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function LanguagesForm({ value, change, label, id, hintId }: WidgetProps<string[]>): ReactNode {
  const [other, setOther] = useState<string | undefined>();
  const values = value ?? [];
  const codes = [...new Set<string>([...commonLanguages, ...values])];
  const options = codes.map((code) => ({ value: code, label: nameOfLanguage(code) }));
  return h(
    Fragment,
    undefined,
    h(Ticks, {
      label,
      id,
      isLabelled: true,
      isSmall: true,
      describedBy: hintId,
      options,
      values,
      toggle: (code) => {
        const next = values.includes(code) ? values.filter((one) => one !== code) : [...values, code];
        change(next.length === 0 ? undefined : next);
      },
    }),
    h(
      'div',
      { className: 'own-pair' },
      h(TextField, {
        label: 'Another language, by its short code',
        hint: 'Like so for Somali.',
        value: other,
        change: setOther,
      }),
      h(
        Press,
        {
          press: () => {
            const code = other?.trim() ?? '';
            if (!/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(code)) return;
            change([...new Set([...values, code])]);
            setOther(undefined);
          },
        },
        other === undefined ? 'Add it' : `Add ${nameOfLanguage(other.trim())}`,
      ),
    ),
  );
}

/** `languages`. */
export const LanguagesControl = makeControl<string[]>({ Form: LanguagesForm });

const sides = ['West', 'South', 'East', 'North'] as const;

function BoxForm({ value, change, id, label, hintId }: WidgetProps<(number | string)[]>): ReactNode {
  return h(
    'div',
    { className: 'own-pair', role: 'group', 'aria-label': label, 'aria-describedby': hintId },
    sides.map((side, index) =>
      h(TextField, {
        key: side,
        label: side,
        id: index === 0 ? id : undefined,
        inputMode: 'decimal',
        value: value?.[index] === undefined ? undefined : String(value[index]),
        change: (text) => {
          const next = sides.map((_, at) => value?.[at] ?? '');
          next[index] = degreesOf(text) ?? text ?? '';
          change(next);
        },
      }),
    ),
  );
}

/** A number of degrees as people type it, with a comma or a point, and a real minus; nothing where it is none. */
export function degreesOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').trim().replace(',', '.').replace(/^[−–]/, '-').replace(/°$/, '');
  return /^-?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** `box`. */
export const BoxControl = makeControl<(number | string)[]>({
  Form: BoxForm,
  wants: (box) =>
    box.length === 4 && box.every((side) => typeof side === 'number')
      ? []
      : ['Give all four sides as degrees, like 54.72.'],
});

const readers = { phone: phoneSchema, email: emailSchema, web: safeUrlSchema, slug: slugSchema } as const;

/** What a text can be tidied as. */
export type Reads = keyof typeof readers;

const keyboards = { phone: 'tel', email: 'email', web: 'url', slug: 'text' } as const;

/**
 * Tidies a text as what it is meant to be: a phone number to its digits, a web address with its https://. What cannot
 * be read stays as it was typed.
 */
export function tidyText(
  reads: Reads,
  typed: string,
): { readonly text: string; readonly fault?: string | undefined } {
  const text = typed.trim();
  if (text === '') return { text };
  const read = readers[reads].safeParse(text);
  if (read.success) return { text: read.data };
  const withScheme = reads === 'web' ? readers.web.safeParse(`https://${text}`) : undefined;
  if (withScheme?.success === true) return { text: withScheme.data };
  // In the form nobody writes quotes round a number.
  return { text, fault: read.error.issues[0]?.message.replaceAll('"', '') };
}

/** A text field that tidies what is written there when it is left, and says what is wrong with it. */
export function TidyField({
  reads,
  value,
  ...field
}: {
  readonly reads: Reads;
  readonly label: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
  readonly hint?: string | undefined;
  readonly id?: string | undefined;
  readonly isLabelled?: boolean | undefined;
  readonly describedBy?: string | undefined;
}): ReactNode {
  const [isWriting, setWriting] = useState(false);
  const fault = value === undefined || isWriting ? undefined : tidyText(reads, value).fault;
  return h(
    'div',
    {
      onFocus: () => {
        setWriting(true);
      },
      onBlur: () => {
        setWriting(false);
      },
    },
    h(TextField, {
      ...field,
      value,
      fault,
      type: reads === 'phone' ? 'tel' : 'text',
      inputMode: keyboards[reads],
      show: (held) =>
        reads === 'phone' && held !== undefined && phoneSchema.safeParse(held).success
          ? formatPhone(held as Phone)
          : (held ?? ''),
      tidy: (typed) => tidyText(reads, typed).text || undefined,
    }),
  );
}

function readsOf(option: WidgetProps<unknown>['option']): Reads {
  const reads = option('reads');
  return typeof reads === 'string' && Object.hasOwn(readers, reads) ? (reads as Reads) : 'slug';
}

function TidyTextForm({ value, change, id, label, hintId, option }: WidgetProps<string>): ReactNode {
  return h(TidyField, {
    reads: readsOf(option),
    value,
    change,
    id,
    label,
    isLabelled: true,
    describedBy: hintId,
  });
}

/** `tidy-text`. */
export const TidyTextControl = makeControl<string>({
  Form: TidyTextForm,
  wants: (value, _today, option) => {
    const { fault } = tidyText(readsOf(option), value);
    return fault === undefined ? [] : [fault];
  },
});
