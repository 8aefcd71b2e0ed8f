import { assetSchema } from '../../src/domain/asset.ts';
import { calendarSchema } from '../../src/domain/calendar.ts';
import type { ChangeReport, ReportedFile } from '../../src/domain/change-report.ts';
import { insideContent, namedFromContent, partOf, type ChangedFile } from '../../src/domain/changed-file.ts';
import type { Content } from '../../src/domain/directory.ts';
import { gapSchema } from '../../src/domain/gap.ts';
import { panelMemberSchema } from '../../src/domain/panel.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { roundSchema } from '../../src/domain/round.ts';
import { screenSchema } from '../../src/domain/screen.ts';
import { siteSchema } from '../../src/domain/site.ts';
import { venueSchema } from '../../src/domain/venue.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { recordChanges, textChanges, type RecordDifference } from '../../src/views/record-changes.ts';
import type { ComparedChange } from '../check/changed-files.ts';

/** The most files that a report tells of one by one; those with something wrong come first. */
const mostFiles = 60;
const mostProblems = 60;

/** What one file of the content says. */
interface ReadRecord {
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text?: string;
}

/** A schema, as far as it names its fields. */
interface NamedFields {
  readonly shape: Readonly<Record<string, { meta: () => { title?: string | undefined } | undefined }>>;
}

/** What files of a folder are called, and where the names of their fields stand. */
const kinds: readonly { readonly starts: string; readonly kind: string; readonly schema?: NamedFields }[] = [
  { starts: 'assets/', kind: 'entry', schema: assetSchema },
  { starts: 'venues/', kind: 'venue', schema: venueSchema },
  { starts: 'panel/', kind: 'panel member', schema: panelMemberSchema },
  { starts: 'screens/', kind: 'screen', schema: screenSchema },
  { starts: 'gaps/', kind: 'gap', schema: gapSchema },
  { starts: 'suggestions/', kind: 'suggestion' },
  { starts: 'rounds/', kind: 'review round', schema: roundSchema },
  { starts: 'pages/', kind: 'page of words' },
  { starts: 'photos/', kind: 'photo' },
  { starts: 'taxonomy/', kind: 'list of words' },
  { starts: 'map/', kind: 'part of the map' },
  { starts: 'site.json', kind: 'settings of the site', schema: siteSchema },
  { starts: 'calendar.json', kind: 'school terms and bank holidays', schema: calendarSchema },
];

/**
 * The files of a change as a report tells of them: what each is to a reader, what it says now and did not before, and
 * what is wrong with it. Files that the change does not touch are there where it causes a problem in them.
 *
 * @param contents full paths of the content folder before and after
 */
export function reportedFiles(
  change: ComparedChange,
  problems: readonly Problem[],
  contents: { readonly before: string; readonly after: string },
): Pick<ChangeReport, 'entries' | 'moreEntries'> {
  const [before, after] = [recordsOf(contents.before), recordsOf(contents.after)];
  const { contentFolder } = change;
  const ofChange = change.files
    .filter(({ path }) => insideContent(path, contentFolder) !== undefined)
    .map((file) => reportedFile(file, contentFolder, problems, before, after));
  const named = new Set(ofChange.map(({ file }) => file));
  const others = [...Map.groupBy(problems, ({ file }) => file).keys()]
    .filter((file) => !named.has(inRepository(file, contentFolder)))
    .map((file) => untouchedFile(file, contentFolder, problems, after));
  const all = [...ofChange, ...others].sort((a, b) => weightOf(b) - weightOf(a));
  const entries = all
    .slice(0, mostFiles)
    .map((entry) => ({ ...entry, problems: entry.problems.slice(0, mostProblems) }));
  return { entries, moreEntries: all.length - entries.length };
}

/** Files of a change that a maintainer looks at: the program, and pages of words, which can hold code. */
export function programFilesOf({ files, contentFolder }: ComparedChange): string[] {
  const paths = files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  return paths.filter((path) => partOf(path, contentFolder) !== 'content');
}

