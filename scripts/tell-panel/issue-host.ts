/** An issue of a git host, as far as this program cares. */
export interface HostIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Who opened it. */
  readonly author: string;
}

/** What is asked of a git host. */
export interface IssueHost {
  /** Every issue that is open, the oldest first. */
  readonly openIssues: () => Promise<readonly HostIssue[]>;
  readonly create: (issue: { title: string; body: string }) => Promise<number>;
  readonly update: (number: number, issue: { title: string; body: string }) => Promise<void>;
  /** Closes an issue after saying why. */
  readonly close: (number: number, because: string) => Promise<void>;
}

/** Where a host is, and how it knows us. */
export interface HostAccess {
  /** Like `https://api.github.com`. */
  readonly api: string;
  /** Like `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

interface RawIssue {
  number: number;
  title: string;
  body: string | null;
  user: { login: string } | null;
  pull_request?: unknown;
}

const pageSize = 100;
/** A repository with more open issues than this many pages has other worries. */
const mostPages = 10;

/**
 * Asks GitHub, or a host that speaks as it does, about a repository.
 *
 * @param path from the repository: `/issues`
 * @throws when the host refuses
 */
export async function askGithub(
  { api, repository, token }: HostAccess,
  method: string,
  path: string,
  data?: unknown,
): Promise<Response> {
  const response = await fetch(`${api}/repos/${repository}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'user-agent': 'hereabouts',
      'x-github-api-version': '2022-11-28',
    },
    ...(data === undefined ? {} : { body: JSON.stringify(data) }),
  });
  if (!response.ok) throw new Error(`The git host answered ${response.status} to ${method} ${path}.`);
  return response;
}

/** The issues of a repository on GitHub, or on a host that speaks as it does. */
export function githubIssues(access: HostAccess): IssueHost {
  const ask = async (method: string, path: string, data?: unknown): Promise<unknown> =>
    (await askGithub(access, method, path, data)).json();
  return {
    async openIssues() {
      const issues: HostIssue[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const path = `/issues?state=open&sort=created&direction=asc&per_page=${pageSize}&page=${page}`;
        const found = (await ask('GET', path)) as RawIssue[];
        issues.push(...found.filter((issue) => issue.pull_request === undefined).map(plainIssue));
        if (found.length < pageSize) break;
      }
      return issues;
    },
    async create(issue) {
      return ((await ask('POST', '/issues', issue)) as RawIssue).number;
    },
    async update(number, issue) {
      await ask('PATCH', `/issues/${number}`, issue);
    },
    async close(number, because) {
      await ask('POST', `/issues/${number}/comments`, { body: because });
      await ask('PATCH', `/issues/${number}`, { state: 'closed', state_reason: 'completed' });
    },
  };
}

function plainIssue({ number, title, body, user }: RawIssue): HostIssue {
  return { number, title, body: body ?? '', author: user?.login ?? '' };
}
