import { createElement as h, useState, type ReactNode } from 'react';
import { dayInWords, isoDaySchema, type IsoDay } from '../../domain/calendar-day.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import { DayField, Press, Says } from './parts.ts';

/** A list of days: each is added by its date, and stands in order. */
export function DaysList({
  label,
  days,
  change,
  id,
  describedBy,
}: {
  readonly label: string;
  readonly days: readonly string[];
  readonly change: (days: readonly string[] | undefined) => void;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
}): ReactNode {
  const [day, setDay] = useState<string | undefined>();
  const [said, setSaid] = useState('');
  const isReady = day !== undefined && isoDaySchema.safeParse(day).success;
  const add = () => {
    if (!isReady) {
      setSaid('Choose a day first.');
      return;
    }
    change([...new Set([...days, day])].sort());
    setSaid(`Added: ${sayDay(day)}.`);
    setDay(undefined);
  };
  return h(
    'div',
    { className: 'own-list', role: 'group', 'aria-label': label, 'aria-describedby': describedBy },
    days.length === 0
      ? undefined
      : h(
          'ul',
          { className: 'own-days' },
          days.map((one) =>
            h(
              'li',
              { key: one },
              h('span', undefined, sayDay(one)),
              h(
                Press,
                {
                  kind: 'quiet',
                  name: `Take out ${sayDay(one)}`,
                  press: () => {
                    const rest = days.filter((other) => other !== one);
                    change(rest.length === 0 ? undefined : rest);
                    setSaid(`Taken out: ${sayDay(one)}.`);
                  },
                },
                'Take it out',
              ),
            ),
          ),
        ),
    h(
      'div',
      { className: 'own-pair' },
      h(DayField, { label: days.length === 0 ? 'Day' : 'Another day', value: day, change: setDay, id }),
      h(Press, { press: add }, 'Add the day'),
    ),
    h(Says, undefined, said),
  );
}

function sayDay(day: string): string {
  return isoDaySchema.safeParse(day).success ? dayInWords(day as IsoDay, { weekday: true }) : day;
}

function DaysForm({ value, change, id, label, hintId }: WidgetProps<string[]>): ReactNode {
  return h(DaysList, {
    label,
    id,
    describedBy: hintId,
    days: value ?? [],
    change: (days) => {
      change(days && [...days]);
    },
  });
}

/** `days`. */
export const DaysControl = makeControl<string[]>({ Form: DaysForm });
