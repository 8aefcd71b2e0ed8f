import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, it, vi } from 'vitest';
import { assetSchema, type Asset } from '../../../src/domain/asset.ts';
import { checkRecord } from '../../../src/reader/check-record.ts';
import { bodyElements, renderBody } from '../../../src/reader/markdown.ts';
import { readYaml } from '../../../src/reader/read-yaml.ts';
import { allHostileStrings } from '../own-strings.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const realData = process.env['REAL_DATA'];
const naughtyStrings =
  realData === undefined
    ? []
    : (JSON.parse(readFileSync(join(realData, 'hostile-strings', 'blns.json'), 'utf8')) as string[]);

const theirs =
  realData === undefined
    ? 'the Big List of Naughty Strings (SKIPPED: REAL_DATA is not set, so they are not here)'
    : 'the Big List of Naughty Strings';

/** Eight fields of an entry that people write in, by name: how the text is put in and how it comes out. */
const fields: Readonly<
  Record<string, { write: (text: string) => object; read: (asset: Asset) => string | undefined }>
> = {
  title: { write: (text) => ({ title: text }), read: (asset) => asset.title },
  summary: { write: (text) => ({ summary: text }), read: (asset) => asset.summary },
  give: { write: (text) => ({ give: text }), read: (asset) => asset.give },
  whenInWords: { write: (text) => ({ whenInWords: text }), read: (asset) => asset.whenInWords },
  'where.note': {
    write: (text) => ({ where: [{ venue: 'net-loft', note: text }] }),
    read: (asset) => asset.where[0]?.note,
  },
  'contacts.role': {
    write: (text) => ({ contacts: [{ role: text, phone: '01632 960112', whose: 'organisation' }] }),
    read: (asset) => asset.contacts?.[0]?.role,
  },
  'contacts.email': {
    write: (text) => ({ contacts: [{ role: 'desk', email: text, whose: 'organisation' }] }),
    read: (asset) => asset.contacts?.[0]?.email,
  },
  'links.url': {
    write: (text) => ({ links: [{ label: 'Page', url: text }] }),
    read: (asset) => asset.links?.[0]?.url,
  },
};

const goodAsset = {
  title: 'Slow Miles',
  kind: 'group',
  themes: ['get-moving'],
  where: [{ venue: 'net-loft' }],
  joining: { how: 'drop-in' },
};

/** What the reader is documented to change: Unicode form NFC, blanks at the ends, runs of spaces. */
function asDocumented(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^\s+|\s+$/g, '');
}

function readField(
  field: string,
  text: string,
): { refused: boolean; namesField: boolean; value?: string | undefined } {
  const { write, read } = fields[field]!;
  const { located, problems } = readYaml(JSON.stringify({ ...goodAsset, ...write(text) }), {
    file: 'assets/x.md',
    firstLine: 2,
  });
  const record = checkRecord(assetSchema, located, 'assets/x.md');
  const all = [...problems, ...record.problems];
  const [group = ''] = field.split('.');
  const namesField = all.length > 0 && all.every((problem) => problem.field?.startsWith(group));
  return { refused: record.data === undefined, namesField, value: record.data && read(record.data) };
}

const isBlank = (text: string) => /^[\s\uFEFF]*$/.test(text);

describe('our own hostile strings', () => {
  promiseSafety(allHostileStrings, (refusals) =>
    refusals.map((index) => escapeHidden(JSON.stringify(allHostileStrings[index]))).join('\n'),
  );
});

describe.skipIf(realData === undefined)(theirs, () => {
  // By their places in the list, because some of them are foul.
  promiseSafety(naughtyStrings, (refusals) => refusals.join(' '));
});

/** @param list writes the list of refused strings that is pinned, from their places */
function promiseSafety(strings: readonly string[], list: (refusals: readonly number[]) => string): void {
  it.each(Object.keys(fields))('in %s are refused by name or come out exactly as they went in', (field) => {
    const refusals: number[] = [];
    for (const [index, text] of strings.entries()) {
      if (isBlank(text)) continue;
      const { refused, namesField, value } = readField(field, text);
      if (refused) {
        expect(namesField, `${field}: ${JSON.stringify(text)}`).toBe(true);
        refusals.push(index);
      } else {
        expect(value).toBe(field === 'links.url' ? new URL(text).href : asDocumented(text));
      }
    }
    expect(list(refusals)).toMatchSnapshot('refused');
  });

  it('in the text of an entry leave nothing but the few elements that are allowed', () => {
    const allowed = new Set<string>(bodyElements);
    for (const text of strings) {
      for (const markdown of [text, `Before ${text} after`, `- ${text}`, `[${text}](${text})`]) {
        const { html } = renderBody(markdown, { file: 'assets/x.md', firstLine: 1, pages: new Set() });
        expect(oddPartsOf(html, allowed), markdown).toEqual([]);
      }
    }
  });
}

/** Elements and attributes that have no business in a body. */
function oddPartsOf(html: string, allowed: ReadonlySet<string>): string[] {
  const odd: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!allowed.has(name)) odd.push(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        const isLink =
          name === 'a' && attribute === 'href' && /^(?:https?:\/\/|mailto:|tel:|\.\.\/)/.test(value);
        if (!isLink) odd.push(`${name} ${attribute}=${value}`);
      }
    },
    oncomment: () => odd.push('comment'),
    onprocessinginstruction: () => odd.push('instruction'),
  });
  parser.end(html);
  return odd;
}

/** Letters that cannot be seen, or that turn words round, by their numbers. */
function escapeHidden(text: string): string {
  return text.replace(/[^ -~]/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
