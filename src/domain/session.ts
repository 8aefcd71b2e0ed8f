import { z } from 'zod';
import {
  clockTimeSchema,
  isoDaySchema,
  weekdaySchema,
  weekdays,
  type ClockTime,
  type Weekday,
} from './calendar-day.ts';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** Which one of its weekday in the month. */
export const ordinals = ['1st', '2nd', '3rd', '4th', '5th', 'last'] as const;

/** `2nd` in `2nd tue`. */
export type Ordinal = (typeof ordinals)[number];

const monthDayPattern = new RegExp(`^(${ordinals.join('|')}) (${weekdays.join('|')})$`);
const writeMonthDay = 'Write which one and the day, like "2nd tue" or "last fri".';

const monthDaySchema = z
  .string({ error: writeMonthDay })
  .regex(monthDayPattern, { error: writeMonthDay })
  .brand<'MonthDay'>();

/** A day of every month such as `2nd tue` or `last fri`. A `5th` one is only in the months that have it. */
export type MonthDay = z.infer<typeof monthDaySchema>;

/** `2nd tue` taken apart. */
export function partsOfMonthDay(monthDay: MonthDay): { ordinal: Ordinal; weekday: Weekday } {
  const [ordinal, weekday] = monthDay.split(' ');
  return { ordinal: ordinal as Ordinal, weekday: weekday as Weekday };
}

const writeLaterEnd =
  'Write an end later than the start, like from "19:00" to "21:00". ' +
  'Only what starts at 6pm or later may run past midnight, to 10am at the latest.';

const note = plainText({ max: 140 }).optional();

/** A schema for "write true or false", which YAML's yes and no are not. */
const trueOrFalse = z.boolean({ error: 'Write true or false, without quotes.' }).optional();

const exceptionSchema = z.strictObject({
  date: isoDaySchema.meta({ title: 'Day', description: 'A day on which it does not meet.' }),
  note: note.meta({ title: 'Why', description: 'Shown beside the day, like "Hall being painted".' }),
});

/** A day on which a session does not meet, though its rule says so. */
export type SessionException = z.infer<typeof exceptionSchema>;

const extraSchema = z
  .strictObject({
    date: isoDaySchema.meta({ title: 'Day', description: 'A day on which it meets as well.' }),
    from: clockTimeSchema
      .optional()
      .meta({ title: 'From', description: 'When it starts that day. Left out means the usual time.' }),
    to: clockTimeSchema.optional().meta({ title: 'To', description: 'When it ends that day.' }),
    note: note.meta({ title: 'Note', description: 'Shown beside the day, like "Carols and mince pies".' }),
  })
  .refine((extra) => extra.to === undefined || extra.from !== undefined, {
    path: ['from'],
    error: 'Write from as well as to, or leave both out to meet at the usual time.',
  })
  .refine((extra) => endsAfterStart(extra.from, extra.to), { path: ['to'], error: writeLaterEnd });

/** A day on which a session meets besides those of its rule. */
export type ExtraDay = z.infer<typeof extraSchema>;

const sharedFields = {
  from: clockTimeSchema.meta({
    title: 'From',
    description: 'When it starts, like "19:00" for 7pm. For all day write "00:00", and "23:59" under To.',
  }),
  to: clockTimeSchema.optional().meta({
    title: 'To',
    description: 'When it ends. An end before the start is on the next morning: from "20:00" to "06:00".',
  }),
  starting: isoDaySchema.optional().meta({
    title: 'Starting',
    description: 'The first day it may meet. Needed for every other week: a day in a week in which it meets.',
  }),
  until: isoDaySchema.optional().meta({ title: 'Until', description: 'The last day it may meet.' }),
  termTimeOnly: trueOrFalse.meta({
    title: 'Term time only',
    description: 'true if it rests in the school holidays.',
  }),
  bankHolidays: z
    .enum(['meets', 'does-not', 'unknown'], { error: 'Write meets, does-not or unknown.' })
    .optional()
    .meta({
      title: 'On bank holidays',
      description: 'meets, does-not or unknown. Left out, the page says to ring first.',
    }),
  except: z
    .array(exceptionSchema, { error: 'List the days off, each with a date and perhaps a note.' })
    .max(100)
    .refine(namesEachDayOnce, { error: 'Write each day once.' })
    .optional()
    .meta({ title: 'Except on', description: 'Days on which it does not meet.' }),
  extra: z
    .array(extraSchema, { error: 'List the extra days, each with a date.' })
    .max(100)
    .refine(namesEachDayOnce, { error: 'Write each day once.' })
    .optional()
    .meta({
      title: 'Also on',
      description: 'Days on which it meets as well. For a moved time, put the day here and under Except on.',
    }),
  venue: slugSchema
    .optional()
    .meta({ title: 'Venue', description: 'Where this one meets, if not at the usual place.' }),
  ringFirst: trueOrFalse.meta({
    title: 'Ring first',
    description: 'true if people should ring before they go.',
  }),
  note: note.meta({ title: 'Note', description: 'One short line, like "Bring a mug". At most 140 letters.' }),
};

