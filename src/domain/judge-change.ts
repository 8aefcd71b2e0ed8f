import type { Problem } from './problem.ts';
import { insideContent, namedFromContent, partOf, type ChangedFile } from './changed-file.ts';

/** What is known of a proposed change before any of its files is opened by the program. */
export interface ProposedChange {
  readonly files: readonly ChangedFile[];
  /** Every path of the repository after the change. */
  readonly paths: readonly string[];
  /** Where the content lies in the repository, without slashes at its ends; empty for the top. */
  readonly contentFolder: string;
  /** Whether a maintainer proposes it: they may change what runs by itself. */
  readonly isByMaintainer: boolean;
}

/** The most that one change may bring, so that a person can still look it through. */
export const limits = {
  /** Files of the content. An import of a whole list is a maintainer's work. */
  files: 300,
  /** Bytes of one file. */
  file: 5 * 1024 * 1024,
  /** Bytes of all files together. */
  together: 40 * 1024 * 1024,
} as const;

type Found = Pick<Problem, 'rule' | 'found' | 'fix'>;
type Rule = (file: ChangedFile, inContent: string) => Found | undefined;

/** Endings of files that hold words and data; everything else of the content is a photo or the map. */
const textEnding = /\.(?:md|mdx|json|geojson)$/i;

/** Endings that run as a program, or may carry one: the same that the reader refuses. */
const codeEnding =
  /\.(?:mdx|[cm]?[jt]sx?|astro|vue|svelte|html?|xhtml|xml|svgz?|php|py|rb|pl|sh|bash|bat|cmd|ps1|exe|dll|com|jar|css|wasm)$/i;

/**
 * What starts a file that is no text. Pictures, archives and programs are the ones people meet.
 * https://en.wikipedia.org/wiki/List_of_file_signatures
 */
const starts: readonly { readonly bytes: readonly number[]; readonly is: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], is: 'a JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: 'a GIF picture' },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'a PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: 'a Word or ZIP file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old Word file' },
  { bytes: [0x4d, 0x5a], is: 'a Windows program' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], is: 'a Linux program' },
];

