import type { Problem } from '../domain/problem.ts';

/** An entry's file in its two parts. */
export interface FrontMatter {
  /** What stands between the two lines of three hyphens, its last line break included. */
  readonly yaml: string;
  /** Line of the file on which that begins, counted from 1. */
  readonly yamlLine: number;
  /** What follows. */
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

const fence = /^---[ \t]*$/;
const example =
  'Write "---" on a line of its own before the first field and after the last, and the text below.';

/**
 * Parts an entry's file: `---`, fields, `---`, text. Line ends may be of either kind.
 *
 * @param file path of the file, for the problem
 */
export function splitFrontMatter(text: string, file: string): FrontMatter | Problem {
  const lines = text.split('\n');
  const isFence = (line: string) => fence.test(line.replace(/\r$/, ''));
  if (!isFence(lines[0] ?? '')) {
    return noFence(file, 1, 'The file does not start with a line of three hyphens.');
  }
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1) {
    return noFence(
      file,
      1,
      'The fields start with a line of three hyphens, but no second such line ends them.',
    );
  }
  return {
    yaml: lines
      .slice(1, end)
      .map((line) => `${line}\n`)
      .join(''),
    yamlLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

function noFence(file: string, line: number, found: string): Problem {
  return { severity: 'error', rule: 'front-matter', file, line, found, fix: example };
}
