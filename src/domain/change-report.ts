import { z } from 'zod';

/*
 * What a review of a proposed change found. It is written where the change is built, which may be by a program that
 * the change itself brought, and read where it is published, which believes nothing but its shape: every text has an
 * end, every list too, and nothing else is in it.
 */

const line = (most: number) => z.string().max(most);
const count = z.int().min(0).max(100_000);

/** Names of pictures: no folders, no hidden files, one kind. */
export const pictureNameSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.png$/)
  .max(100);

const problemSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  rule: z.string().regex(/^[a-z0-9-]{1,60}$/),
  line: z.int().min(1).max(1_000_000).optional(),
  field: line(120).optional(),
  found: line(1200),
  fix: line(1200),
});

/** Problems of one file, and in words what it is to a reader. */
const fileSchema = z.strictObject({
  /** From the top of the repository. */
  file: line(300),
  /** "Slow Miles", or the name of the file where it cannot be read. */
  title: line(160),
  /** "entry", "venue", "photo". */
  kind: line(40),
  how: z.enum(['added', 'changed', 'moved', 'deleted', 'untouched']),
  differences: z
    .array(z.strictObject({ field: line(80), before: line(400).optional(), after: line(400).optional() }))
    .max(40),
  problems: z.array(problemSchema).max(60),
});

const pageSchema = z.strictObject({
  /** From the home page: "assets/slow-miles/". */
  path: line(200),
  title: line(200),
  how: z.enum(['added', 'changed', 'deleted']),
  before: pictureNameSchema.optional(),
  after: pictureNameSchema.optional(),
});

const screenSchema = z.strictObject({
  title: line(160),
  /** What is different on it, a sentence each. */
  says: z.array(line(400)).max(12),
  picture: pictureNameSchema.optional(),
});

/** The whole report. */
export const changeReportSchema = z.strictObject({
  version: z.literal(1),
  /** `refused`: something in it may not come in. `errors`: something in the content has to be put right first. */
  verdict: z.enum(['refused', 'errors', 'good']),
  /** How many files of the content it touches. */
  files: count,
  /** Files outside the content, and pages of words, which can hold code. */
  program: z.array(line(300)).max(50),
  /** Whether the program of the change made what is shown, and not the one it is proposed to. */
  ranItsProgram: z.boolean(),
  /** Whether the site can be built and verified with it; absent where it was not tried. */
  built: z.boolean().optional(),
  /** The site could not be built before either: the change is not to blame. */
  brokenBefore: z.boolean(),
  /** What is wrong with the finished site, where the content alone does not say. */
  siteProblems: z.array(line(600)).max(20),
  entries: z.array(fileSchema).max(60),
  /** How many more files there are than `entries` tells of. */
  moreEntries: count,
  pages: z.array(pageSchema).max(12),
  /** Titles of other pages that change, each once, the nearest first. */
  otherPages: z.array(line(200)).max(12),
  moreOtherPages: count,
  screens: z.array(screenSchema).max(20),
});

/** What a review of a proposed change found. */
export type ChangeReport = z.infer<typeof changeReportSchema>;

/** One file of a report. */
export type ReportedFile = ChangeReport['entries'][number];

/** Names of the pictures that a report shows, each once. */
export function picturesOf({ pages, screens }: Pick<ChangeReport, 'pages' | 'screens'>): string[] {
  const names = [
    ...pages.flatMap(({ before, after }) => [before, after]),
    ...screens.map(({ picture }) => picture),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}
