import { relative, join } from 'node:path';
import type { Problem } from '../../src/domain/problem.ts';
import { counted } from '../build/progress.ts';

/** How problems are told to a person. */
export interface Manner {
  /** Full path of the content folder. */
  readonly contentDir: string;
  /** Full path of the folder that the paths shown start from. */
  readonly startDir: string;
  /** Whether errors and warnings are coloured, which only a terminal can show. */
  readonly inColour: boolean;
}

/** What was found, in numbers. */
export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  /** How many files were read. */
  readonly files: number;
}

/** Counts problems by severity. */
export function tallyOf(problems: readonly Problem[], files: number): Tally {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors, files };
}

/** So many warnings of one rule are told in full; a fresh import can have hundreds, which would hide the rest. */
const mostAlike = 5;

/**
 * Tells problems to a person, file by file: where, what was found, and how to mend it. Errors are all told in
 * full. Where a rule warns very often, the first few are told and the others counted, unless `all` is set.
 *
 * @returns text with a line break at its end; empty when there is nothing to tell
 */
export function sayProblems(
  problems: readonly Problem[],
  manner: Manner & { readonly all?: boolean },
): string {
  const paint = painter(manner.inColour);
  const alike = Map.groupBy(problems, ({ severity, rule }) => `${severity} ${rule}`);
  const isTold = (problem: Problem) => {
    const likeIt = alike.get(`${problem.severity} ${problem.rule}`) ?? [];
    return problem.severity === 'error' || manner.all === true || likeIt.indexOf(problem) < mostAlike;
  };
  const told = problems.filter(isTold).map((problem) => {
    const place = [shownPath(problem, manner), problem.line && `line ${problem.line}`, problem.field];
    return [
      `${paint(problem.severity)} ${place.filter(Boolean).join(', ')}`,
      `  Found: ${problem.found}`,
      `  To mend it: ${problem.fix}`,
      '',
      '',
    ].join('\n');
  });
  const untoldOnes = [...alike.values()].flatMap((likeIt) => {
    const [first] = likeIt;
    const untold = likeIt.filter((problem) => !isTold(problem)).length;
    if (first === undefined || untold === 0) return [];
    const likeThis = `${counted(untold, 'more warning')} like this one: ${first.found}`;
    return `${paint('warning')} ${likeThis}\n  To see them all: npm run check -- --all\n\n`;
  });
  return [...told, ...untoldOnes].join('');
}

/** The closing line: "2 errors and 5 warnings in 61 files. Errors must be mended before the site can be built." */
export function sayTally({ errors, warnings, files }: Tally): string {
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const found = counts.length === 0 ? 'No errors and no warnings' : counts.join(' and ');
  const verdict =
    errors > 0 ? ' Errors must be mended before the site can be built.' : ' The site can be built.';
  return `${found} in ${counted(files, 'file')}.${verdict}\n`;
}

/** Problems as GitHub's commands, which mark the lines of a pull request. */
export function sayForGithub(
  problems: readonly Problem[],
  manner: Pick<Manner, 'contentDir' | 'startDir'>,
): string {
  return problems
    .map((problem) => {
      const properties = [
        `file=${escapeProperty(shownPath(problem, manner))}`,
        ...(problem.line === undefined ? [] : [`line=${problem.line}`]),
        `title=${escapeProperty(problem.field ?? problem.rule)}`,
      ];
      const message = escapeMessage(`Found: ${problem.found} To mend it: ${problem.fix}`);
      return `::${problem.severity} ${properties.join(',')}::${message}\n`;
    })
    .join('');
}

/** Problems as JSON, for other programs; paths are relative to the content folder. */
export function sayAsJson(problems: readonly Problem[]): string {
  return `${JSON.stringify({ problems })}\n`;
}

function shownPath(
  { file }: Problem,
  { contentDir, startDir }: Pick<Manner, 'contentDir' | 'startDir'>,
): string {
  const path = relative(startDir, join(contentDir, file));
  return (path.startsWith('..') ? join(contentDir, file) : path).replaceAll('\\', '/') || '.';
}

function painter(inColour: boolean): (severity: Problem['severity']) => string {
  const red = '\u001b[31m';
  const yellow = '\u001b[33m';
  const plain = '\u001b[0m';
  const word = (severity: Problem['severity']) => (severity === 'error' ? 'Error:' : 'Warning:');
  if (!inColour) return word;
  return (severity) => `${severity === 'error' ? red : yellow}${word(severity)}${plain}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
