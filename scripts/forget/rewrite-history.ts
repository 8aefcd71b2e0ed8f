import { stead } from './words.ts';

/** What is to be taken out of a history. */
export interface ToForget {
  readonly words: readonly RegExp[];
  /** Paths of files that are to go from every version. */
  readonly files: ReadonlySet<string>;
}

/** How often something was found in a history. */
export interface Found {
  readonly stream: Buffer;
  readonly hits: number;
}

/**
 * Takes words and files out of a whole history, as `git fast-export` writes it: out of texts, messages, names of
 * people and names of files. Pictures and other files that are no text keep their bytes, since a change would break
 * them; they are taken out by their path.
 */
export function rewriteHistory(stream: Buffer, { words, files }: ToForget): Found {
  const parts: Buffer[] = [];
  let hits = 0;
  const forget = (bytes: Buffer): Buffer => {
    let text = bytes.toString('latin1');
    for (const word of words) {
      text = text.replaceAll(word, () => {
        hits += 1;
        return stead;
      });
    }
    return Buffer.from(text, 'latin1');
  };
  for (let at = 0; at < stream.length;) {
    const end = endOfLine(stream, at);
    const line = stream.toString('latin1', at, end);
    const length = /^data (\d+)$/.exec(line)?.[1];
    at = end + 1;
    if (length !== undefined) {
      const data = stream.subarray(at, at + Number(length));
      const kept = data.includes(0) ? data : forget(data);
      parts.push(Buffer.from(`data ${kept.length}\n`), kept, Buffer.from('\n'));
      at += Number(length);
      // A line's end after the data is there or not; fast-import takes both.
      if (stream[at] === 0x0a) at += 1;
    } else if (isOfFile(line, files)) hits += 1;
    else
      parts.push(
        holdsNames.test(line) ? forget(Buffer.from(line, 'latin1')) : Buffer.from(line, 'latin1'),
        newline,
      );
  }
  return { stream: Buffer.concat(parts), hits };
}

const newline = Buffer.from('\n');

/** Lines that name people, files, or branches and tags. */
const holdsNames = /^(?:author|committer|tagger|M|D|R|C|tag|reset|commit) /;

function endOfLine(stream: Buffer, from: number): number {
  const end = stream.indexOf(0x0a, from);
  return end === -1 ? stream.length : end;
}

/** `M 100644 :12 content/photos/ann.jpg`, or with the path in quotes where it holds odd letters. */
function isOfFile(line: string, files: ReadonlySet<string>): boolean {
  const path = /^(?:M \d+ \S+|D) (.*)$/.exec(line)?.[1];
  if (path === undefined) return false;
  return files.has(path.startsWith('"') ? unquoted(path) : path);
}

function unquoted(path: string): string {
  const bytes = path
    .slice(1, -1)
    .replaceAll(/\\(\d{3}|.)/g, (_, code: string) =>
      /^\d{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : code,
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
