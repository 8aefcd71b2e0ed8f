import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assetSchema, numberOfNoEntry } from '../../domain/asset.ts';
import { panelMemberSchema } from '../../domain/panel.ts';
import { gapSchema } from '../../domain/gap.ts';
import { roundSchema } from '../../domain/round.ts';
import { screenSchema } from '../../domain/screen.ts';
import { siteSchema } from '../../domain/site.ts';
import { venueSchema } from '../../domain/venue.ts';
import { checkRecord } from '../check-record.ts';
import { splitFrontMatter } from '../front-matter.ts';
import { listContent, type ContentFile } from '../list-content.ts';
import type { ContentKind } from '../places.ts';
import { readText } from '../read-file.ts';
import { readJson } from '../read-json.ts';
import { readYaml, type Reading, type TextPlace } from '../read-yaml.ts';
import { mendFrontMatter, type Mended } from './mend-front-matter.ts';
import { mendJson } from './mend-json.ts';

/** Records kept as JSON, and the order of their fields. */
const jsonOrders: Partial<Record<ContentKind, readonly string[]>> = {
  venue: Object.keys(venueSchema.shape),
  member: Object.keys(panelMemberSchema.shape),
  screen: Object.keys(screenSchema.shape),
  gap: Object.keys(gapSchema.shape),
  round: Object.keys(roundSchema.shape),
  site: Object.keys(siteSchema.shape),
};

const assetOrder = Object.keys(assetSchema.shape);

/**
 * Mends in a content folder what needs no judgement, and gives numbers to listed entries that have none: the
 * lowest free ones above every number that is used or retired. Only files that change are written, each in one
 * step; a file that cannot be read at all is left as it is.
 *
 * @returns one line for each file that was changed, saying what was done
 */
export function mendContent(contentDir: string): string[] {
  const { files } = listContent(contentDir);
  const texts = files.filter(isMendable).flatMap((file) => {
    const text = readText(file);
    return typeof text === 'string' ? [{ file, text }] : [];
  });
  const numbers = new FreeNumbers(texts);
  return texts.flatMap(({ file, text }) => {
    const { text: mended, done } = mendFile(file, text, numbers);
    if (done.length === 0) return [];
    replaceFile(file.fullPath, mended);
    return `${file.file}: ${done.join('; ')}.`;
  });
}

/** Gives out numbers that no entry has or had. */
class FreeNumbers {
  #last: number;

  constructor(texts: readonly { file: ContentFile; text: string }[]) {
    this.#last = highestNumber(texts);
  }

  next(): number {
    this.#last += 1;
    if (this.#last === numberOfNoEntry) this.#last += 1;
    return this.#last;
  }
}

function isMendable({ kind }: ContentFile): boolean {
  return kind === 'asset' || jsonOrders[kind] !== undefined;
}

function mendFile(file: ContentFile, text: string, numbers: FreeNumbers): Mended {
  const order = jsonOrders[file.kind];
  if (order) return hasFault(readJson(text, wholeFile(file))) ? { text, done: [] } : mendJson(text, order);
  const mended = mendFields(file, text, undefined);
  if (!needsNumber(mended.text, file)) return mended;
  const numbered = mendFields(file, mended.text, numbers.next());
  return { text: numbered.text, done: [...new Set([...mended.done, ...numbered.done])] };
}

/** Mends the fields of an entry; its text stays as it is to the last byte. */
function mendFields(file: ContentFile, text: string, number: number | undefined): Mended {
  const parts = splitFrontMatter(text, file.file);
  if ('severity' in parts || hasFault(readYaml(parts.yaml, wholeFile(file)))) return { text, done: [] };
  const at = text.indexOf('\n') + 1;
  const { text: yaml, done } = mendFrontMatter(parts.yaml, { fieldOrder: assetOrder, number });
  return { text: text.slice(0, at) + yaml + text.slice(at + parts.yaml.length), done };
}

function wholeFile({ file }: ContentFile): TextPlace {
  return { file, firstLine: 1 };
}

function hasFault({ problems }: Reading): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Numbers are looked for in the text, so that one in a file with a fault is not given out again. */
function highestNumber(texts: readonly { file: ContentFile; text: string }[]): number {
  const used = texts.flatMap(({ file, text }) => {
    if (file.kind === 'asset')
      return [...text.matchAll(/^number:\s*["']?(\d{1,5})\b/gm)].map(([, digits]) => Number(digits));
    return file.kind === 'site' ? retiredNumbersIn(text) : [];
  });
  return Math.max(0, ...used);
}

function retiredNumbersIn(text: string): number[] {
  const [, list = ''] = /"retiredNumbers"\s*:\s*\[([^\]]*)\]/.exec(text) ?? [];
  return (list.match(/\d+/g) ?? []).map(Number);
}

/** Entries that are in no list need no short address. */
function needsNumber(text: string, file: ContentFile): boolean {
  const parts = splitFrontMatter(text, file.file);
  if ('severity' in parts) return false;
  const { located } = readYaml(parts.yaml, wholeFile(file));
  const { data } = checkRecord(assetSchema, located, file.file);
  return data !== undefined && data.number === undefined && data.status?.is !== 'unlisted';
}

/** Puts a new text in a file's place in one step, so that a crash leaves the old or the new one. */
function replaceFile(fullPath: string, text: string): void {
  const temporary = join(dirname(fullPath), `.${basename(fullPath)}.tmp-${process.pid}`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, fullPath);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
