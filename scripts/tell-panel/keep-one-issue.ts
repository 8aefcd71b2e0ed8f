import type { IssueHost } from './issue-host.ts';

/** What one kept issue is to say. */
export interface KeptIssue {
  /** Tells the issue from all others: a word of letters and hyphens. */
  readonly mark: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Whether there is anything to say; where not, the issue is closed. */
  readonly isNeeded: boolean;
  /** What to say when it is closed. */
  readonly farewell: string;
}

/** What was done about an issue. */
export type Kept =
  { readonly did: 'opened' | 'updated' | 'closed'; readonly number: number } | { readonly did: 'nothing' };

/**
 * Keeps one issue: opens it when there is something to say, writes it anew when that has changed, and closes it when
 * there is nothing left. Writing anew sends nobody a message, so that a panel hears once and not every week. An
 * issue counts as ours only when we opened it: anybody may write the mark into an issue of their own.
 *
 * @param author the name under which this program opens issues
 */
export async function keepOneIssue(host: IssueHost, issue: KeptIssue, author: string): Promise<Kept> {
  const line = `<!-- hereabouts: ${issue.mark} -->`;
  const open = await host.openIssues();
  const [kept, ...doubles] = open.filter((each) => each.author === author && each.body.includes(line));
  for (const { number } of doubles) await host.close(number, `See #${kept!.number}: one issue is enough.`);
  if (!issue.isNeeded) {
    if (kept === undefined) return { did: 'nothing' };
    await host.close(kept.number, issue.farewell);
    return { did: 'closed', number: kept.number };
  }
  const wanted = { title: issue.title, body: `${issue.body}\n${line}\n` };
  if (kept === undefined) return { did: 'opened', number: await host.create(wanted) };
  if (kept.title === wanted.title && withoutEnds(kept.body) === withoutEnds(wanted.body))
    return { did: 'nothing' };
  await host.update(kept.number, wanted);
  return { did: 'updated', number: kept.number };
}

/** Hosts may change line ends and take blanks off the end. */
function withoutEnds(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
