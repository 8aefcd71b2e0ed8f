import { checkWays } from './asset.ts';
import { parseDay, type IsoDay } from './calendar-day.ts';
import type { Problem } from './problem.ts';

/** What somebody found who looked at an entry, as a report of checks writes it. */
export const findings = [
  'still right',
  'changed',
  'paused',
  'going again',
  'closed',
  'could not reach',
] as const;

/** What somebody found who looked at an entry. */
export type Finding = (typeof findings)[number];

/** One line of a report: what became of one entry. */
export interface ReportLine {
  /** Line of the report, counted from 1. */
  readonly line: number;
  /** Slug of the member, or `link-worker` or `organiser`. */
  readonly by: string;
  /** The day of the check. */
  readonly on: IsoDay;
  readonly slug: string;
  readonly finding: Finding;
  /** The day it is due back, or the day it closed. */
  readonly day?: IsoDay | undefined;
  readonly how?: (typeof checkWays)[number] | undefined;
  readonly note?: string | undefined;
}

/** A report after reading. */
export interface CheckReportReading {
  /** Absent when anything is wrong with it: a report is taken whole or not at all. */
  readonly lines?: readonly ReportLine[] | undefined;
  readonly problems: readonly Problem[];
  /** Lines that are no part of a report, such as a greeting; they are told so that nothing is lost unseen. */
  readonly aside: readonly string[];
}

const entryLine = /^([\p{L}\p{N}-]+)\s*:\s*(.*)$/u;
const header = /^(by|day|how)\s*:\s*(.*)$/i;
const findingStart = new RegExp(`^(${findings.join('|')})\\b\\s*(.*)$`, 'i');
const dayPart = /^(?:on|until)\s+(\S+?)[.,]?(?:\s+|$)(.*)$/i;
const howPart = new RegExp(`^,?\\s*(${checkWays.join('|')})\\b[.,]?\\s*(.*)$`, 'i');

/** Mail programs break lines that are longer than about this; after a shorter one, the next says something else. */
const mailWidth = 55;

/** What an unanswered line of an e-mail holds; it is passed over. */
const unanswered = /^\?*$/;

/**
 * Reads a report of checks, as the panel's page writes it and as people answer the e-mail that asks for one:
 *
 *     By: member-4
 *     Day: 2026-11-22
 *     bread-swap: still right, rang. The hatch has a new bell.
 *     silver-brass: closed on 2026-11-01, told
 *
 * "By" and "Day" hold until the next ones, so that a message can hold several days, and a file several messages.
 * Marks of a quoted e-mail before a line do not matter, nor does a note that a mail program has broken into two
 * lines. What is no part of a report is put aside, not refused.
 *
 * @param file name of the report, for problems
 * @param slugs slugs of the entries there are, by which lines are known
 */
export function readCheckReport(text: string, file: string, slugs: ReadonlySet<string>): CheckReportReading {
  const reader = new ReportReader(file, slugs);
  for (const [index, line] of text.split('\n').entries()) reader.take(plainLine(line), index + 1);
  return reader.finish();
}

/** A line without marks of quoting, odd blanks and the bullet that some programs put before it. */
function plainLine(line: string): string {
  return line
    .replace(/[\u00a0\u2007\u202f\t\r]/g, ' ')
    .replace(/^\uFEFF/, '')
    .replace(/^[> ]+/, '')
    .replace(/^[-*•]\s+/, '')
    .trim();
}

type Draft = { -readonly [Key in keyof ReportLine]: ReportLine[Key] };

class ReportReader {
  readonly #file: string;
  readonly #slugs: ReadonlySet<string>;
  readonly #problems: Problem[] = [];
  readonly #aside: string[] = [];
  readonly #lines: Draft[] = [];
  #open: Draft | undefined;
  #by: string | undefined;
  #on: IsoDay | undefined;
  #how: ReportLine['how'];
  #lastLength = 0;

  constructor(file: string, slugs: ReadonlySet<string>) {
    this.#file = file;
    this.#slugs = slugs;
  }

