import type { Directory, LinkedAsset } from './directory.ts';
import type { FieldPath, Source } from './problem.ts';

/** A text that somebody wrote for readers. */
export interface WrittenText {
  /** The field it stands in; `['body']` is the text below an asset's fields. */
  readonly path: FieldPath;
  readonly text: string;
  /** The line of words of the text, where it is known. */
  lineOf(words: string): number | undefined;
}

/** A record with all its texts. */
export interface WrittenRecord {
  readonly source: Source;
  readonly texts: readonly WrittenText[];
}

/** Fields that hold words for readers. Names are not among them: they belong to those who bear them. */
const fieldsForReaders: ReadonlySet<string> = new Set([
  'alt',
  'amount',
  'ask',
  'extras',
  'firstVisit',
  'give',
  'hook',
  'need',
  'note',
  'outcome',
  'said',
  'staffLine',
  'story',
  'summary',
  'text',
  'transport',
  'whenInWords',
]);

/** Fields that are for the panel alone, with all that is in them. */
const fieldsForPanel: ReadonlySet<string> = new Set(['added', 'external', 'tried']);

/**
 * Every text for readers in assets, venues, gaps, screens and suggestions, record by record. Assets that have closed are left out:
 * nobody needs to polish them.
 */
export function writtenRecords(directory: Directory): WrittenRecord[] {
  const open = directory.assets.filter(({ data }) => data.status?.is !== 'closed');
  return [
    ...open.map((asset) => ({
      source: asset.source,
      texts: [...fieldTexts(asset.data, asset.source), bodyText(asset)],
    })),
    ...directory.gaps.map(({ data, source }) => ({
      source,
      texts: [fieldText(data.title, ['title'], source), ...fieldTexts(data, source)],
    })),
    ...[...directory.venues, ...directory.screens, ...directory.suggestions].map(({ data, source }) => ({
      source,
      texts: fieldTexts(data, source),
    })),
  ];
}

function fieldTexts(value: unknown, source: Source, path: FieldPath = []): WrittenText[] {
  if (typeof value === 'string') {
    const field = path.findLast((step) => typeof step === 'string');
    return field !== undefined && fieldsForReaders.has(field) ? [fieldText(value, path, source)] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value)
    .filter(([key]) => !fieldsForPanel.has(key))
    .flatMap(([key, inside]) => fieldTexts(inside, source, [...path, isList ? Number(key) : key]));
}

function fieldText(text: string, path: FieldPath, source: Source): WrittenText {
  return { path, text, lineOf: () => source.lineOf(path) };
}

function bodyText({ body, source }: LinkedAsset): WrittenText {
  const path = ['body'];
  return {
    path,
    text: body.text,
    lineOf: (words) => {
      const first = source.lineOf(path);
      return first === undefined ? undefined : first + lineInside(body.markdown, words);
    },
  };
}

/**
 * How many lines of a body come before words of its text. Marks such as `**` stand between words of the body only, so
 * where the whole is not found, its first words are looked for.
 */
function lineInside(markdown: string, words: string): number {
  const beginnings = [words, words.split(/\s+/).slice(0, 3).join(' '), words.split(/\s+/, 1)[0] ?? ''];
  const flat = markdown.replace(/\s/g, ' ');
  const start = beginnings.map((beginning) => flat.indexOf(beginning)).find((index) => index >= 0) ?? 0;
  return markdown.slice(0, start).split('\n').length - 1;
}
