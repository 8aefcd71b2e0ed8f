/** Lists of small records: links, terms, communities, and the words that the directory sorts by. */
import { createElement as h, type ReactNode } from 'react';
import type { FormField } from '../config/form-field.ts';
import { isDay } from './is-day.ts';
import { makeControl, wantsOfEach, type WidgetProps } from './make-control.ts';
import { DayField, Fault, ListEditor, Says, SelectField, TextField, Tick } from './parts.ts';
import { LinesField, TidyField, tidyText } from './simple-widgets.ts';
import { withParts } from './with-parts.ts';

/** One of the small records while somebody writes it, by the names of its fields. */
export type Row = Readonly<Record<string, RowValue>>;

/** What one field of a row holds. */
type RowValue = string | number | boolean | readonly string[] | undefined;

/** What is wrong with one field of a row, if anything, as one thing to do. */
function wantOf({ label, widget, required, reads }: FormField, value: RowValue): string | undefined {
  if (value === undefined || value === '') return required ? `Fill in “${label}”.` : undefined;
  if (widget === 'day' && !isDay(value)) return `${label}: write the day as year-month-day, like 2026-11-14.`;
  if (widget === 'number' && typeof value !== 'number') return `${label}: write a number.`;
  return reads === undefined ? undefined : tidyText(reads, String(value)).fault;
}

/** What a row asks for before it can be saved. */
export function wantsOfRow(fields: readonly FormField[], row: Row): string[] {
  return fields.flatMap((field) => wantOf(field, row[field.name]) ?? []);
}

/** The line that stands for a row: its fields put into the words given, or its place where one of them is missing. */
export function summaryOfRow(template: string | undefined, one: string, row: Row, index: number): string {
  const named = `${one.slice(0, 1).toUpperCase()}${one.slice(1)} ${index + 1}`;
  if (template === undefined) return named;
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  if (names.some((name) => row[name] === undefined || row[name] === '')) return `${named}, still to finish`;
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(row[name]));
}

/** A whole number as people type it, with or without commas; what is none stays as it was typed. */
export function numberOf(typed: string): number | string {
  const digits = typed.trim().replace(/(?<=\d),(?=\d{3}\b)/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : typed;
}

function fieldsIn(option: WidgetProps<unknown>['option']): readonly FormField[] {
  return (option('fields') ?? []) as readonly FormField[];
}

function oneIn(option: WidgetProps<unknown>['option']): string {
  const one = option('label_singular');
  return typeof one === 'string' ? one : 'item';
}

function RowsForm({ value, change, id, label, hintId, option }: WidgetProps<Row[]>): ReactNode {
  const fields = fieldsIn(option);
  const one = oneIn(option);
  const summary = option('summary');
  const most = option('max');
  return h(ListEditor<Row>, {
    label,
    id,
    describedBy: hintId,
    items: value,
    change,
    fresh: () => ({}),
    one,
    addWords: [`Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`, `Add another ${one}`],
    summaryOf: (row, index) =>
      summaryOfRow(typeof summary === 'string' ? summary : undefined, one, row, index),
    isWanting: (row) => wantsOfRow(fields, row).length > 0,
    isInOrder: true,
    most: typeof most === 'number' ? most : undefined,
    fieldsOf: (row, changeRow) => [
      ...fields.map((field) =>
        h(RowField, {
          key: field.name,
          field,
          value: row[field.name],
          change: (next: RowValue) => {
            changeRow(withParts(row, { [field.name]: next }));
          },
        }),
      ),
      h(
        Says,
        { key: 'wants' },
        wantsOfRow(fields, row).map((want) => h(Fault, { key: want }, want)),
      ),
    ],
  });
}

/** One field of a row. */
function RowField({
  field: { label, hint, widget, required, options = [], reads, max_characters: most },
  value,
  change,
}: {
  readonly field: FormField;
  readonly value: RowValue;
  readonly change: (value: RowValue) => void;
}): ReactNode {
  const text = value === undefined ? undefined : String(value);
  switch (widget) {
    case 'boolean':
      return h(Tick, {
        label,
        value: value === true,
        change: (isTicked) => {
          change(isTicked ? true : undefined);
        },
        ...(hint === undefined ? {} : { hint }),
      });
    case 'select':
      return h(SelectField, {
        label,
        hint,
        options: options.map((option) => ({ value: String(option.value), label: option.label })),
        value: text,
        change,
        none: required ? undefined : 'None',
      });
    case 'day':
      return h(DayField, { label, hint, value: text, change });
    case 'lines':
      return h(LinesField, {
        label,
        hint,
        value: Array.isArray(value) ? (value as readonly string[]) : undefined,
        change,
      });
    case 'tidy-text':
      return h(TidyField, { label, hint, reads: reads ?? 'slug', value: text, change });
    case 'number':
      return h(TextField, {
        label,
        hint,
        inputMode: 'numeric',
        value: text,
        change: (typed) => {
          change(typed === undefined ? undefined : numberOf(typed));
        },
      });
    default:
      return h(TextField, {
        label,
        hint,
        most,
        rows: widget === 'text' ? 2 : undefined,
        value: text,
        change,
      });
  }
}

/** `rows`. */
export const RowsControl = makeControl<Row[]>({
  Form: RowsForm,
  wants: (rows, _today, option) => {
    const one = oneIn(option);
    return wantsOfEach(`${one.slice(0, 1).toUpperCase()}${one.slice(1)}`, rows, (row) =>
      wantsOfRow(fieldsIn(option), row),
    );
  },
});
