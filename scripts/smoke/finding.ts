/** What one look at a live site found. */
export interface Finding {
  /** `note` is worth knowing and may stay; only a `problem` makes the command fail. */
  readonly is: 'good' | 'note' | 'problem';
  /** What was looked at, as a statement: "The front page answers". */
  readonly what: string;
  /** What was found instead. */
  readonly found?: string;
  readonly fix?: string;
}

/** It is as it should be. */
export function good(what: string): Finding {
  return { is: 'good', what };
}

/** Something to know. */
export function note(what: string, found: string): Finding {
  return { is: 'note', what, found };
}

/** Something to put right. */
export function problem(what: string, found: string, fix: string): Finding {
  return { is: 'problem', what, found, fix };
}

/** Tells findings to a person, with a closing line. */
export function sayFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ is, what, found, fix }) => {
    if (is === 'good') return [`Good:    ${what}.`];
    if (is === 'note') return [`Note:    ${what}. ${found ?? ''}`];
    return ['', `Problem: ${what}: no.`, `  Found: ${found ?? ''}`, `  To mend it: ${fix ?? ''}`, ''];
  });
  const problems = findings.filter(({ is }) => is === 'problem').length;
  const goods = findings.filter(({ is }) => is === 'good').length;
  const closing =
    problems === 0
      ? `All ${goods} looks found it well.`
      : `${problems} ${problems === 1 ? 'problem' : 'problems'}; ${goods} other looks found it well.`;
  return `${lines.join('\n')}\n\n${closing}\n`.replaceAll(/\n{3,}/g, '\n\n').trimStart();
}