const weeklySchema = z.strictObject({
  repeats: z.literal('weekly').meta({ title: 'Weekly', description: 'On days of the week.' }),
  every: z
    .int({ error: 'Write how many weeks apart, a whole number from 1 to 12.' })
    .min(1, { error: 'Write 1 for every week.' })
    .max(12, { error: 'Write at most 12 weeks. For anything rarer, list the dates: repeats: dates.' })
    .default(1)
    .meta({ title: 'Every how many weeks', description: '1 is every week, 2 every other week.' }),
  on: z
    .array(weekdaySchema, { error: 'List the weekdays, like [mon, thu]. One day is a list too: [tue].' })
    .min(1, { error: 'List at least one weekday, like [tue].' })
    .max(14)
    .meta({ title: 'On', description: 'The days of the week, like mon, tue.' }),
  ...sharedFields,
});

const monthlySchema = z.strictObject({
  repeats: z.literal('monthly').meta({ title: 'Monthly', description: 'On days like the 2nd Tuesday.' }),
  on: z
    .array(monthDaySchema, { error: 'List the days of the month, like ["2nd tue", "last fri"].' })
    .min(1, { error: 'List at least one day of the month, like ["2nd tue"].' })
    .max(42)
    .meta({ title: 'On', description: 'Which ones in the month, like "2nd tue" or "last fri".' }),
  ...sharedFields,
});

const datesSchema = z.strictObject({
  repeats: z.literal('dates').meta({ title: 'Dates', description: 'On the days listed, and no others.' }),
  dates: z
    .array(isoDaySchema, { error: 'List the days, like [2026-12-03, 2026-12-17].' })
    .min(1, { error: 'List at least one day, like [2026-12-03].' })
    .max(200, { error: 'List at most 200 days.' })
    .meta({ title: 'Days', description: 'The days it meets.' }),
  ...sharedFields,
});

/**
 * When an asset meets, or when a venue is open.
 *
 * `from` is always there: without a known time, an asset says `whenInWords` instead. An all-day thing is from
 * 00:00 to 23:59. Every field holds for the three kinds alike.
 */
export const sessionSchema = z
  .discriminatedUnion('repeats', [weeklySchema, monthlySchema, datesSchema], {
    error:
      'Write repeats: weekly, repeats: monthly or repeats: dates, like {repeats: weekly, on: [tue], from: "10:00"}.',
  })
  .superRefine((session, context) => {
    for (const rule of rulesBetweenFields) {
      if (!rule.holds(session)) context.addIssue({ code: 'custom', path: [rule.field], message: rule.fix });
    }
  });

/** When an asset meets, as read from a valid file: `every` is filled in. */
export type Session = z.infer<typeof sessionSchema>;

const rulesBetweenFields: readonly { field: string; fix: string; holds: (session: Session) => boolean }[] = [
  {
    field: 'to',
    fix: writeLaterEnd,
    holds: (session) => endsAfterStart(session.from, session.to),
  },
  {
    field: 'until',
    fix: 'Write an until that is not before starting.',
    holds: ({ starting, until }) => starting === undefined || until === undefined || starting <= until,
  },
  {
    field: 'starting',
    fix: 'Write starting: a day in one of the weeks in which it meets, so that the weeks can be counted.',
    holds: (session) => session.repeats !== 'weekly' || session.every === 1 || session.starting !== undefined,
  },
];

/**
 * Whether an end fits its start. Midnight ends any day. An end that is earlier than the start lies on the next
 * morning; that is taken at its word only for what starts at 6pm or later and ends by 10am, such as a night
 * café or a shelter, because by day it is a slip.
 */
function endsAfterStart(from: ClockTime | undefined, to: ClockTime | undefined): boolean {
  if (from === undefined || to === undefined || from < to) return true;
  const endsAtMidnight = to === '00:00' && from !== '00:00';
  const runsThroughNight = from >= '18:00' && to <= '10:00';
  return endsAtMidnight || runsThroughNight;
}

function namesEachDayOnce(days: readonly { date: string }[]): boolean {
  return new Set(days.map(({ date }) => date)).size === days.length;
}
