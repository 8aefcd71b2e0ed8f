import { createElement as h, Fragment, useState, type ReactNode } from 'react';
import { checkWayNames, checkWays, outsideCheckers } from '../../domain/asset.ts';
import { dayInWords, isoDaySchema, type IsoDay } from '../../domain/calendar-day.ts';
import type { EditingFacts } from '../editing-facts.ts';
import { keepChecker, keptChecker } from '../who-checks.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import {
  Choice,
  DayField,
  Fault,
  Folded,
  Press,
  Says,
  SelectField,
  TextField,
  type Option,
} from './parts.ts';
import { withParts } from './with-parts.ts';

/** A check while somebody writes it. */
export interface CheckDraft {
  readonly on?: string | undefined;
  readonly by?: string | undefined;
  readonly how?: string | undefined;
  readonly note?: string | undefined;
}

/** How each way of checking is asked for. */
export const wayLabels: Readonly<Record<(typeof checkWays)[number], string>> = {
  visited: 'I went along',
  rang: 'I rang',
  wrote: 'I wrote',
  told: 'Somebody who goes told me',
  desk: 'I looked it up',
};

/** Who can have checked: those who serve, those the entry names, and the two roles outside the panel. */
export function checkersOf(data: EditingFacts | undefined, chosen: string | undefined): Option[] {
  const members = (data?.members ?? [])
    .filter(({ slug, isServing }) => isServing || slug === chosen)
    .map(({ slug, title }) => ({ value: slug, label: title }));
  const roles: Readonly<Record<(typeof outsideCheckers)[number], string>> = {
    'link-worker': 'A link worker',
    organiser: 'Its organiser',
  };
  return [...members, ...outsideCheckers.map((role) => ({ value: role, label: roles[role] }))];
}

/** What a check asks for before it can be saved. */
export function wantsOfCheck({ on, by, how }: CheckDraft, today: IsoDay): string[] {
  const wants: string[] = [];
  if (on === undefined || !isoDaySchema.safeParse(on).success) wants.push('Give the day of the check.');
  else if (on > today) wants.push('Give a day of the check that is not still to come.');
  if (by === undefined) wants.push('Say who checked.');
  if (how === undefined) wants.push('Say how it was checked.');
  return wants;
}

/** A check in one line: "14 November 2026, by Member 3, who rang". */
function sayCheck({ on, by, how }: CheckDraft, checkers: readonly Option[]): string {
  const day =
    on !== undefined && isoDaySchema.safeParse(on).success ? dayInWords(on as IsoDay) : (on ?? 'No day');
  const who = by && `by ${checkers.find(({ value }) => value === by)?.label ?? by}`;
  const way = checkWays.find((one) => one === how);
  return [day, who, way && checkWayNames[way]].filter(Boolean).join(', ');
}

function StillRightForm({ value, change, id, hintId, data, today }: WidgetProps<CheckDraft>): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const kept = keptChecker();
  const checkers = checkersOf(data, value?.by);
  const isToday = value?.on === today && wantsOfCheck(value, today).length === 0;
  const set = (part: CheckDraft) => {
    if (part.by !== undefined) keepChecker({ by: part.by });
    if (part.how !== undefined) keepChecker({ how: checkWays.find((way) => way === part.how) });
    const next = withParts<CheckDraft>(value ?? {}, part);
    change(Object.keys(next).length === 0 ? undefined : next);
  };
  const press = () => {
    // A new check is told by its own note; the last one's belongs to the last one.
    const next = withParts<CheckDraft>({}, { on: today, by: kept.by, how: kept.how });
    change(next);
    setAsking(wantsOfCheck(next, today).length > 0);
  };
  const wants = value === undefined ? [] : wantsOfCheck(value, today);
  return h(
    Fragment,
    undefined,
    h(
      Says,
      undefined,
      h(
        'p',
        { className: 'own-said' },
        value === undefined
          ? 'Nobody has checked this yet.'
          : isToday
            ? `Checked today, ${sayCheck(value, checkers)}.`
            : `Last checked ${sayCheck(value, checkers)}.`,
      ),
      wants.map((want) => h(Fault, { key: want }, want)),
    ),
    isToday ? undefined : h(Press, { kind: 'main', id, press }, 'Still right today'),
    h(
      Folded,
      { key: String(isAsking), summary: 'Day, who and how', isOpen: isAsking || wants.length > 0 },
      h(DayField, {
        label: 'Day',
        id: isToday ? id : undefined,
        describedBy: hintId,
        value: value?.on,
        change: (on) => {
          set({ on });
        },
      }),
      h(SelectField, {
        label: 'Who',
        hint: 'Kept on this device for the next time.',
        options: checkers,
        value: value?.by,
        change: (by) => {
          set({ by });
        },
      }),
      h(Choice, {
        label: 'How',
        options: checkWays.map((way) => ({ value: way, label: wayLabels[way] })),
        value: checkWays.find((way) => way === value?.how),
        change: (how: string) => {
          set({ how });
        },
      }),
      h(TextField, {
        label: 'Note',
        hint: 'What was learnt, in a few words.',
        most: 140,
        value: value?.note,
        change: (note) => {
          set({ note });
        },
      }),
      value === undefined
        ? undefined
        : h(
            Press,
            {
              kind: 'quiet',
              press: () => {
                change(undefined);
              },
            },
            'Take the check out',
          ),
    ),
  );
}

/** `still-right`. */
export const StillRightControl = makeControl<CheckDraft>({ Form: StillRightForm, wants: wantsOfCheck });
