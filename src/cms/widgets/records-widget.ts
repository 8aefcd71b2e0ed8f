import { createElement as h, useId, useRef, useState, type ReactNode } from 'react';
import { connectionTies, connectionWords } from '../../domain/connection.ts';
import { slugSchema } from '../../domain/slug.ts';
import type { EditingFacts } from '../editing-facts.ts';
import { makeControl, wantsOfEach, type WidgetProps } from './make-control.ts';
import { Fault, ListEditor, Press, Says, SelectField, TextField, Ticks, type Option } from './parts.ts';
import { ticked } from './simple-widgets.ts';
import { withParts } from './with-parts.ts';

/** Kinds of records that fields point to. */
export type RecordKind = 'assets' | 'venues' | 'members' | 'themes' | 'neighbourhoods' | 'groups';

/** The records of a kind that the form knows, by name. */
export function recordsOf(kind: unknown, data: EditingFacts | undefined): Option[] {
  const named = (records: readonly { readonly slug: string; readonly title: string }[]) =>
    records.map(({ slug, title }) => ({ value: slug, label: title }));
  switch (kind) {
    case 'assets':
      return named(data?.entries ?? []);
    case 'venues':
      return named(data?.venues ?? []);
    case 'members':
      return named(data?.members ?? []);
    case 'themes':
      return named(data?.themes ?? []);
    case 'neighbourhoods':
      return named(data?.neighbourhoods ?? []);
    case 'groups':
      return named(data?.groups ?? []);
    default:
      return [];
  }
}

/** So many finds are shown at a time. */
const mostFound = 8;

/** A list no longer than this is chosen from as it stands; in a longer one people search. */
const longestList = 30;

/** Records whose name has what was typed at the start of its words: those that begin with it come first. */
export function findRecords(records: readonly Option[], typed: string): Option[] {
  const said = lettersOf(typed);
  if (said === '') return [];
  const words = said.split(' ');
  const found = records.filter(({ label, value }) => {
    const names = `${lettersOf(label)} ${value.replaceAll('-', ' ')}`.split(' ');
    return words.every((word) => names.some((name) => name.startsWith(word)));
  });
  const begins = ({ label }: Option) => (lettersOf(label).startsWith(said) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other)).slice(0, mostFound);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Chooses one record by its name: from a list where it is short, by typing where it is long. What was made since the
 * directory was last built is in no list yet, and is named by its address.
 */
export function RecordField({
  label,
  records,
  value,
  change,
  id,
  describedBy,
  isLabelled,
  none,
}: {
  readonly label: string;
  readonly records: readonly Option[];
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isLabelled?: boolean;
  readonly none?: string | undefined;
}): ReactNode {
  const [typed, setTyped] = useState<string | undefined>();
  const box = useRef<HTMLDivElement>(null);
  const ownId = useId();
  if (records.length <= longestList && records.length > 0)
    return h(SelectField, {
      label,
      options: records,
      value,
      change,
      id,
      describedBy,
      isLabelled: isLabelled === true,
      none: none ?? 'None',
    });
  const found = findRecords(records, typed ?? '');
  const asAddress = (typed ?? '').trim();
  const isAddress = found.length === 0 && slugSchema.safeParse(asAddress).success;
  const choose = (slug: string | undefined) => {
    change(slug);
    setTyped(undefined);
    // The list goes when something is chosen; whoever uses keys goes on from here.
    setTimeout(() => box.current?.querySelector<HTMLElement>('button, input')?.focus());
  };
  return h(
    'div',
    { className: 'own-record', ref: box },
    value === undefined
      ? h(TextField, {
          label,
          id: id ?? ownId,
          isLabelled,
          describedBy,
          type: 'search',
          hint: 'Type the first letters of its name.',
          value: typed,
          change: setTyped,
        })
      : h(
          'div',
          { className: 'own-chosen', role: 'group', 'aria-label': label },
          h('b', undefined, records.find((record) => record.value === value)?.label ?? value),
          h(
            Press,
            {
              kind: 'quiet',
              id,
              name: `Choose another: ${label}`,
              press: () => {
                choose(undefined);
              },
            },
            'Choose another',
          ),
        ),
    h(
      Says,
      undefined,
      typed === undefined || value !== undefined
        ? undefined
        : found.length === 0 && !isAddress
          ? h('p', { className: 'own-hint' }, 'Nothing is called that.')
          : h('p', { className: 'own-heard' }, `${found.length} found`),
    ),
    value !== undefined
      ? undefined
      : h(
          'ul',
          { className: 'own-found' },
          found.map((record) =>
            h(
              'li',
              { key: record.value },
              h(
                Press,
                {
                  press: () => {
                    choose(record.value);
                  },
                },
                record.label,
              ),
            ),
          ),
          isAddress
            ? h(
                'li',
                undefined,
                h(
                  Press,
                  {
                    kind: 'quiet',
                    press: () => {
                      choose(asAddress);
                    },
                  },
                  `Use the address “${asAddress}”`,
                ),
              )
            : undefined,
        ),
  );
}

