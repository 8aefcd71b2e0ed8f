import { createElement as h, Fragment, type ReactNode } from 'react';
import { monthNames } from '../../domain/calendar-day.ts';
import { isDay } from './is-day.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import { Choice, DayField, Fault, Says, SelectField, TextField, Ticks } from './parts.ts';
import { recordsOf } from './records-widget.ts';
import { withParts } from './with-parts.ts';

/** A status while somebody writes it. */
export interface StatusDraft {
  readonly is: string;
  readonly until?: string | undefined;
  readonly months?: readonly number[] | undefined;
  readonly on?: string | undefined;
  readonly note?: string | undefined;
}

const states = [
  { value: 'active', label: 'It is going' },
  { value: 'paused', label: 'Stopped for now' },
  { value: 'seasonal', label: 'Only in some months of the year' },
  { value: 'closed', label: 'Ended for good' },
  { value: 'unlisted', label: 'In no list: only for those who have its address' },
] as const;

type State = (typeof states)[number]['value'];

/**
 * The status for another state: what both have stays. Nothing is written for what is going, which is what no status
 * means.
 */
export function statusAs(
  state: State,
  before: StatusDraft | undefined,
  today: string,
): StatusDraft | undefined {
  if (state === 'active') return undefined;
  const note = before?.note === undefined || state === 'unlisted' ? {} : { note: before.note };
  return { is: state, ...(state === 'closed' ? { on: today } : {}), ...note };
}

/** What a status asks for before it can be saved. */
export function wantsOfStatus({ is, on, months, until }: StatusDraft): string[] {
  if (is === 'closed' && !isDay(on)) return ['Give its last day.'];
  if (is === 'seasonal' && (months ?? []).length === 0) return ['Choose the months it runs in.'];
  if (is === 'seasonal' && (months ?? []).length > 11) return ['Leave a month out, or say that it is going.'];
  return is === 'paused' && until !== undefined && !isDay(until)
    ? ['Give the day it is due back, or none.']
    : [];
}

function StatusForm({ value, change, id, label, hintId, today }: WidgetProps<StatusDraft>): ReactNode {
  const state = states.find((one) => one.value === (value?.is ?? 'active'))?.value;
  const set = (parts: Partial<StatusDraft>) => {
    if (value) change(withParts(value, parts));
  };
  return h(
    Fragment,
    undefined,
    h(Choice<State>, {
      label,
      id,
      isLabelled: true,
      describedBy: hintId,
      options: states,
      value: state,
      change: (next) => {
        change(statusAs(next, value, today));
      },
    }),
    state === 'paused'
      ? h(DayField, {
          label: 'Due back on',
          hint: 'Leave it out if nobody knows.',
          value: value?.until,
          change: (until) => {
            set({ until });
          },
        })
      : undefined,
    state === 'seasonal'
      ? h(Ticks, {
          label: 'Months',
          isSmall: true,
          options: monthNames.map((name, index) => ({
            value: String(index + 1),
            label: name.slice(0, 3),
            name,
          })),
          values: (value?.months ?? []).map(String),
          toggle: (month) => {
            const months = monthNames
              .map((_, index) => index + 1)
              .filter((one) => (String(one) === month) !== (value?.months?.includes(one) === true));
            set({ months });
          },
        })
      : undefined,
    state === 'closed'
      ? h(DayField, {
          label: 'Last day',
          value: value?.on,
          change: (on) => {
            set({ on });
          },
        })
      : undefined,
    state === 'paused' || state === 'seasonal' || state === 'closed'
      ? h(TextField, {
          label: 'Note',
          hint: 'Why, and where people can go instead.',
          most: 200,
          rows: 2,
          value: value?.note,
          change: (note) => {
            set({ note });
          },
        })
      : undefined,
    h(
      Says,
      undefined,
      (value ? wantsOfStatus(value) : []).map((want) => h(Fault, { key: want }, want)),
    ),
  );
}

/** `status`. */
export const StatusControl = makeControl<StatusDraft>({ Form: StatusForm, wants: wantsOfStatus });

/** What a round covers, while somebody writes it. */
export interface ScopeDraft {
  readonly of: string;
  readonly slug?: string | undefined;
}

const scopes = [
  { value: 'all', label: 'Every entry' },
  { value: 'neighbourhood', label: 'One neighbourhood' },
  { value: 'theme', label: 'One theme' },
] as const;

function wantsOfScope({ of, slug }: ScopeDraft): string[] {
  if (of === 'all' || slug !== undefined) return [];
  return [of === 'theme' ? 'Choose the theme.' : 'Choose the neighbourhood.'];
}

function ScopeForm({ value, change, id, label, hintId, data }: WidgetProps<ScopeDraft>): ReactNode {
  return h(
    Fragment,
    undefined,
    h(Choice, {
      label,
      id,
      isLabelled: true,
      describedBy: hintId,
      options: scopes,
      value: scopes.find((one) => one.value === value?.of)?.value,
      change: (of: string) => {
        change({ of });
      },
    }),
    value === undefined || value.of === 'all'
      ? undefined
      : h(SelectField, {
          label: 'Which',
          options: recordsOf(value.of === 'theme' ? 'themes' : 'neighbourhoods', data),
          value: value.slug,
          change: (slug) => {
            change(withParts(value, { slug }));
          },
        }),
  );
}

/** `scope`. */
export const ScopeControl = makeControl<ScopeDraft>({ Form: ScopeForm, wants: wantsOfScope });
