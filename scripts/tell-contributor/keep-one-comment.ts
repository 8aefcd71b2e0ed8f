import { createHash } from 'node:crypto';
import type { ChangeReport } from '../../src/domain/change-report.ts';
import { partOf } from '../../src/domain/changed-file.ts';
import { changeComment, commentWithoutReport } from '../../src/formats/change-comment.ts';
import type { ChangeHost, HostChange, Parcel } from './change-host.ts';
import { readParcel } from './read-parcel.ts';

/** Who comments, and where the content lies. */
export interface TellingSettings {
  /** The name under which this program comments. */
  readonly author: string;
  /** Where the content lies in the repository, without slashes at its ends. */
  readonly contentFolder: string;
  /** Addresses of pictures that are kept already; left out, they are kept now. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
}

/** What was done about a change. */
export type Told = 'added' | 'updated' | 'nothing' | 'running';

/** What stands for the whole of a change that touches more files than its host lists. */
const tooManyToList = '(more files than can be listed)';

/** A change with what its check left, as far as it may be believed. */
export interface LookedInto {
  readonly report?: ChangeReport | undefined;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Files outside the content, by the word of the host. */
  readonly program: readonly string[];
  /** Whether the check was made by our own program, so that it can be taken at its word. */
  readonly isTrusted: boolean;
  readonly parcel: Parcel | undefined;
}

/**
 * Looks into what the check of a change left. Whoever changes the program may have changed the check too, so that its
 * words and pictures count only where the host says that the change is of entries alone, or its author looks after
 * the project.
 */
export async function lookInto(
  host: ChangeHost,
  change: HostChange,
  contentFolder: string,
): Promise<LookedInto | 'running'> {
  const parcel = await host.parcelOf(change);
  if (parcel === 'running') return 'running';
  const paths = await host.pathsOf(change);
  const program = paths?.filter((path) => partOf(path, contentFolder) !== 'content') ?? [tooManyToList];
  const isTrusted = change.isByMaintainer || program.length === 0;
  const read = parcel === undefined ? { pictures: new Map<string, Uint8Array>() } : await readParcel(parcel);
  return { ...read, pictures: isTrusted ? read.pictures : new Map(), program, isTrusted, parcel };
}

/** Keeps the one comment under a change: adds it, or writes it anew where it has more to say. */
export async function tellContributor(
  host: ChangeHost,
  change: HostChange,
  { author, contentFolder, pictures }: TellingSettings,
): Promise<Told> {
  const comments = await host.commentsOf(change);
  const ours = comments.find(
    (each) => each.author === author && /<!-- hereabouts: change [0-9a-f ]+ -->/.test(each.body),
  );
  const found = await lookInto(host, change, contentFolder);
  if (found === 'running') return 'running';
  const { report, program, isTrusted, parcel } = found;
  const line = `<!-- hereabouts: change ${change.head} ${fingerprintOf(found)} -->`;
  // Pictures are kept once for each answer.
  if (pictures === undefined && ours?.body.includes(line) === true) return 'nothing';
  const addresses =
    pictures ??
    (found.pictures.size === 0 ? new Map<string, string>() : await host.keepPictures(change, found.pictures));
  const text =
    report === undefined
      ? commentWithoutReport(program)
      : changeComment(report, {
          pictureAt: (name) => (found.pictures.has(name) ? addresses.get(name) : undefined),
          preview: parcel?.preview,
          tests: parcel?.tests,
          programFiles: program,
          isReportTrusted: isTrusted,
        });
  const body = `${text}\n${line}\n`;
  if (ours === undefined) {
    await host.addComment(change, body);
    return 'added';
  }
  if (ours.body.replaceAll('\r\n', '\n').trim() === body.trim()) return 'nothing';
  await host.updateComment(change, ours.id, body);
  return 'updated';
}

/** A fingerprint of all that an answer says. */
function fingerprintOf({ report, program, isTrusted, parcel }: LookedInto): string {
  const said = JSON.stringify([report, program, isTrusted, parcel?.tests, parcel?.preview]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
