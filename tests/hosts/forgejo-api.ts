/**
 * What a Forgejo answers under `/api/v1`, as far as Decap's backend for it asks, on a real git repository. Shapes and
 * numbers are those of Forgejo's and Gitea's API description (`/api/swagger`) and of their sources, `routers/api/v1`:
 *
 * - an error is `{ message, url }`; 401 without a token that is good, 403 without the scope, 404 for what is not there;
 * - which scope an address needs: `issue` for labels and issues, `user` for the account, `repository` for the rest;
 * - a tree comes a thousand entries at a time and says `truncated`; lists come fifty at a time, with `Link` for the next;
 * - `POST contents` makes one commit of many files. A file that is changed names the blob it stands on: another there by
 *   now is a 422, and so is one to be added that is there (`services/repository/files/update.go`). A file that is
 *   changed or taken out and is not there is a 404;
 * - a pull request whose last push is still being looked at is a 405, "Please try again later".
 */
import type { BareRepository, FileToWrite, TreeEntry } from './bare-repository.ts';
import type { Answer, Token } from './forgejo-sign-in.ts';

/** What the API is asked. */
export interface ApiRequest {
  readonly method: string;
  /** Below `/api/v1`, each part taken out of its percent signs. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: Token | undefined;
}

interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
}

interface Pull {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly by: Token;
  state: 'open' | 'closed';
  isMerged: boolean;
  labels: readonly Label[];
}

/** Most entries of a tree in one answer (`DEFAULT_GIT_TREES_PER_PAGE`). */
export const treeEntriesAtOnce = 1000;
/** Most items of a list in one answer (`MAX_RESPONSE_ITEMS`). */
const itemsAtOnce = 50;

/** The API of a host with one repository. */
export class ForgejoApi {
  readonly repository: BareRepository;
  readonly #name: string;
  readonly #home: string;
  readonly #labels: Label[] = [];
  readonly #pulls: Pull[] = [];
  /** Entries of a tree in one answer; fewer than on a real host when a test says so. */
  treeEntriesAtOnce = treeEntriesAtOnce;
  /** How many times from now on a merge is put off, as while the host looks at what was pushed. */
  mergesPutOff = 0;

  /**
   * @param name owner and name of the repository, with a slash
   * @param home where the host is: scheme, host and port
   */
  constructor(repository: BareRepository, name: string, home: string) {
    this.repository = repository;
    this.#name = name;
    this.#home = home;
  }

