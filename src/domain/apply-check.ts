import type { Asset } from './asset.ts';
import { dayInWords } from './calendar-day.ts';
import type { ReportLine } from './check-report.ts';
import { changedMark } from './round-progress.ts';

/** Fields of an entry that a check may change; undefined takes a field out. */
export type CheckChanges = { readonly [Field in 'checked' | 'tried' | 'status']?: Asset[Field] | undefined };

/** What one line of a report comes to for an entry. */
export type AppliedCheck =
  /** Fields to write, and what that means in words. */
  | { readonly is: 'change'; readonly changes: CheckChanges; readonly words: string }
  /** Nothing to write, and why. */
  | { readonly is: 'nothing'; readonly words: string }
  /** A person has to put the entry right first. */
  | { readonly is: 'by-hand'; readonly words: string }
  | { readonly is: 'fault'; readonly found: string; readonly fix: string };

/**
 * What one line of a report comes to for an entry as it is. A report that is brought twice, or after a later check,
 * changes nothing; two members who looked on the same day leave the check of the first.
 *
 * @param corrected whether a person has already put the entry right, where the line says that it had changed
 */
export function applyCheck(asset: Asset, line: ReportLine, corrected: boolean): AppliedCheck {
  const { on } = line;
  const checkedOn = asset.checked?.on;
  if (checkedOn !== undefined && checkedOn > on)
    return nothing(`was checked later, on ${dayInWords(checkedOn)}`);
  switch (line.finding) {
    case 'could not reach':
      return tried(asset, line);
    case 'still right':
      return stillRight(asset, line);
    case 'changed':
      return corrected
        ? change(
            asset,
            { checked: checkOf(line, `${changedMark}${line.note ?? 'put right'}`) },
            'put right and checked',
          )
        : { is: 'by-hand', words: line.note ?? 'it has changed' };
    case 'paused': {
      const until = line.day === undefined ? {} : { until: line.day };
      const back = line.day === undefined ? '' : ` until ${dayInWords(line.day)}`;
      const status = { is: 'paused' as const, ...until, ...noteOf(line) };
      return change(asset, { status, checked: checkOf(line) }, `paused${back}`);
    }
    case 'going again':
      if (asset.status?.is !== 'paused')
        return { is: 'fault', found: 'It is not paused.', fix: 'Write "still right" instead.' };
      return change(asset, { status: undefined, checked: checkOf(line, line.note) }, 'going again');
    case 'closed': {
      const day = line.day ?? on;
      if (day > on)
        return {
          is: 'fault',
          found: `${dayInWords(day)} comes after the day of the check.`,
          fix: 'Write the day it really closed; one that lies ahead belongs in the entry itself.',
        };
      const status = { is: 'closed' as const, on: day, ...noteOf(line) };
      return change(asset, { status, checked: checkOf(line) }, `closed on ${dayInWords(day)}`);
    }
  }
}

function stillRight(asset: Asset, line: ReportLine): AppliedCheck {
  const { by, on } = line;
  const { status, checked } = asset;
  if (status?.is === 'closed' && status.on <= on)
    return {
      is: 'fault',
      found: 'It is closed.',
      fix: 'If it has opened again, take its status out by hand.',
    };
  if (status?.is === 'paused' && status.until !== undefined && status.until <= on)
    return {
      is: 'fault',
      found: `Its pause ended on ${dayInWords(status.until)}.`,
      fix: 'Write "going again", or "paused until" and a later day.',
    };
  if (checked?.on === on && checked.by !== by) return nothing(`was checked the same day by ${checked.by}`);
  return change(asset, { checked: checkOf(line, line.note) }, 'still right');
}

function tried(asset: Asset, line: ReportLine): AppliedCheck {
  const { on } = line;
  if (asset.checked?.on === on) return nothing('was reached the same day');
  if (asset.tried !== undefined && asset.tried.on > on)
    return nothing(`was tried again later, on ${dayInWords(asset.tried.on)}`);
  return change(asset, { tried: { on, ...noteOf(line) } }, 'could not be reached');
}

/** Nothing is written where the fields already say it. */
function change(asset: Asset, changes: CheckChanges, words: string): AppliedCheck {
  const isSame = Object.entries(changes).every(
    ([field, value]) => JSON.stringify(asset[field as keyof CheckChanges]) === JSON.stringify(value),
  );
  return isSame ? nothing('is written already') : { is: 'change', changes, words };
}

function nothing(words: string): AppliedCheck {
  return { is: 'nothing', words };
}

function checkOf({ by, on, how }: ReportLine, note?: string): NonNullable<Asset['checked']> {
  const given = note === undefined ? {} : { note };
  // The reader of a report refuses a line without a way, wherever one is needed.
  return { on, by: by as NonNullable<Asset['checked']>['by'], how: how ?? 'told', ...given };
}

function noteOf({ note }: ReportLine): { note?: string } {
  return note === undefined ? {} : { note };
}