/** Words that are addressed to programs and their keys. No entry needs them, and some program might obey. */
const wordsForPrograms =
  /\$\{\{|\{\{\s*secrets|process\.env|import\.meta\.env|!!(?:js|python|ruby)\/|<%|<\?php/i;

const judgements: readonly Rule[] = [
  (file) =>
    file.is === 'link'
      ? {
          rule: 'symlink',
          found: 'This is a link to another place, not a file.',
          fix: 'Take the link out and put the file itself here. A link could publish something private.',
        }
      : undefined,
  (file) =>
    file.is === 'repository'
      ? {
          rule: 'repository-inside',
          found: 'This is a whole repository put inside this one (a submodule).',
          fix: 'Take it out. If you want to bring in another list, tell the panel where it is.',
        }
      : undefined,
  ({ path }) => {
    const odd = oddName(path);
    return odd === undefined
      ? undefined
      : {
          rule: 'file-name',
          found: `The name of this file ${odd}.`,
          fix: 'Rename it: small letters, digits and single hyphens, like slow-miles.md.',
        };
  },
  (_, inContent) => {
    if (!codeEnding.test(inContent) || /^pages\/[^/]+\.mdx$/.test(inContent)) return undefined;
    return {
      rule: 'code-in-content',
      found: 'This kind of file can run as code.',
      fix: inContent.startsWith('assets/')
        ? 'Save the entry with the ending .md, with words alone in it.'
        : /\.svgz?$/i.test(inContent)
          ? 'Take it out. Photos are JPEG, PNG or WebP files in content/photos.'
          : 'Take it out. Entries hold words and dates, no code. Changes to the program go in a change of their own.',
    };
  },
  (_, inContent) =>
    /(?:^|\/)\.(?!gitkeep$)/.test(inContent)
      ? {
          rule: 'hidden-file',
          found: 'The name of this file starts with a dot, so nobody would see it on a list.',
          fix: 'Take it out. The content needs no hidden files.',
        }
      : undefined,
  ({ bytes }, inContent) =>
    bytes > limits.file && inContent !== 'map/basemap.pmtiles'
      ? {
          rule: 'file-too-large',
          found: `The file has ${megabytes(bytes)}; the most that one file may have is ${megabytes(limits.file)}.`,
          fix: inContent.startsWith('photos/')
            ? 'Save a smaller copy, about 1,600 pixels wide.'
            : 'Take it out. An entry is a page of words at most.',
        }
      : undefined,
  ({ start }, inContent) => {
    if (!textEnding.test(inContent)) return undefined;
    const is = notTextBecause(start);
    return is === undefined
      ? undefined
      : {
          rule: 'not-text',
          found: `The name says that this is text, but it is ${is}.`,
          fix: 'Write the words into a plain text file with this name. In Word: copy them, and paste them into the editing page.',
        };
  },
  ({ start }, inContent) => {
    if (!textEnding.test(inContent) || inContent.startsWith('pages/')) return undefined;
    const [words] = wordsForPrograms.exec(new TextDecoder().decode(start)) ?? [];
    return words === undefined
      ? undefined
      : {
          rule: 'words-for-programs',
          found: `The text holds "${words}", which speaks to a program and not to people.`,
          fix: 'Take it out, or say the same in plain words.',
        };
  },
];

/**
 * Everything about a proposed change that is refused before its files are opened: code, links and settings where
 * words should be. Nothing here can be caused by an honest mistake in an entry; those the reader tells of. What lies
 * outside the content is not refused, a maintainer looks at it; only settings that decide what runs with which keys
 * are.
 *
 * @returns errors, with files named from the content folder
 */
export function judgeChange(change: ProposedChange): Problem[] {
  const { contentFolder } = change;
  const refuse = (path: string, found: Found): Problem => ({
    severity: 'error',
    file: namedFromContent(path, contentFolder),
    ...found,
  });
  const there = change.files.filter(({ is }) => is !== 'nothing');
  const ofFiles = there.flatMap((file) => {
    const found = judgeFile(file, change);
    return found === undefined ? [] : [refuse(file.path, found)];
  });
  const guarded = change.isByMaintainer
    ? []
    : change.files
        .flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))
        .filter((path) => partOf(path, contentFolder) === 'guard')
        .map((path) => refuse(path, guardChanged));
  return [
    ...ofFiles,
    ...guarded,
    ...caseTwins(change).map((path) => refuse(path, twin(path, change))),
    ...tooMuch(there, change),
  ];
}

const guardChanged: Found = {
  rule: 'guard-changed',
  found: 'This file decides what runs by itself and who is asked.',
  fix: 'Leave it as it is. If it should be different, open an issue and a maintainer does it.',
};

/** The first thing that is wrong with one file: more would only repeat it. */
function judgeFile(file: ChangedFile, { contentFolder }: ProposedChange): Found | undefined {
  const inContent = insideContent(file.path, contentFolder);
  const rules = inContent === undefined ? judgements.slice(0, 3) : judgements;
  for (const rule of rules) {
    const found = rule(file, inContent ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Files of the change that differ from another of the repository by capitals alone, or by how a letter is stored. */
function caseTwins({ files, paths }: ProposedChange): string[] {
  const byFold = Map.groupBy(paths, foldName);
  return files
    .filter(({ path, is }) => is !== 'nothing' && (byFold.get(foldName(path))?.length ?? 0) > 1)
    .map(({ path }) => path);
}

function twin(path: string, { paths }: ProposedChange): Found {
  const other = paths.find((each) => each !== path && foldName(each) === foldName(path)) ?? '';
  return {
    rule: 'file-name-twin',
    found: `There is "${other.slice(other.lastIndexOf('/') + 1)}" already, and many computers cannot tell the two names apart.`,
    fix: 'Give this one another name. Such a computer keeps only one of the two.',
  };
}

function foldName(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}

function tooMuch(
  there: readonly ChangedFile[],
  { files, contentFolder, isByMaintainer }: ProposedChange,
): Problem[] {
  const inContent = files.filter(({ path }) => insideContent(path, contentFolder) !== undefined);
  const together = there.reduce((sum, { bytes }) => sum + bytes, 0);
  const problem = (found: string): Problem => ({
    severity: 'error',
    rule: 'change-too-large',
    file: '',
    found,
    fix: 'Send it in parts, so that somebody can look each of them through.',
  });
  return [
    ...(!isByMaintainer && inContent.length > limits.files
      ? [problem(`The change touches ${inContent.length} files of the content; the most is ${limits.files}.`)]
      : []),
    ...(together > limits.together
      ? [problem(`The change brings ${megabytes(together)}; the most is ${megabytes(limits.together)}.`)]
      : []),
  ];
}

/** What is odd about the name of a file for one computer or another; undefined for a name that all can keep. */
function oddName(path: string): string | undefined {
  const steps = path.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..')) return 'leads out of its folder';
  if (steps.some((step) => /^\.git$|^git~\d+$/i.test(step.normalize('NFKC')))) return 'belongs to git itself';
  if (/[\\:*?"<>|\u0000-\u001f\u007f-\u009f]/.test(path))
    return 'holds a sign that not every computer can keep';
  if (/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/.test(path)) return 'holds hidden signs';
  if (steps.some((step) => /[ .]$/.test(step))) return 'ends with a blank or a dot';
  if (steps.some((step) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(step)))
    return 'means something else on Windows';
  return path.length > 200 ? 'is longer than 200 letters' : undefined;
}

/** What a file is that should be text; undefined when it is text. */
function notTextBecause(start: Uint8Array): string | undefined {
  const known = starts.find(({ bytes }) => bytes.every((byte, place) => start[place] === byte));
  if (known !== undefined) return known.is;
  return start.includes(0) ? 'not text at all' : undefined;
}

/** Rounded up, so that what is too large by little is never said to be as large as it may be. */
function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`;
}
