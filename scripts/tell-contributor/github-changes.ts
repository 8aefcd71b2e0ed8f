import { askGithub, type HostAccess } from '../tell-panel/issue-host.ts';
import {
  bodyUpTo,
  everyPage,
  type Ask,
  type ChangeHost,
  type HostChange,
  type Parcel,
} from './change-host.ts';
import { openArchive, parcelLimits } from './read-parcel.ts';

/** Where a host is, and the run of the check that has ended. */
export interface GithubAccess extends HostAccess {
  /** Number of the run. */
  readonly run: number;
  /** The commit that was checked, by the word of the host. */
  readonly head: string;
  /** Where people look at the repository: `https://github.com`. */
  readonly server: string;
}

/** The branch that holds pictures for comments, and nothing else. */
export const pictureBranch = 'review-pictures';

interface RawPull {
  number: number;
  head: { sha: string };
  author_association: string;
}

interface RawFile {
  filename: string;
  previous_filename?: string;
}

interface RawArtifact {
  id: number;
  name: string;
  size_in_bytes: number;
  expired: boolean;
}

const maintainers = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
/** GitHub tells of no more files of one change than fit on so many pages. */
const pagesOfFiles = 30;
const mostAttempts = 4;

/** Pull requests of GitHub whose newest commit is the one that was checked. */
export function githubChanges(access: GithubAccess): ChangeHost {
  const { repository, server, run, head } = access;
  const ask: Ask = async <Answer>(method: string, path: string, data?: unknown) =>
    (await (await askGithub(access, method, path, data)).json()) as Answer;
  return {
    async openChanges() {
      const pulls = await everyPage<RawPull>(ask, '/pulls?state=open&sort=updated&direction=desc', 10);
      return (pulls ?? [])
        .filter((pull) => pull.head.sha === head)
        .map((pull) => ({
          number: pull.number,
          head: pull.head.sha,
          isByMaintainer: maintainers.has(pull.author_association),
        }));
    },
    async pathsOf({ number }) {
      const files = await everyPage<RawFile>(ask, `/pulls/${number}/files`, pagesOfFiles);
      return files?.flatMap(({ filename, previous_filename: from }) =>
        from === undefined ? [filename] : [filename, from],
      );
    },
    async parcelOf() {
      const { artifacts } = await ask<{ artifacts: RawArtifact[] }>(
        'GET',
        `/actions/runs/${run}/artifacts?per_page=30`,
      );
      const { jobs } = await ask<{ jobs: { name: string; conclusion: string | null }[] }>(
        'GET',
        `/actions/runs/${run}/jobs?per_page=30`,
      );
      const tests = { success: 'passed', failure: 'failed' } as const;
      const ended = jobs.find(({ name }) => name === 'Tests')?.conclusion ?? '';
      const review = artifacts.find(({ name, expired }) => name === 'review' && !expired);
      const preview = artifacts.find(({ name, expired }) => name === 'preview' && !expired);
      if (review === undefined || review.size_in_bytes > parcelLimits.archive) return undefined;
      const answer = await askGithub(access, 'GET', `/actions/artifacts/${review.id}/zip`);
      const archive = await bodyUpTo(answer, parcelLimits.archive);
      return {
        file: openArchive(archive ?? new Uint8Array()),
        ...(preview === undefined
          ? {}
          : { preview: `${server}/${repository}/actions/runs/${run}/artifacts/${preview.id}` }),
        ...(Object.hasOwn(tests, ended) ? { tests: tests[ended as keyof typeof tests] } : {}),
      } satisfies Parcel;
    },
    async commentsOf({ number }) {
      const found = await everyPage<{ id: number; body: string | null; user: { login: string } | null }>(
        ask,
        `/issues/${number}/comments`,
        20,
      );
      return (found ?? []).map(({ id, body, user }) => ({ id, body: body ?? '', author: user?.login ?? '' }));
    },
    async addComment({ number }, body) {
      await ask('POST', `/issues/${number}/comments`, { body });
    },
    async updateComment(_, id, body) {
      await ask('PATCH', `/issues/comments/${id}`, { body });
    },
    async keepPictures(change, pictures) {
      const commit = await keepOnBranch(ask, change, pictures);
      return githubPictureAddresses(access, commit, pictures.keys());
    },
  };
}

/** Addresses of pictures that lie in a commit, as comments on GitHub can show them. */
export function githubPictureAddresses(
  { server, repository }: Pick<GithubAccess, 'server' | 'repository'>,
  commit: string,
  names: Iterable<string>,
): ReadonlyMap<string, string> {
  return new Map([...names].map((name) => [name, `${server}/${repository}/blob/${commit}/${name}?raw=true`]));
}

/** Adds a commit with these pictures, and no others, to the branch of pictures. Returns its name. */
async function keepOnBranch(
  ask: Ask,
  { number }: HostChange,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const tree = [];
  for (const [path, bytes] of pictures) {
    const content = Buffer.from(bytes).toString('base64');
    const { sha } = await ask<{ sha: string }>('POST', '/git/blobs', { content, encoding: 'base64' });
    tree.push({ path, mode: '100644', type: 'blob', sha });
  }
  const made = await ask<{ sha: string }>('POST', '/git/trees', { tree });
  const message = `Pictures for change ${number}`;
  for (let attempt = 1; ; attempt += 1) {
    const tip = await ask<{ object: { sha: string } }[]>('GET', `/git/matching-refs/heads/${pictureBranch}`);
    const parents = tip.slice(0, 1).map(({ object }) => object.sha);
    const { sha } = await ask<{ sha: string }>('POST', '/git/commits', { message, tree: made.sha, parents });
    try {
      if (parents.length > 0) await ask('PATCH', `/git/refs/heads/${pictureBranch}`, { sha });
      else await ask('POST', '/git/refs', { ref: `refs/heads/${pictureBranch}`, sha });
      return sha;
    } catch (error) {
      // Another answer has put its pictures there meanwhile.
      if (attempt === mostAttempts) throw error;
    }
  }
}