function RecordForm({ value, change, id, label, hintId, option, data }: WidgetProps<string>): ReactNode {
  return h(RecordField, {
    label,
    id,
    isLabelled: true,
    describedBy: hintId,
    records: recordsOf(option('of'), data),
    value,
    change,
  });
}

/** `record`. */
export const RecordControl = makeControl<string>({ Form: RecordForm });

function RecordsForm({ value, change, id, label, hintId, option, data }: WidgetProps<string[]>): ReactNode {
  const records = recordsOf(option('of'), data);
  const values = value ?? [];
  if (option('fixed') === true) {
    const unknown = values.filter((slug) => !records.some((record) => record.value === slug));
    return h(Ticks, {
      label,
      id,
      isLabelled: true,
      describedBy: hintId,
      options: [...records, ...unknown.map((slug) => ({ value: slug, label: slug }))],
      values,
      toggle: (slug) => {
        change(ticked(records, values, slug));
      },
    });
  }
  return h(
    'div',
    { role: 'group', 'aria-label': label, 'aria-describedby': hintId },
    h(
      'ul',
      { className: 'own-days' },
      values.map((slug) => {
        const title = records.find((record) => record.value === slug)?.label ?? slug;
        return h(
          'li',
          { key: slug },
          h('span', undefined, title),
          h(
            Press,
            {
              kind: 'quiet',
              name: `Take out ${title}`,
              press: () => {
                const rest = values.filter((other) => other !== slug);
                change(rest.length === 0 ? undefined : rest);
              },
            },
            'Take it out',
          ),
        );
      }),
    ),
    h(RecordField, {
      key: values.length,
      label: values.length === 0 ? 'Which one' : 'Another one',
      id,
      records: records.filter((record) => !values.includes(record.value)),
      value: undefined,
      change: (slug) => {
        if (slug !== undefined) change([...new Set([...values, slug])]);
      },
    }),
  );
}

/** `records`. */
export const RecordsControl = makeControl<string[]>({ Form: RecordsForm });

/** A tie to another entry while somebody writes it. */
export interface ConnectionDraft {
  readonly to?: string | undefined;
  readonly as?: string | undefined;
  readonly note?: string | undefined;
}

function wantsOfConnection({ to, as }: ConnectionDraft): string[] {
  return [
    ...(to === undefined ? ['Choose the other entry.'] : []),
    ...(as === undefined ? ['Say how they are tied.'] : []),
  ];
}

function ConnectionsForm({
  value,
  change,
  id,
  label,
  hintId,
  data,
}: WidgetProps<ConnectionDraft[]>): ReactNode {
  const records = recordsOf('assets', data);
  const ties = connectionTies.map((tie) => ({ value: tie, label: `${connectionWords[tie].out} …` }));
  return h(ListEditor<ConnectionDraft>, {
    label,
    id,
    describedBy: hintId,
    items: value,
    change,
    fresh: () => ({}),
    one: 'connection',
    addWords: ['Add a connection', 'Add another connection'],
    summaryOf: ({ to, as }, index) => {
      const tie = connectionTies.find((one) => one === as);
      if (to === undefined || tie === undefined) return `Connection ${index + 1}, still to finish`;
      return `${connectionWords[tie].out} ${records.find((record) => record.value === to)?.label ?? to}`;
    },
    isWanting: (tie) => wantsOfConnection(tie).length > 0,
    most: 20,
    fieldsOf: (item, changeItem) => {
      const set = (parts: ConnectionDraft) => {
        changeItem(withParts(item, parts));
      };
      return [
        h(RecordField, {
          key: 'to',
          label: 'Which entry',
          records,
          value: item.to,
          change: (to) => {
            set({ to });
          },
        }),
        h(SelectField, {
          key: 'as',
          label: 'How they are tied',
          options: ties,
          value: item.as,
          change: (as) => {
            set({ as });
          },
        }),
        h(TextField, {
          key: 'note',
          label: 'Note',
          hint: 'A few words more, like "Beans and chard since 2024".',
          most: 120,
          value: item.note,
          change: (note) => {
            set({ note });
          },
        }),
        h(
          Says,
          { key: 'wants' },
          wantsOfConnection(item).map((want) => h(Fault, { key: want }, want)),
        ),
      ];
    },
  });
}

/** `connections`. */
export const ConnectionsControl = makeControl<ConnectionDraft[]>({
  Form: ConnectionsForm,
  wants: (ties) => wantsOfEach('Connection', ties, wantsOfConnection),
});