  get pulls(): readonly { number: number; state: string; labels: readonly string[] }[] {
    return this.#pulls.map(({ number, state, labels }) => ({
      number,
      state,
      labels: labels.map(({ name }) => name),
    }));
  }

  answer(request: ApiRequest): Answer {
    const { token, parts, method } = request;
    if (token === undefined) return this.#fault(401, 'user does not exist [uid: 0, name: ]');
    const part =
      parts[0] === 'user' ? 'user' : ['labels', 'issues'].includes(parts[3] ?? '') ? 'issue' : 'repository';
    if (!hasScope(token, part, method === 'GET' ? 'read' : 'write'))
      return this.#fault(403, `token does not have at least one of required scope(s): [${part}]`);
    if (parts[0] === 'user' && parts.length === 1) return { status: 200, body: this.#user(token) };
    if (parts[0] !== 'repos' || `${parts[1]}/${parts[2]}`.toLowerCase() !== this.#name.toLowerCase())
      return this.#notFound();
    if (method !== 'GET' && !token.account.writes)
      return this.#fault(403, 'user should have a permission to write to the target branch');
    const answer = this.#routes[`${method} ${parts[3] ?? ''}`];
    return answer?.(request, parts.slice(4), token) ?? this.#notFound();
  }

  readonly #routes: Record<
    string,
    (request: ApiRequest, rest: readonly string[], token: Token) => Answer | undefined
  > = {
    'GET ': (_, __, token) => ({ status: 200, body: this.#repositoryFor(token) }),
    'GET branches': (_, rest) => this.#branch(rest.join('/')),
    'POST branches': ({ body }) => this.#createBranch(body),
    'DELETE branches': (_, rest) => this.#deleteBranch(rest.join('/')),
    'GET git': ({ query }, [kind = '', sha = '']) =>
      kind === 'trees' ? this.#tree(sha, query) : kind === 'blobs' ? this.#blob(sha) : undefined,
    'GET contents': ({ query }, rest) => this.#contents(rest.join('/'), query.get('ref') ?? 'main'),
    'GET raw': ({ query }, rest) => this.#raw(rest.join('/'), query.get('ref') ?? 'main'),
    'POST contents': ({ body }, rest, token) =>
      rest.length > 0 ? undefined : this.#changeFiles(body, token),
    'GET commits': ({ query }) => this.#commits(query),
    'GET compare': (_, rest) => this.#compare(rest.join('/')),
    'GET labels': (request) => this.#list(this.#labels, request),
    'POST labels': ({ body }) => this.#createLabel(body),
    'PUT issues': ({ body }, [number = '', what = '']) =>
      what === 'labels' ? this.#setLabels(number, body) : undefined,
    'GET pulls': (request, rest) => this.#getPulls(request, rest),
    'POST pulls': ({ body }, rest, token) => this.#postPulls(body, rest, token),
    'PATCH pulls': ({ body }, [number = '']) => this.#editPull(number, body),
  };

  #user({ account }: Token) {
    const { id, login, name, email } = account;
    // The picture of an account is on the host, or at a service for such pictures.
    return { id, login, full_name: name, email, avatar_url: `${this.#home}/avatars/${login}` };
  }

  #repositoryFor({ account }: Token) {
    const [owner = '', name = ''] = this.#name.split('/');
    return {
      id: 1,
      name,
      full_name: this.#name,
      owner: { id: 1, login: owner, username: owner },
      default_branch: 'main',
      private: false,
      permissions: { admin: false, push: account.writes, pull: true },
    };
  }

  #branch(name: string): Answer {
    const sha = this.repository.commitOf(`refs/heads/${name}`);
    if (sha === undefined) return this.#notFound();
    return { status: 200, body: { name, protected: false, commit: this.#payloadCommit(sha) } };
  }

  #createBranch({ new_branch_name: name, old_ref_name: from }: Readonly<Record<string, unknown>>): Answer {
    if (this.repository.commitOf(`refs/heads/${String(name)}`) !== undefined)
      return this.#fault(409, 'The branch already exists.');
    if (this.repository.commitOf(String(from)) === undefined)
      return this.#fault(404, 'The old branch does not exist');
    this.repository.createBranch(String(name), String(from));
    return { ...this.#branch(String(name)), status: 201 };
  }

  #deleteBranch(name: string): Answer {
    if (this.repository.commitOf(`refs/heads/${name}`) === undefined) return this.#notFound();
    if (name === 'main') return this.#fault(403, 'can not delete default or pull request target branch');
    this.repository.deleteBranch(name);
    for (const pull of this.#pulls) if (pull.head === name) pull.state = 'closed';
    return { status: 204 };
  }

  #tree(sha: string, query: URLSearchParams): Answer {
    if (this.repository.commitOf(sha) === undefined) return this.#notFound();
    const all = this.repository.tree(sha, ['1', 'true'].includes(query.get('recursive') ?? ''));
    const asked = Number(query.get('per_page') ?? 0);
    const perPage = asked > 0 ? Math.min(asked, this.treeEntriesAtOnce) : this.treeEntriesAtOnce;
    const page = Math.max(1, Number(query.get('page') ?? 1));
    const tree = all.slice((page - 1) * perPage, page * perPage).map((entry) => this.#treeEntry(entry));
    const body = { sha, tree, page, total_count: all.length, truncated: page * perPage < all.length };
    return { status: 200, body };
  }

  #treeEntry({ mode, type, sha, size, path }: TreeEntry) {
    return { path, mode, type, size: size ?? 0, sha, url: this.#address(`git/${type}s/${sha}`) };
  }

  #blob(sha: string): Answer {
    const bytes = this.repository.blob(sha);
    if (bytes === undefined) return this.#fault(400, `object does not exist [id: ${sha}, rel_path: ]`);
    const body = { content: bytes.toString('base64'), encoding: 'base64', sha, size: bytes.length };
    return { status: 200, body };
  }

  #contents(path: string, ref: string): Answer {
    const sha = this.repository.shaOf(ref, path);
    if (sha === undefined) return this.#notFound();
    const bytes = this.repository.blob(sha);
    if (bytes === undefined) {
      const inside = this.repository.tree(`${ref}:${path}`, false);
      return { status: 200, body: inside.map((entry) => ({ ...entry, path: `${path}/${entry.path}` })) };
    }
    return { status: 200, body: { ...this.#file(path, sha, bytes), content: bytes.toString('base64') } };
  }

  #file(path: string, sha: string, bytes: Buffer) {
    const name = path.split('/').at(-1);
    return { name, path, sha, type: 'file', size: bytes.length, encoding: 'base64' };
  }

  #raw(path: string, ref: string): Answer {
    const sha = this.repository.shaOf(ref, path);
    const bytes = sha === undefined ? undefined : this.repository.blob(sha);
    if (bytes === undefined) return this.#notFound();
    return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: bytes };
  }

  #changeFiles({ branch, files, message }: Readonly<Record<string, unknown>>, { account }: Token): Answer {
    const name = typeof branch === 'string' && branch !== '' ? branch : 'main';
    if (this.repository.commitOf(`refs/heads/${name}`) === undefined)
      return this.#fault(404, `branch does not exist [repo_id: 1 name: ${name}]`);
    const toWrite: FileToWrite[] = [];
    for (const { operation, path, content, sha } of files as readonly Record<string, string | undefined>[]) {
      const kept = this.repository.shaOf(name, path!);
      if (operation === 'create') {
        if (kept !== undefined) return this.#fault(422, `repository file already exists [path: ${path}]`);
      } else if (operation === 'update' || operation === 'delete') {
        if (kept === undefined) return this.#fault(404, `object does not exist [id: , rel_path: ${path}]`);
        if (sha === undefined || sha === '')
          return this.#fault(422, 'a SHA or commit ID must be proved when updating a file');
        if (sha !== kept) return this.#fault(422, `sha does not match [given: ${sha}, expected: ${kept}]`);
      } else return this.#fault(500, `invalid file operation: ${operation} ${path}`);
      toWrite.push({
        path: path!,
        bytes: operation === 'delete' ? undefined : Buffer.from(content ?? '', 'base64'),
      });
    }
    const commit = this.repository.commitFiles(name, toWrite, account, String(message));
    const written = toWrite.map(({ path, bytes }) =>
      bytes === undefined ? null : this.#file(path, this.repository.shaOf(name, path)!, bytes),
    );
    return { status: 201, body: { files: written, commit: this.#payloadCommit(commit), verification: null } };
  }

  #commits(query: URLSearchParams): Answer {
    const limit = Math.min(Number(query.get('limit') ?? 30), itemsAtOnce);
    const ref = query.get('sha') ?? 'main';
    if (this.repository.commitOf(ref) === undefined) return this.#notFound();
    const found = this.repository.log(ref, limit, query.get('path') ?? undefined);
    const body = found.map(({ sha, author, message, parents }) => ({
      sha,
      commit: { author, committer: author, message },
      parents: parents.map((parent) => ({ sha: parent })),
    }));
    return { status: 200, body };
  }

  /** Forgejo tells in `files` the name and the kind of change, without the name of a blob. */
  #compare(asked: string): Answer {
    const [base = '', head = ''] = asked.split('...').map((side) => side.replace(/^[^:]*:/, ''));
    if ([base, head].some((side) => this.repository.commitOf(side) === undefined)) return this.#notFound();
    const files = this.repository.changedSince(base, head);
    const commits = this.repository.log(`${base}..${head}`, itemsAtOnce);
    return {
      status: 200,
      body: {
        total_commits: commits.length,
        commits: commits.map(({ sha, author, message }) => ({ sha, commit: { author, message } })),
        files: files.map(({ path, status }) => ({ filename: path, status })),
      },
    };
  }

  #createLabel({ name, color }: Readonly<Record<string, unknown>>): Answer {
    if (typeof name !== 'string' || !/^#?[0-9a-f]{6}$/i.test(String(color)))
      return this.#fault(422, '[Color]: Required');
    const label = { id: this.#labels.length + 1, name, color: String(color).replace('#', '') };
    this.#labels.push(label);
    return { status: 201, body: label };
  }

  #setLabels(number: string, { labels }: Readonly<Record<string, unknown>>): Answer {
    const pull = this.#pullOf(number);
    if (pull === undefined) return this.#notFound();
    pull.labels = this.#labels.filter(({ id }) => (labels as readonly number[]).includes(id));
    return { status: 200, body: pull.labels };
  }

  #getPulls(request: ApiRequest, [number, what]: readonly string[]): Answer | undefined {
    if (number === undefined) {
      const state = request.query.get('state') ?? 'open';
      const found = this.#pulls.filter((pull) => state === 'all' || pull.state === state).reverse();
      return this.#list(
        found.map((pull) => this.#pullBody(pull)),
        request,
      );
    }
    const pull = this.#pullOf(number);
    if (pull === undefined) return undefined;
    if (what === undefined) return { status: 200, body: this.#pullBody(pull) };
    if (what !== 'files') return undefined;
    const files = this.repository.changedSince(pull.base, pull.head);
    const body = files.map(({ path, status }) => ({
      filename: path,
      status: status === 'modified' ? 'changed' : status,
    }));
    return { status: 200, body };
  }

  #postPulls(
    body: Readonly<Record<string, unknown>>,
    [number, what]: readonly string[],
    token: Token,
  ): Answer | undefined {
    if (number === undefined) return this.#createPull(body, token);
    const pull = this.#pullOf(number);
    return what === 'merge' && pull !== undefined ? this.#merge(pull, body, token) : undefined;
  }

  #createPull(body: Readonly<Record<string, unknown>>, by: Token): Answer {
    const head = String(body['head']).replace(/^[^:]*:/, '');
    const base = String(body['base']);
    if ([base, head].some((side) => this.repository.commitOf(`refs/heads/${side}`) === undefined))
      return this.#notFound();
    if (this.#pulls.some((pull) => pull.state === 'open' && pull.head === head))
      return this.#fault(409, 'pull request already exists for these targets');
    const pull: Pull = {
      number: this.#pulls.length + 1,
      title: String(body['title']),
      body: typeof body['body'] === 'string' ? body['body'] : '',
      head,
      base,
      by,
      state: 'open',
      isMerged: false,
      labels: [],
    };
    this.#pulls.push(pull);
    return { status: 201, body: this.#pullBody(pull) };
  }

  #merge(pull: Pull, body: Readonly<Record<string, unknown>>, { account }: Token): Answer {
    if (pull.isMerged) return this.#fault(405, 'PR already merged');
    if (pull.state === 'closed') return this.#notFound();
    if (body['Do'] !== 'merge') return this.#fault(422, '[Do]: Required');
    if (this.mergesPutOff > 0) {
      this.mergesPutOff -= 1;
      return this.#fault(405, 'Please try again later');
    }
    const title = `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.head} into ${pull.base}`;
    const message = [title, body['MergeMessageField']].filter(Boolean).join('\n\n');
    if (this.repository.merge(pull.base, pull.head, account, message) === undefined)
      return this.#fault(409, 'merge conflict');
    pull.isMerged = true;
    pull.state = 'closed';
    return { status: 200 };
  }

  #editPull(number: string, { state }: Readonly<Record<string, unknown>>): Answer | undefined {
    const pull = this.#pullOf(number);
    if (pull === undefined) return undefined;
    if (state === 'open' || state === 'closed') pull.state = state;
    return { status: 201, body: this.#pullBody(pull) };
  }

  #pullOf(number: string): Pull | undefined {
    return this.#pulls.find((pull) => pull.number === Number(number));
  }

  #pullBody(pull: Pull) {
    const { number, title, body, state, isMerged, labels, by } = pull;
    const sideOf = (branch: string) => ({
      label: branch,
      ref: branch,
      sha: this.repository.commitOf(`refs/heads/${branch}`) ?? '',
      repo: this.#repositoryFor(by),
    });
    const user = this.#user(by);
    const sides = { head: sideOf(pull.head), base: sideOf(pull.base) };
    return { id: number, number, title, body, state, merged: isMerged, labels, user, ...sides };
  }

  #list(items: readonly unknown[], { query, parts }: ApiRequest): Answer {
    const limit = Math.min(Number(query.get('limit') ?? 30), itemsAtOnce);
    const page = Math.max(1, Number(query.get('page') ?? 1));
    const headers: Record<string, string> = { 'X-Total-Count': String(items.length) };
    const exposed = ['X-Total-Count'];
    if (page * limit < items.length) {
      const next = new URLSearchParams(query);
      next.set('page', String(page + 1));
      headers['Link'] = `<${this.#home}/api/v1/${parts.join('/')}?${next}>; rel="next"`;
      exposed.push('Link');
    }
    headers['Access-Control-Expose-Headers'] = exposed.join(', ');
    return { status: 200, headers, body: items.slice((page - 1) * limit, page * limit) };
  }

  #payloadCommit(sha: string) {
    const [commit] = this.repository.log(sha, 1);
    const { author, message } = commit!;
    return { id: sha, sha, message, author, committer: author, url: this.#address(`git/commits/${sha}`) };
  }

  #address(path: string): string {
    return `${this.#home}/api/v1/repos/${this.#name}/${path}`;
  }

  #notFound(): Answer {
    return this.#fault(404, "The target couldn't be found.");
  }

  #fault(status: number, message: string): Answer {
    return { status, body: { message, url: `${this.#home}/api/swagger` } };
  }
}

function hasScope({ scopes }: Token, part: string, level: 'read' | 'write'): boolean {
  return ['all', `write:${part}`, ...(level === 'read' ? [`read:${part}`] : [])].some((scope) =>
    scopes.includes(scope),
  );
}
