import { applyCheck } from '../../domain/apply-check.ts';
import { assetSchema, joiningNames, type Asset } from '../../domain/asset.ts';
import { dayInWords, type IsoDay } from '../../domain/calendar-day.ts';
import type { Finding, ReportLine } from '../../domain/check-report.ts';
import { formatPhone } from '../../domain/phone.ts';
import { sessionInWords } from '../../domain/schedule-words.ts';
import { editEntry } from '../../reader/edit-entry.ts';
import type { NameOfSlug } from '../guard/field-words.ts';
import { NotSaved } from '../guard/not-saved.ts';
import { readFields, tidyFields } from '../guard/record-fields.ts';
import { recordKindOfNew } from '../guard/record-kind.ts';

/** What somebody found who looked at an entry. */
export interface Found {
  readonly finding: Finding;
  readonly by: string;
  readonly how: NonNullable<ReportLine['how']>;
  readonly on: IsoDay;
  /** The day it is due back, or its last day. */
  readonly day?: IsoDay | undefined;
  readonly note?: string | undefined;
}

/** An entry's file after a check. */
export type CheckedFile =
  | { readonly is: 'written'; readonly text: string; readonly words: string }
  /** Nothing to write, and why. */
  | { readonly is: 'nothing'; readonly words: string };

const kind = recordKindOfNew('assets')!;

/**
 * The entry that a file holds.
 *
 * @throws NotSaved in words, when it cannot be used as it is
 */
export function assetIn(text: string, path: string): Asset {
  const { body: _, ...fields } = tidyFields(readFields(text, kind, path), kind);
  const result = assetSchema.safeParse(fields);
  if (!result.success)
    throw new NotSaved('Something in this entry has to be put right first. Open it to change it.');
  return result.data;
}

/**
 * Writes into an entry's file what somebody found, by the rule that reports of checks go by.
 *
 * @throws NotSaved with what is wrong and what to do
 */
export function checkFile(text: string, path: string, slug: string, found: Found): CheckedFile {
  const applied = applyCheck(assetIn(text, path), { line: 1, slug, ...found }, false);
  switch (applied.is) {
    case 'fault':
      throw new NotSaved(`${applied.found} ${applied.fix}`);
    case 'nothing':
    case 'by-hand':
      return { is: 'nothing', words: applied.words };
    case 'change': {
      const edited = editEntry(text, path, applied.changes);
      if (edited.text === undefined) throw new NotSaved(edited.problems.map(({ fix }) => fix).join(' '));
      return { is: 'written', text: edited.text, words: applied.words };
    }
  }
}

/** A line of what an entry says. */
export interface SaidLine {
  readonly label: string;
  readonly lines: readonly string[];
}

/** What an entry says that a check makes sure of: when, where, how to join, and how to reach them. */
export function saidOf(asset: Asset, nameOf: NameOfSlug, today: IsoDay): SaidLine[] {
  const when = [
    ...(asset.sessions ?? []).map((session) =>
      `${sessionInWords(session, { today }).sentence}.`.replace(/\.\.$/, '.'),
    ),
    ...(asset.whenInWords === undefined ? [] : [asset.whenInWords]),
  ];
  const joining = asset.joining;
  const said: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['When', when],
    ['Where', asset.where.map((place) => placeInWords(place, nameOf))],
    [
      'Joining',
      joining ? [[joiningNames[joining.how], joining.ask].filter(Boolean).join(', '), joining.note] : [],
    ],
    ['Cost', asset.cost ? [asset.cost.is === 'free' ? 'Free' : asset.cost.amount, asset.cost.note] : []],
    [
      'To ask them',
      (asset.contacts ?? []).map(({ role, phone, email }) =>
        [role, phone && formatPhone(phone), email].filter(Boolean).join(', '),
      ),
    ],
    ['Status', [statusInWords(asset)]],
    ['Last checked', [asset.checked && dayInWords(asset.checked.on)]],
    [
      'Last tried',
      [asset.tried && [dayInWords(asset.tried.on), asset.tried.note].filter(Boolean).join('. ')],
    ],
  ];
  return said
    .map(([label, lines]) => ({ label, lines: lines.filter((line) => line !== undefined) }))
    .filter(({ lines }) => lines.length > 0);
}

function placeInWords(place: Asset['where'][number], nameOf: NameOfSlug): string {
  const named = (slug: string) => nameOf(slug) ?? slug;
  const where =
    (place.venue && named(place.venue)) ??
    (place.area && `Somewhere in ${named(place.area)}`) ??
    (place.online && `Online at ${place.online}`) ??
    (place.visits && `Comes to you in ${place.visits.map(named).join(', ')}`) ??
    'By phone';
  return place.note === undefined ? where : `${where}. ${place.note}`;
}

function statusInWords({ status }: Asset): string | undefined {
  if (status?.is === 'paused')
    return status.until === undefined ? 'Paused for now' : `Paused until ${dayInWords(status.until)}`;
  return status?.is === 'closed' ? `Closed on ${dayInWords(status.on)}` : undefined;
}
