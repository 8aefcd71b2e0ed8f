/** A request as Decap hands it over: an immutable map of what `fetch` takes, with the query apart. */
interface DecapRequest {
  toJS(): RequestInit & { readonly url: string; readonly params?: Readonly<Record<string, string>> };
}

/** What Decap's own calls take beside an address. */
interface AskOptions extends RequestInit {
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Decap's own calls to a Forgejo, as far as they are looked after here. */
export interface ForgejoApi {
  token: string;
  readonly branch: string;
  readonly originRepoURL: string;
  requestFunction?: (request: DecapRequest) => Promise<Response>;
  request(path: string, options?: AskOptions, parser?: (response: Response) => unknown): Promise<unknown>;
  requestAllPages(path: string, options?: AskOptions): Promise<unknown[]>;
  getFileSha(path: string, where?: { branch?: string; repoURL?: string }): Promise<string>;
  readFile(path: string, sha: string, where?: { branch?: string; repoURL?: string }): Promise<string>;
  readFileMetadata(path: string, sha: string): Promise<{ author: string; updatedOn: string }>;
  mergePR(pull: unknown): Promise<void>;
  deleteBranch(name: string): Promise<void>;
}

/** Most pages of one list or tree: a host that never ends must not be asked for ever. */
const mostPages = 100;
/** How often a host that does not answer, or is still looking at what was pushed, is asked again. */
const triesOfReaching = 2;
const triesOfMerging = 8;
/** How long to wait before that, and for an answer at the most, in milliseconds. */
const pause = 1_000;
const longestAnswer = 45_000;

/** The number of an answer of the host that Decap has made an error of. */
export function statusOf(error: unknown): number | undefined {
  return (error as { readonly status?: number } | undefined)?.status;
}

/**
 * Looks after Decap's calls to a Forgejo, in place:
 *
 * - a token that is too old is renewed, and the call made again: Forgejo's live an hour (`ACCESS_TOKEN_EXPIRATION_TIME`);
 * - a list and a tree are read to their end: a tree comes a thousand entries at a time (`DEFAULT_GIT_TREES_PER_PAGE`),
 *   and Decap would leave out the rest without a word;
 * - a host that cannot be reached is an error after a second, where Decap would go on silently for nearly a minute;
 * - a draft whose last save the host still looks at is published as soon as it has (405, "Please try again later");
 * - who changed each file last is not asked: the form shows it nowhere, and it is a call for every entry of a list;
 * - a branch that the host has cleared away itself after publishing is no fault.
 *
 * @param renew gives a new token, or undefined when somebody has to sign in again
 */
export function lookAfter(api: ForgejoApi, renew: (old: string) => Promise<string | undefined>): void {
  const ask = api.request.bind(api);
  const merge = api.mergePR.bind(api);
  const deleteBranch = api.deleteBranch.bind(api);

  const askAgain: ForgejoApi['request'] = async (...asked) => {
    const { token } = api;
    try {
      return await ask(...asked);
    } catch (error) {
      const renewed = statusOf(error) === 401 ? await renew(token) : undefined;
      if (renewed === undefined) throw error;
      api.token = renewed;
      return ask(...asked);
    }
  };

  api.requestFunction = reach;
  api.request = async (path, options, parser) => {
    const first = await askAgain(path, options, parser);
    return path.includes('/git/trees/')
      ? wholeTree(first as Tree, (page) => askPage(path, options, page))
      : first;
  };
  api.requestAllPages = async (path, options) => {
    const all: unknown[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const items = (await askPage(path, options, page)) as unknown[];
      if (items.length === 0) break;
      all.push(...items);
    }
    return all;
  };
  api.readFileMetadata = () => Promise.resolve({ author: '', updatedOn: '' });
  api.mergePR = async (pull) => {
    for (let left = triesOfMerging; ; left -= 1) {
      try {
        await merge(pull);
        return;
      } catch (error) {
        const isEarly = statusOf(error) === 405 && /try again/i.test((error as Error).message);
        if (!isEarly || left === 1) throw error;
        await wait(pause);
      }
    }
  };
  api.deleteBranch = async (name) => {
    try {
      await deleteBranch(name);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  };

  function askPage(path: string, options: AskOptions | undefined, page: number): Promise<unknown> {
    return askAgain(path, { ...options, params: { ...options?.params, page } });
  }
}

interface Tree {
  readonly tree: readonly unknown[];
  readonly truncated?: boolean;
}

async function wholeTree(first: Tree, askPage: (page: number) => Promise<unknown>): Promise<Tree> {
  const tree = [...first.tree];
  let { truncated } = first;
  for (let page = 2; truncated === true && page <= mostPages; page += 1) {
    const next = (await askPage(page)) as Tree;
    tree.push(...next.tree);
    truncated = next.truncated;
  }
  return { ...first, tree, truncated: false };
}

/** Asks the host; one that cannot be reached is as one that answers it cannot serve just now. */
async function reach(request: DecapRequest): Promise<Response> {
  const { url, params = {}, ...options } = request.toJS();
  const query = Object.entries(params).map((pair) => pair.map(encodeURIComponent).join('='));
  const address = query.length === 0 ? url : `${url}?${query.join('&')}`;
  for (let left = triesOfReaching; ; left -= 1) {
    try {
      return await fetch(address, { ...options, signal: AbortSignal.timeout(longestAnswer) });
    } catch (error) {
      const isTooSlow = error instanceof DOMException && error.name === 'TimeoutError';
      if (isTooSlow || left === 1)
        return Response.json({ message: 'The host cannot be reached.' }, { status: 503 });
      await wait(pause);
    }
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
