import { createElement as h, type ReactNode } from 'react';
import { timeInWords } from '../../domain/calendar-day.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import { Press, TextField } from './parts.ts';
import { readTypedTime, showTime, type OtherEnd } from './typed-time.ts';

/**
 * A field for a time, in words: "10am", "7.30 pm", "19:00", "midday". Where morning or evening is left open and
 * nothing else settles it, both are offered to press.
 */
export function TimeField({
  label,
  value,
  change,
  end,
  hint,
  id,
  isLabelled,
  describedBy,
}: {
  readonly label: string;
  /** "19:00", or what was typed and is no time. */
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
  readonly end?: OtherEnd | undefined;
  readonly hint?: string | undefined;
  readonly id?: string | undefined;
  readonly isLabelled?: boolean | undefined;
  readonly describedBy?: string | undefined;
}): ReactNode {
  const hold = (typed: string | undefined): string | undefined => {
    const read = readTypedTime(typed ?? '', end);
    return read.is === 'time' ? read.time : typed;
  };
  const read = readTypedTime(value ?? '', end);
  return h(
    'div',
    { className: 'own-time' },
    h(TextField, {
      label,
      value,
      hint,
      id,
      isLabelled,
      describedBy,
      show: showTime,
      tidy: hold,
      change: (typed) => {
        change(hold(typed));
      },
      fault: read.is === 'unread' ? 'Write the time like 10am, 2:30pm or midday.' : undefined,
    }),
    read.is === 'either'
      ? h(
          'div',
          { className: 'own-buttons', role: 'group', 'aria-label': `Morning or evening: ${label}` },
          read.times.map((time) =>
            h(
              Press,
              {
                key: time,
                press: () => {
                  change(time);
                },
              },
              timeInWords(time),
            ),
          ),
        )
      : undefined,
  );
}

function ClockTimeForm({ value, change, id, label, hintId }: WidgetProps<string>): ReactNode {
  return h(TimeField, { value, change, id, label, isLabelled: true, describedBy: hintId });
}

/** `clock-time`. */
export const ClockTimeControl = makeControl<string>({
  Form: ClockTimeForm,
  wants: (value) =>
    readTypedTime(value).is === 'time' ? [] : [`Write the time "${value}" like 10am, 2:30pm or midday.`],
});
