import { createElement as h, Fragment, type ReactNode } from 'react';
import { dayInWords, weekdayNames, weekdays, type IsoDay } from '../../domain/calendar-day.ts';
import { ordinals, type Ordinal } from '../../domain/session.ts';
import { makeControl, wantsOfEach, type WidgetProps } from './make-control.ts';
import {
  Choice,
  DayField,
  Fault,
  Folded,
  ListEditor,
  Press,
  Says,
  SelectField,
  TextField,
  Tick,
  Ticks,
} from './parts.ts';
import { DaysList } from './days-list.ts';
import {
  changeSession,
  newSession,
  repeatAs,
  sayDraft,
  toggled,
  type DayDraft,
  type Repeats,
  type SessionDraft,
} from './session-draft.ts';
import { TimeField } from './time-field.ts';
import { formToday, useFacts } from './known-facts.ts';
import { withParts } from './with-parts.ts';

function SessionsForm({
  value,
  change,
  id,
  label,
  hintId,
  data,
  today,
}: WidgetProps<SessionDraft[]>): ReactNode {
  return h(ListEditor<SessionDraft>, {
    label,
    id,
    describedBy: hintId,
    items: value,
    change,
    fresh: () => newSession,
    one: 'time',
    addWords: ['Add a time', 'Add another time'],
    summaryOf: (session, index) => summaryOf(session, index, today),
    isWanting: (session) => sayDraft(session, today, data?.calendar).wants.length > 0,
    fieldsOf: (item, changeItem) => h(SessionFields, { item, change: changeItem }),
    most: 20,
  });
}

function summaryOf(session: SessionDraft, index: number, today: IsoDay): string {
  const { words } = sayDraft(session, today, undefined);
  return words === '' ? `Time ${index + 1}, still to finish` : words;
}

const waysToRepeat: readonly { value: Repeats; label: string }[] = [
  { value: 'weekly', label: 'On days of the week' },
  { value: 'monthly', label: 'On days of the month' },
  { value: 'dates', label: 'On certain dates' },
];

function SessionFields({
  item,
  change,
}: {
  readonly item: SessionDraft;
  readonly change: (item: SessionDraft) => void;
}): ReactNode {
  const data = useFacts();
  const said = sayDraft(item, formToday(), data?.calendar);
  const set = (part: Partial<SessionDraft>) => {
    change(changeSession(item, part));
  };
  return h(
    Fragment,
    undefined,
    h(Choice<Repeats>, {
      label: 'How often',
      options: waysToRepeat,
      value: item.repeats,
      change: (repeats) => {
        change(repeatAs(item, repeats));
      },
    }),
    item.repeats === 'weekly' ? h(WeeklyFields, { item, set }) : undefined,
    item.repeats === 'monthly' ? h(MonthlyFields, { item, set }) : undefined,
    item.repeats === 'dates'
      ? h(DaysList, {
          label: 'Dates',
          days: item.dates ?? [],
          change: (dates) => {
            set({ dates });
          },
        })
      : undefined,
    h(
      'div',
      { className: 'own-pair' },
      h(TimeField, {
        label: 'From',
        value: item.from,
        end: { typed: 'from', other: item.to },
        change: (from) => {
          set({ from });
        },
      }),
      h(TimeField, {
        label: 'To, if known',
        value: item.to,
        end: { typed: 'to', other: item.from },
        change: (to) => {
          set({ to });
        },
      }),
    ),
    h(
      Says,
      undefined,
      said.words === ''
        ? undefined
        : h(
            'p',
            { className: 'own-said' },
            [`${said.words}.`, said.next && `${said.next}.`].filter(Boolean).join(' '),
          ),
      said.wants.map((want) => h(Fault, { key: want }, want)),
    ),
    h(MoreFields, { item, set, isOpen: hasMore(item) }),
  );
}

interface PartProps {
  readonly item: SessionDraft;
  readonly set: (part: Partial<SessionDraft>) => void;
}

