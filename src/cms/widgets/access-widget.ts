import { createElement as h, type ReactNode } from 'react';
import { accessSchema } from '../../domain/access.ts';
import { withoutBlanks } from '../without-blanks.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import { Choice, TextField } from './parts.ts';

/** Access facts while somebody writes them, in either form. */
export type AccessDraft = Readonly<Record<string, FactDraft>>;
type FactDraft = string | { readonly is?: string | undefined; readonly note?: string | undefined };

/** What can be said of a fact; not knowing is never written down. */
export const factAnswers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: "Don't know" },
] as const;

/** A fact as answer and note. */
export function factParts(fact: FactDraft | undefined): {
  readonly is: string;
  readonly note?: string | undefined;
} {
  if (fact === undefined) return { is: 'unknown' };
  return typeof fact === 'string' ? { is: fact } : { is: fact.is ?? 'unknown', note: fact.note };
}

/**
 * The facts with one of them answered: a bare yes or no, with its note where there is one, and nothing at all for what
 * nobody knows. Nothing where no fact is left.
 */
export function answerFact(
  facts: AccessDraft | undefined,
  name: string,
  is: string,
  note: string | undefined,
): AccessDraft | undefined {
  const { [name]: before, ...rest } = facts ?? {};
  const fact = note === undefined || note === '' ? is : { is, note };
  // Only a changed answer moves to the end; a known one keeps its place among the others.
  const next =
    is === 'unknown' ? rest : before === undefined ? { ...rest, [name]: fact } : { ...facts, [name]: fact };
  return Object.keys(next).length === 0 ? undefined : next;
}

function AccessForm({ value, change, id, label, hintId, data }: WidgetProps<AccessDraft>): ReactNode {
  const known = (data?.accessFacts ?? []).map(({ name, title }) => ({ name, title }));
  const others = Object.keys(value ?? {}).filter((name) => !known.some((fact) => fact.name === name));
  const facts = [...known, ...others.map((name) => ({ name, title: name }))];
  return h(
    'div',
    { className: 'own-facts', role: 'group', 'aria-label': label, 'aria-describedby': hintId },
    facts.map(({ name, title }, index) => {
      const { is, note } = factParts(value?.[name]);
      return h(
        'div',
        { key: name, className: 'own-fact' },
        h(Choice, {
          label: title,
          id: index === 0 ? id : undefined,
          isSmall: true,
          options: factAnswers,
          value: factAnswers.find((answer) => answer.value === is)?.value,
          change: (answer: string) => {
            change(answerFact(value, name, answer, note));
          },
        }),
        is === 'unknown'
          ? undefined
          : h(TextField, {
              label: `Note on ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
              most: 120,
              value: note,
              change: (words) => {
                change(answerFact(value, name, is, words));
              },
            }),
      );
    }),
  );
}

/** `access-facts`. */
export const AccessControl = makeControl<AccessDraft>({
  Form: AccessForm,
  wants: (facts) => {
    const read = accessSchema.safeParse(withoutBlanks(facts) ?? {});
    return read.success ? [] : read.error.issues.map(({ message }) => message);
  },
});
