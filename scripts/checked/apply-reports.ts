import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyCheck } from '../../src/domain/apply-check.ts';
import { dayInWords, type IsoDay } from '../../src/domain/calendar-day.ts';
import { readCheckReport, type ReportLine } from '../../src/domain/check-report.ts';
import type { Directory, LinkedAsset } from '../../src/domain/directory.ts';
import { compareProblems, type Problem } from '../../src/domain/problem.ts';
import { isChecker } from '../../src/domain/review-work.ts';
import { closestWord } from '../../src/domain/slug.ts';
import { editEntry } from '../../src/reader/edit-entry.ts';

/** A report as it was handed in. */
export interface HandedIn {
  /** What it is called in messages: its file name, or "what was piped in". */
  readonly name: string;
  readonly text: string;
}

/** What is needed to bring reports into a content folder. */
export interface ApplyWishes {
  readonly directory: Directory;
  readonly contentDir: string;
  readonly today: IsoDay;
  /** Entries that a person has already put right, by slug; `all` for every one. */
  readonly corrected: ReadonlySet<string>;
}

/** What bringing reports in comes to. Nothing is written yet. */
export interface AppliedReports {
  /** New texts of entries, by path relative to the content folder; empty when there is any problem. */
  readonly files: ReadonlyMap<string, string>;
  /** What happens to each entry, in words. */
  readonly done: readonly string[];
  /** Entries that stay as they are, and why. */
  readonly left: readonly string[];
  /** Entries that a person has to put right first. */
  readonly byHand: readonly { readonly slug: string; readonly file: string; readonly words: string }[];
  /** Lines of the reports that are no part of one. */
  readonly aside: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Works out what reports of checks do to the entries. They are taken all together or not at all, and only the
 * fields `checked`, `tried` and `status` ever change.
 */
export function applyReports(reports: readonly HandedIn[], wishes: ApplyWishes): AppliedReports {
  const run = new ReportRun(wishes);
  for (const report of reports) run.take(report);
  return run.finish();
}

class ReportRun {
  readonly #wishes: ApplyWishes;
  readonly #texts = new Map<string, string>();
  readonly #before = new Map<string, string>();
  readonly #assets = new Map<string, LinkedAsset['data']>();
  readonly #done: string[] = [];
  readonly #left: string[] = [];
  readonly #byHand: { slug: string; file: string; words: string }[] = [];
  readonly #aside: string[] = [];
  readonly #problems: Problem[] = [];

  constructor(wishes: ApplyWishes) {
    this.#wishes = wishes;
  }

  take({ name, text }: HandedIn): void {
    const { assetBySlug } = this.#wishes.directory;
    const { lines, problems, aside } = readCheckReport(text, name, new Set(assetBySlug.keys()));
    this.#problems.push(...problems);
    this.#aside.push(...aside);
    for (const line of lines ?? []) {
      if (!this.#isRefused(line, name)) this.#takeLine(line, name);
    }
  }

  finish(): AppliedReports {
    const isGood = this.#problems.length === 0;
    return {
      files: isGood ? this.#texts : new Map(),
      done: this.#done,
      left: this.#left,
      byHand: this.#byHand,
      aside: this.#aside,
      problems: this.#problems.sort(compareProblems),
    };
  }

  /** Whether nobody knows who checked, or the day lies ahead; told once for each. */
  #isRefused({ by, on, line }: ReportLine, name: string): boolean {
    const { directory, today } = this.#wishes;
    if (!isChecker(by, directory.memberBySlug)) {
      const near = closestWord(by, [...directory.memberBySlug.keys(), 'link-worker', 'organiser']);
      const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
      const fix = `Write By: and a panel member like member-3, or link-worker, or organiser.${meant}`;
      this.#fault(name, line, `Nobody called "${by}" is in the panel folder.`, fix);
      return true;
    }
    if (on <= today) return false;
    const found = `${dayInWords(on)} has not come yet.`;
    this.#fault(name, line, found, 'Write the day on which it was really done.');
    return true;
  }

  #takeLine(line: ReportLine, name: string): void {
    const asset = this.#wishes.directory.assetBySlug.get(line.slug);
    if (asset === undefined) {
      const near = closestWord(line.slug, [...this.#wishes.directory.assetBySlug.keys()]);
      const fix = near === undefined ? 'Write the last part of its address.' : `Did you mean "${near}"?`;
      this.#fault(name, line.line, `There is no entry "${line.slug}".`, fix);
      return;
    }
    const { corrected } = this.#wishes;
    const isCorrected = corrected.has('all') || corrected.has(line.slug);
    const applied = applyCheck(this.#assets.get(line.slug) ?? asset.data, line, isCorrected);
    const { title } = asset.data;
    const { file } = asset.source;
    if (applied.is === 'fault') this.#fault(name, line.line, `${title}: ${applied.found}`, applied.fix);
    else if (applied.is === 'nothing') this.#left.push(`${title}: ${applied.words}.`);
    else if (applied.is === 'by-hand') this.#byHand.push({ slug: line.slug, file, words: applied.words });
    else {
      const edited = editEntry(this.#textOf(file), file, applied.changes);
      if (edited.text === undefined) {
        this.#problems.push(
          ...edited.problems.map((problem) => ({
            ...problem,
            file: name,
            line: line.line,
            field: line.slug,
          })),
        );
        return;
      }
      this.#texts.set(file, edited.text);
      this.#assets.set(line.slug, { ...asset.data, ...this.#assets.get(line.slug), ...applied.changes });
      this.#done.push(`${title}: ${applied.words}.`);
    }
  }

  #textOf(file: string): string {
    const known = this.#texts.get(file) ?? this.#before.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.#wishes.contentDir, file), 'utf8');
    this.#before.set(file, text);
    return text;
  }

  #fault(file: string, line: number | undefined, found: string, fix: string): void {
    this.#problems.push({ severity: 'error', rule: 'check-report', file, line, found, fix });
  }
}