function WeeklyFields({ item, set }: PartProps): ReactNode {
  const every = item.every ?? 1;
  return h(
    Fragment,
    undefined,
    h(Ticks, {
      label: 'Days',
      isSmall: true,
      options: weekdays.map((day) => ({
        value: day,
        label: weekdayNames[day].slice(0, 3),
        name: weekdayNames[day],
      })),
      values: item.on ?? [],
      toggle: (day) => {
        set({ on: toggled(item.on, day, weekdays as readonly string[]) });
      },
    }),
    h(SelectField, {
      label: 'Which weeks',
      options: Array.from({ length: 12 }, (_, index) => ({
        value: String(index + 1),
        label: weeksInWords(index + 1),
      })),
      value: String(every),
      change: (weeks) => {
        set({ every: weeks === undefined || weeks === '1' ? undefined : Number(weeks) });
      },
    }),
    every > 1
      ? h(DayField, {
          label: 'A day on which it meets',
          hint: 'So that the weeks can be counted.',
          value: item.starting,
          change: (starting) => {
            set({ starting });
          },
        })
      : undefined,
  );
}

function weeksInWords(every: number): string {
  if (every === 1) return 'Every week';
  return every === 2 ? 'Every other week' : `Every ${every} weeks`;
}

const ordinalNames: Readonly<Record<Ordinal, string>> = {
  '1st': 'First',
  '2nd': 'Second',
  '3rd': 'Third',
  '4th': 'Fourth',
  '5th': 'Fifth',
  last: 'Last',
};

function MonthlyFields({ item, set }: PartProps): ReactNode {
  const days = item.on === undefined || item.on.length === 0 ? [''] : item.on;
  const setDay = (index: number, part: { which?: string | undefined; day?: string | undefined }) => {
    const [which = '', day = ''] = (days[index] ?? '').split(' ');
    const next = `${part.which ?? which} ${part.day ?? day}`;
    set({ on: days.map((other, at) => (at === index ? next : other)) });
  };
  return h(
    Fragment,
    undefined,
    days.map((monthDay, index) => {
      const [which, day] = monthDay.split(' ');
      const place = days.length > 1 ? `, day ${index + 1}` : '';
      return h(
        'div',
        { key: index, className: 'own-pair' },
        h(SelectField, {
          label: `Which one in the month${place}`,
          options: ordinals.map((ordinal) => ({ value: ordinal, label: ordinalNames[ordinal] })),
          value: which === '' ? undefined : which,
          change: (chosen) => {
            setDay(index, { which: chosen ?? '' });
          },
        }),
        h(SelectField, {
          label: `Day of the week${place}`,
          options: weekdays.map((weekday) => ({ value: weekday, label: weekdayNames[weekday] })),
          value: day === '' ? undefined : day,
          change: (chosen) => {
            setDay(index, { day: chosen ?? '' });
          },
        }),
      );
    }),
    h(
      'div',
      { className: 'own-acts' },
      h(
        Press,
        {
          kind: 'quiet',
          press: () => {
            set({ on: [...days, ''] });
          },
        },
        'And another day of the month',
      ),
      days.length > 1
        ? h(
            Press,
            {
              kind: 'quiet',
              press: () => {
                set({ on: days.slice(0, -1) });
              },
            },
            'One day fewer',
          )
        : undefined,
    ),
  );
}

const bankHolidayAnswers = [
  { value: 'meets', label: 'It meets' },
  { value: 'does-not', label: 'It does not meet' },
  { value: 'unknown', label: 'Nobody knows: ring first' },
];

