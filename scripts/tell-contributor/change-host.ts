/** A proposed change as its host keeps it: a pull request or a merge request. */
export interface HostChange {
  readonly number: number;
  /** The whole name of its newest commit. */
  readonly head: string;
  /** Whether its author may change the project without asking. */
  readonly isByMaintainer: boolean;
}

/** A comment under a change. */
export interface HostComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** What the check of a change left behind. Whoever proposed the change may have written all of it. */
export interface Parcel {
  /** A file of it; undefined where there is none, or it is larger than that many bytes. */
  readonly file: (name: string, mostBytes: number) => Promise<Uint8Array | undefined>;
  /** Where the finished site can be fetched. */
  readonly preview?: string | undefined;
  /** How the tests ended; absent where none were run. */
  readonly tests?: 'passed' | 'failed' | undefined;
}

/** What is asked of a host about proposed changes. */
export interface ChangeHost {
  /** Changes that are open. */
  readonly openChanges: () => Promise<readonly HostChange[]>;
  /** Paths that a change touches, old names included; undefined where the host does not tell of all. */
  readonly pathsOf: (change: HostChange) => Promise<readonly string[] | undefined>;
  /** What the finished check of the newest commit left; `running` while it has not ended. */
  readonly parcelOf: (change: HostChange) => Promise<Parcel | 'running' | undefined>;
  readonly commentsOf: (change: HostChange) => Promise<readonly HostComment[]>;
  readonly addComment: (change: HostChange, body: string) => Promise<void>;
  readonly updateComment: (change: HostChange, id: number, body: string) => Promise<void>;
  /** Keeps pictures where comments can show them, and gives their addresses by name. */
  readonly keepPictures: (
    change: HostChange,
    pictures: ReadonlyMap<string, Uint8Array>,
  ) => Promise<ReadonlyMap<string, string>>;
}

/** Asks a host, a JSON answer expected. */
export type Ask = <Answer>(method: string, path: string, data?: unknown) => Promise<Answer>;

const pageSize = 100;

/**
 * Every item of a list that a host gives page by page.
 *
 * @param mostPages undefined is returned where there are more
 */
export async function everyPage<Item>(
  ask: Ask,
  path: string,
  mostPages: number,
): Promise<readonly Item[] | undefined> {
  const items: Item[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const joint = path.includes('?') ? '&' : '?';
    const found = await ask<Item[]>('GET', `${path}${joint}per_page=${pageSize}&page=${page}`);
    items.push(...found);
    if (found.length < pageSize) return items;
  }
  return undefined;
}

/** The body of an answer; undefined when it is larger than that many bytes, of which no more is read. */
export async function bodyUpTo(response: Response, mostBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return new Uint8Array();
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    // Leaving the loop ends the answer.
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
