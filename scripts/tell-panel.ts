import { reviewList } from '../src/domain/review-list.ts';
import { reviewIssue } from '../src/formats/review-issue.ts';
import { exitCodes, runCommand, textOf, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { nightIssue, readNightReport } from './nightly/night-report.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';
import { githubIssues } from './tell-panel/issue-host.ts';
import { keepOneIssue, type KeptIssue } from './tell-panel/keep-one-issue.ts';

const help = `Tells the panel through one issue on the git host, which is opened once, kept up to date, and closed when there is
nothing left to say.

  npm run tell-panel -- due               what wants a look
  npm run tell-panel -- night FILE        whether the newest content could be built; FILE is what npm run nightly wrote
  npm run tell-panel -- due --dry-run     prints the issue instead

  --today DAY   the day to work it out for (TODAY, else today)
  --help        show this

GITHUB_REPOSITORY  owner/name      GITHUB_TOKEN  may write issues      GITHUB_API_URL  (https://api.github.com)
ISSUE_AUTHOR       the name issues are opened under (github-actions[bot])

Ends with 0 when the issue says what it should, 1 when the content has errors or the host refuses, 2 when it was
asked for something it cannot do.
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  today: { type: 'string' },
} as const;

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const [what, file] = positionals;
  if (what !== 'due' && what !== 'night') throw new WrongUse(`Say "due" or "night" first.\n\n${help}`);
  const issue = what === 'due' ? dueIssue(values.today) : nightIssueFrom(file);
  if (issue === undefined) return exitCodes.problems;
  if (values['dry-run']) {
    process.stdout.write(issue.isNeeded ? `# ${issue.title}\n\n${issue.body}` : 'There is nothing to say.\n');
    return exitCodes.good;
  }
  return send(issue);
});

function dueIssue(today: string | undefined): KeptIssue | undefined {
  const open = readDirectoryOrSay(today);
  if (open === undefined) return undefined;
  const { siteUrl, basePath: base } = readEnvironment(process.env);
  const issue = reviewIssue(reviewList(open.directory, open.today), { siteUrl, base });
  return { ...issue, mark: 'due', farewell: 'Nothing is due, and every entry has somebody. Thank you.' };
}

function nightIssueFrom(file: string | undefined): KeptIssue {
  if (file === undefined) throw new WrongUse(`Name the file that npm run nightly wrote.\n\n${help}`);
  return nightIssue(readNightReport(textOf(file)));
}

async function send(issue: KeptIssue): Promise<number> {
  const given = (name: string, otherwise?: string) => {
    const value = process.env[name]?.trim() || otherwise;
    if (value === undefined) throw new WrongUse(`${name} is not set.\n\n${help}`);
    return value;
  };
  const host = githubIssues({
    api: given('GITHUB_API_URL', 'https://api.github.com').replace(/\/+$/, ''),
    repository: given('GITHUB_REPOSITORY'),
    token: given('GITHUB_TOKEN'),
  });
  try {
    const kept = await keepOneIssue(host, issue, given('ISSUE_AUTHOR', 'github-actions[bot]'));
    process.stdout.write(
      kept.did === 'nothing' ? 'The issue is as it should be.\n' : `Issue ${kept.number}: ${kept.did}.\n`,
    );
    return exitCodes.good;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.problems;
  }
}