function MoreFields({ item, set, isOpen }: PartProps & { readonly isOpen: boolean }): ReactNode {
  const data = useFacts();
  const every = item.every ?? 1;
  return h(
    Folded,
    { summary: 'More about this time', isOpen },
    h(TextField, {
      label: 'Note',
      hint: 'One short line, like "Bring a mug".',
      value: item.note,
      most: 140,
      change: (note) => {
        set({ note });
      },
    }),
    h(Tick, {
      label: 'Ring first',
      value: item.ringFirst === true,
      change: (ringFirst) => {
        set({ ringFirst: ringFirst || undefined });
      },
    }),
    h(Tick, {
      label: 'In term time only',
      value: item.termTimeOnly === true,
      change: (termTimeOnly) => {
        set({ termTimeOnly: termTimeOnly || undefined });
      },
    }),
    h(SelectField, {
      label: 'On bank holidays',
      options: bankHolidayAnswers,
      none: 'Nobody has said',
      value: item.bankHolidays,
      change: (bankHolidays) => {
        set({ bankHolidays });
      },
    }),
    item.repeats === 'weekly' && every > 1
      ? undefined
      : h(DayField, {
          label: 'First day',
          hint: 'Only if it has yet to start.',
          value: item.starting,
          change: (starting) => {
            set({ starting });
          },
        }),
    h(DayField, {
      label: 'Last day',
      hint: 'Only if it comes to an end.',
      value: item.until,
      change: (until) => {
        set({ until });
      },
    }),
    h(SelectField, {
      label: 'Where, if not at the usual place',
      options: (data?.venues ?? []).map(({ slug, title }) => ({ value: slug, label: title })),
      none: 'At the usual place',
      value: item.venue,
      change: (venue) => {
        set({ venue });
      },
    }),
    h(DayDrafts, {
      one: 'day off',
      addWords: ['Add a day on which it does not meet', 'Add another day off'],
      label: 'Days off',
      noteLabel: 'Why, if you like',
      days: item.except ?? [],
      change: (except) => {
        set({ except });
      },
    }),
    h(DayDrafts, {
      one: 'extra day',
      addWords: ['Add a day on which it meets as well', 'Add another extra day'],
      label: 'Extra days',
      noteLabel: 'Note',
      hasTimes: true,
      days: item.extra ?? [],
      change: (extra) => {
        set({ extra });
      },
    }),
  );
}

function hasMore({
  note,
  ringFirst,
  termTimeOnly,
  bankHolidays,
  until,
  venue,
  except,
  extra,
}: SessionDraft): boolean {
  return [note, ringFirst, termTimeOnly, bankHolidays, until, venue, except, extra].some(
    (part) => part !== undefined,
  );
}

function DayDrafts({
  one,
  addWords,
  label,
  noteLabel,
  hasTimes = false,
  days,
  change,
}: {
  readonly one: string;
  readonly addWords: readonly [string, string];
  readonly label: string;
  readonly noteLabel: string;
  readonly hasTimes?: boolean;
  readonly days: readonly DayDraft[];
  readonly change: (days: readonly DayDraft[] | undefined) => void;
}): ReactNode {
  return h(ListEditor<DayDraft>, {
    label,
    id: '',
    items: days,
    change,
    fresh: () => ({}),
    one,
    addWords,
    summaryOf: ({ date, note }) =>
      [date === undefined || date === '' ? `A ${one}, still to choose` : sayDay(date), note]
        .filter(Boolean)
        .join('. '),
    isWanting: ({ date }) => date === undefined,
    fieldsOf: (item, changeDay) => {
      const set = (part: Partial<DayDraft>) => {
        changeDay(withParts(item, part));
      };
      return h(
        Fragment,
        undefined,
        h(DayField, {
          label: 'Day',
          value: item.date,
          change: (date) => {
            set({ date });
          },
        }),
        hasTimes
          ? h(
              'div',
              { className: 'own-pair' },
              h(TimeField, {
                label: 'From, if not as usual',
                value: item.from,
                end: { typed: 'from', other: item.to },
                change: (from) => {
                  set({ from });
                },
              }),
              h(TimeField, {
                label: 'To',
                value: item.to,
                end: { typed: 'to', other: item.from },
                change: (to) => {
                  set({ to });
                },
              }),
            )
          : undefined,
        h(TextField, {
          label: noteLabel,
          value: item.note,
          most: 140,
          change: (note) => {
            set({ note });
          },
        }),
      );
    },
  });
}

function sayDay(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? dayInWords(day as IsoDay, { weekday: true }) : day;
}

/** `sessions`. */
export const SessionsControl = makeControl<SessionDraft[]>({
  Form: SessionsForm,
  wants: (sessions, today) =>
    wantsOfEach('Time', sessions, (session) => sayDraft(session, today, undefined).wants),
});