  take(text: string, line: number): void {
    const head = header.exec(text);
    const entry = entryLine.exec(text);
    if (text === '' || text === '--') this.#open = undefined;
    else if (head) this.#takeHeader(head[1]!.toLowerCase(), head[2]!.trim(), line);
    else if (entry && this.#isEntry(entry[1]!, entry[2]!)) this.#takeEntry(entry[1]!, entry[2]!, line);
    else if (this.#open && this.#lastLength >= mailWidth)
      this.#open.note = `${this.#open.note ?? ''} ${text}`.trim();
    else this.#aside.push(text);
    this.#lastLength = text.length;
  }

  finish(): CheckReportReading {
    if (this.#lines.length === 0 && this.#problems.length === 0)
      this.#report(
        1,
        'There is no line about an entry.',
        'Write lines like "bread-swap: still right, rang".',
      );
    const isGood = this.#problems.length === 0;
    return { lines: isGood ? this.#lines : undefined, problems: this.#problems, aside: this.#aside };
  }

  /** A line is about an entry when it names one, or when it says a finding of something. */
  #isEntry(name: string, rest: string): boolean {
    return this.#slugs.has(name) || findingStart.test(rest);
  }

  #takeHeader(name: string, value: string, line: number): void {
    this.#open = undefined;
    if (name === 'by') this.#by = value.toLowerCase();
    else if (name === 'how') this.#how = checkWays.find((way) => way === value.toLowerCase());
    else this.#on = this.#day(value, line, 'Day');
  }

  #takeEntry(slug: string, rest: string, line: number): void {
    this.#open = undefined;
    if (unanswered.test(rest)) return;
    const start = findingStart.exec(rest);
    if (start === null) {
      this.#report(
        line,
        `The line of ${slug} says "${rest}".`,
        `Write what was found first: ${findings.join(', ')}.`,
      );
      return;
    }
    const finding = start[1]!.toLowerCase() as Finding;
    const dated = dayPart.exec(start[2]!);
    const takesDay = finding === 'paused' || finding === 'closed';
    const day = dated && takesDay ? this.#day(dated[1]!, line, slug) : undefined;
    const afterDay = dated && takesDay ? dated[2]! : start[2]!;
    const told = finding === 'could not reach' ? null : howPart.exec(afterDay);
    const note = (told ? told[2]! : afterDay).replace(/^[\s.,:;]+/, '').trim();
    const how = checkWays.find((way) => way === told?.[1]?.toLowerCase()) ?? this.#how;
    const isKnown = this.#isHeaded(line) && this.#saysHow(line, slug, finding, how);
    if (!isKnown) return;
    const { by, on } = { by: this.#by!, on: this.#on! };
    if (this.#lines.some((other) => other.slug === slug && other.on === on))
      this.#report(line, `There are two lines for ${slug}.`, 'Keep the one that is right.');
    this.#open = { line, by, on, slug, finding, day, how, note: note || undefined };
    this.#lines.push(this.#open);
  }

  #isHeaded(line: number): boolean {
    if (this.#by === undefined)
      this.#report(
        line,
        'Nothing above this line says who checked.',
        'Write a line like "By: member-4" first.',
      );
    else if (this.#on === undefined)
      this.#report(line, 'Nothing above this line says when.', 'Write a line like "Day: 2026-11-22" first.');
    return this.#by !== undefined && this.#on !== undefined;
  }

  #saysHow(line: number, slug: string, finding: Finding, how: ReportLine['how']): boolean {
    if (how !== undefined || finding === 'could not reach') return true;
    this.#report(
      line,
      `The line of ${slug} does not say how it was checked.`,
      `Write ${checkWays.join(', ')} after a comma: "${slug}: ${finding}, rang".`,
    );
    return false;
  }

  #day(text: string, line: number, field: string): IsoDay | undefined {
    try {
      return parseDay(text);
    } catch {
      this.#report(line, `"${text}" is no day.`, 'Write it as year-month-day, like 2026-11-22.', field);
      return undefined;
    }
  }

  #report(line: number, found: string, fix: string, field?: string): void {
    const at = { file: this.#file, line, ...(field === undefined ? {} : { field }) };
    this.#problems.push({ severity: 'error', rule: 'check-report', ...at, found, fix });
  }
}