function weightOf({ problems }: ReportedFile): number {
  if (problems.some(({ severity }) => severity === 'error')) return 2;
  return problems.length > 0 ? 1 : 0;
}

function reportedFile(
  { path, from, how }: ChangedFile,
  contentFolder: string,
  problems: readonly Problem[],
  before: ReadonlyMap<string, ReadRecord>,
  after: ReadonlyMap<string, ReadRecord>,
): ReportedFile {
  const inContent = insideContent(path, contentFolder) ?? path;
  const now = after.get(inContent);
  const old = before.get(insideContent(from ?? path, contentFolder) ?? '');
  return {
    file: clipped(path, 300),
    title: clipped(now?.title ?? old?.title ?? path.slice(path.lastIndexOf('/') + 1), 160),
    kind: kindOf(inContent)?.kind ?? 'file',
    how,
    differences:
      old === undefined || now === undefined || how === 'deleted' ? [] : differencesOf(inContent, old, now),
    // New entries get their number once they are in.
    problems: problemsOf(namedFromContent(path, contentFolder), problems).filter(
      ({ rule }) => how !== 'added' || rule !== 'number-missing',
    ),
  };
}

function untouchedFile(
  file: string,
  contentFolder: string,
  problems: readonly Problem[],
  after: ReadonlyMap<string, ReadRecord>,
): ReportedFile {
  const path = inRepository(file, contentFolder);
  return {
    file: clipped(path, 300),
    title: clipped(
      after.get(file)?.title ?? (file === '' ? 'The whole change' : path.slice(path.lastIndexOf('/') + 1)),
      160,
    ),
    kind: file === '' ? 'all files together' : (kindOf(file)?.kind ?? 'file of the project'),
    how: file.startsWith('../') || file === '' ? 'changed' : 'untouched',
    differences: [],
    problems: problemsOf(file, problems),
  };
}

function inRepository(file: string, contentFolder: string): string {
  if (file.startsWith('../')) return file.replace(/^(?:\.\.\/)+/, '');
  return contentFolder === '' || file === '' ? file : `${contentFolder}/${file}`;
}

function problemsOf(file: string, problems: readonly Problem[]): ReportedFile['problems'] {
  return problems
    .filter((problem) => problem.file === file)
    .map(({ severity, rule, line, field, found, fix }) => ({
      severity,
      rule,
      ...(line === undefined ? {} : { line }),
      ...(field === undefined ? {} : { field: clipped(field, 120) }),
      found: clipped(found, 1200),
      fix: clipped(fix, 1200),
    }));
}

function differencesOf(file: string, old: ReadRecord, now: ReadRecord): RecordDifference[] {
  const shape = kindOf(file)?.schema?.shape ?? {};
  const nameOf = (field: string) => clipped(shape[field]?.meta()?.title ?? field, 80);
  return [...recordChanges(old.data, now.data, nameOf), ...textChanges(old.text ?? '', now.text ?? '')].slice(
    0,
    40,
  );
}

function kindOf(file: string): (typeof kinds)[number] | undefined {
  return kinds.find(({ starts }) => file.startsWith(starts));
}

/** What each file of a content folder says, as far as it can be read. */
function recordsOf(folder: string): ReadonlyMap<string, ReadRecord> {
  const { content } = readContent(folder);
  return new Map([
    ...content.assets.map(
      ({ source, data, body }) => [source.file, { title: data.title, data, text: body.markdown }] as const,
    ),
    ...titled(content.venues),
    ...titled(content.screens),
    ...titled(content.gaps),
    ...titled(content.rounds),
    ...content.members.map(({ slug, source, data }) => [source.file, { title: slug, data }] as const),
    ...[content.site, content.calendar].map(
      ({ source, data }) => [source.file, { title: source.file, data }] as const,
    ),
  ]);
}

function titled(
  entries: Content['venues'] | Content['screens'] | Content['gaps'] | Content['rounds'],
): (readonly [string, ReadRecord])[] {
  return entries.map(({ source, data }) => [source.file, { title: data.title, data }] as const);
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
