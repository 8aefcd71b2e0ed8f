import {
  bodyUpTo,
  everyPage,
  type Ask,
  type ChangeHost,
  type HostChange,
  type Parcel,
} from './change-host.ts';

/** Where a GitLab is, and how it knows us. */
export interface GitlabAccess {
  /** Like `https://gitlab.com/api/v4`. */
  readonly api: string;
  /** Number of the project. */
  readonly project: string;
  /** May read what checks leave, and write comments. */
  readonly token: string;
}

interface RawMergeRequest {
  iid: number;
  sha: string;
  author: { id: number };
}

interface RawPipeline {
  id: number;
  project_id: number;
  sha: string;
  status: string;
}

interface RawJob {
  id: number;
  name: string;
  status: string;
  web_url: string;
}

const finished = new Set(['success', 'failed', 'canceled', 'skipped']);
/** Developers and above write to the project. https://docs.gitlab.com/api/members/ */
const developer = 30;
const pagesOfFiles = 10;

/** Merge requests of GitLab. Those from forks are checked in the fork, by whatever stands there. */
export function gitlabChanges({ api, project, token }: GitlabAccess): ChangeHost {
  const send = async (method: string, path: string, body?: string | FormData): Promise<Response> => {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        'private-token': token,
        'user-agent': 'hereabouts',
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new HostRefused(method, path, response.status);
    return response;
  };
  const ask: Ask = async <Answer>(method: string, path: string, data?: unknown) =>
    (await (
      await send(method, path, data === undefined ? undefined : JSON.stringify(data))
    ).json()) as Answer;
  const home = `/projects/${encodeURIComponent(project)}`;
  const of = ({ number }: HostChange) => `${home}/merge_requests/${number}`;
  return {
    async openChanges() {
      const found = await everyPage<RawMergeRequest>(
        ask,
        `${home}/merge_requests?state=opened&order_by=updated_at`,
        5,
      );
      const changes: HostChange[] = [];
      for (const { iid, sha, author } of found ?? []) {
        const level = await orNothing(
          ask<{ access_level: number }>('GET', `${home}/members/all/${author.id}`),
        );
        changes.push({ number: iid, head: sha, isByMaintainer: (level?.access_level ?? 0) >= developer });
      }
      return changes;
    },
    async pathsOf(change) {
      const files = await everyPage<{ new_path: string; old_path: string }>(
        ask,
        `${of(change)}/diffs`,
        pagesOfFiles,
      );
      return files && [...new Set(files.flatMap(({ new_path: path, old_path: from }) => [path, from]))];
    },
    async parcelOf(change) {
      const pipelines = await ask<RawPipeline[]>('GET', `${of(change)}/pipelines`);
      const pipeline = pipelines.find(({ sha }) => sha === change.head);
      if (pipeline === undefined) return 'running';
      if (!finished.has(pipeline.status)) return 'running';
      const there = `/projects/${pipeline.project_id}`;
      const jobs =
        (await orNothing(ask<RawJob[]>('GET', `${there}/pipelines/${pipeline.id}/jobs?per_page=50`))) ?? [];
      const review = jobs.find(({ name }) => name === 'review');
      if (review === undefined) return undefined;
      const tests = { success: 'passed', failed: 'failed' } as const;
      const ended = jobs.find(({ name }) => name === 'tests')?.status ?? '';
      return {
        file: async (name, mostBytes) => {
          const answer = await orNothing(send('GET', `${there}/jobs/${review.id}/artifacts/review/${name}`));
          return answer && bodyUpTo(answer, mostBytes);
        },
        preview: previewAddress(review.web_url, api),
        ...(Object.hasOwn(tests, ended) ? { tests: tests[ended as keyof typeof tests] } : {}),
      } satisfies Parcel;
    },
    async commentsOf(change) {
      const notes = await everyPage<{ id: number; body: string; author: { username: string } }>(
        ask,
        `${of(change)}/notes?sort=asc&order_by=created_at`,
        20,
      );
      return (notes ?? []).map(({ id, body, author }) => ({ id, body, author: author.username }));
    },
    async addComment(change, body) {
      await ask('POST', `${of(change)}/notes`, { body });
    },
    async updateComment(change, id, body) {
      await ask('PUT', `${of(change)}/notes/${id}`, { body });
    },
    async keepPictures(_, pictures) {
      const addresses = new Map<string, string>();
      for (const [name, bytes] of pictures) {
        const form = new FormData();
        form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name);
        const { url } = (await (await send('POST', `${home}/uploads`, form)).json()) as { url: string };
        addresses.set(name, url);
      }
      return addresses;
    },
  };
}

/** The host said no. */
class HostRefused extends Error {
  override readonly name = 'HostRefused';
  readonly status: number;

  constructor(method: string, path: string, status: number) {
    super(`The git host answered ${status} to ${method} ${path}.`);
    this.status = status;
  }
}

/** What the host gives; undefined where it has no such thing, or does not show it to us. */
async function orNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof HostRefused && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

/** Where people fetch what the check left; only on the host itself. */
function previewAddress(job: string, api: string): string | undefined {
  if (!URL.canParse(job) || new URL(job).origin !== new URL(api).origin) return undefined;
  const { origin, pathname } = new URL(job);
  return /^[\w./-]+$/.test(pathname) ? `${origin}${pathname}/artifacts/download` : undefined;
}
