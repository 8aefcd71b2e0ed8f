import { isMap, isScalar, parseDocument } from 'yaml';
import { assetSchema, type Asset } from '../domain/asset.ts';
import type { Problem } from '../domain/problem.ts';
import { checkRecord } from './check-record.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readYaml } from './read-yaml.ts';
import { writeFields } from './write-entry.ts';

/** Fields of an entry that commands may write; undefined takes a field out. */
export type EntryChanges = { readonly [Field in keyof Asset]?: Asset[Field] | undefined };

/** An entry's file after an edit, or what is wrong with it. */
export type EditedEntry =
  | { readonly text: string; readonly problems: readonly [] }
  | { readonly text?: undefined; readonly problems: readonly Problem[] };

const fieldOrder = Object.keys(assetSchema.shape);

/**
 * Writes some fields of an entry as the canonical writer would, and leaves every other line of the file as it is:
 * remarks, quotes, the way lists are written, the text below. What comes out is read again; when any other field
 * would read otherwise than before, or the new values are not good, nothing is given back but the reasons.
 *
 * @param file path of the file, for problems
 */
export function editEntry(text: string, file: string, changes: EntryChanges): EditedEntry {
  const parts = splitFrontMatter(text, file);
  if ('severity' in parts) return { problems: [parts] };
  const before = readAsset(parts.yaml, file);
  if (before.data === undefined) return { problems: before.problems };
  if (fieldsOf(parts.yaml).length === 0) return { problems: [tangled(file)] };
  const lineEnd = parts.yaml.includes('\r\n') ? '\r\n' : '\n';
  const yaml = Object.entries(changes).reduce(
    (rest, [field, value]) =>
      setField(rest, field, writeFields({ [field]: value }).replaceAll('\n', lineEnd)),
    parts.yaml,
  );
  const after = readAsset(yaml, file);
  if (after.data === undefined) return { problems: after.problems };
  const others = (asset: Asset) =>
    JSON.stringify(
      Object.entries(asset)
        .filter(([field]) => !Object.hasOwn(changes, field))
        .sort(),
    );
  if (others(before.data) !== others(after.data)) return { problems: [tangled(file)] };
  const start = text.indexOf('\n') + 1;
  return { text: text.slice(0, start) + yaml + text.slice(start + parts.yaml.length), problems: [] };
}

function readAsset(yaml: string, file: string): { data?: Asset | undefined; problems: readonly Problem[] } {
  const reading = readYaml(yaml, { file, firstLine: 2 });
  const faults = reading.problems.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) return { problems: faults };
  return checkRecord(assetSchema, reading.located, file);
}

/** Puts the lines of a field in the place of its old ones, or where the order of the schema wants them. */
function setField(yaml: string, field: string, lines: string): string {
  const fields = fieldsOf(yaml);
  const old = fields.find(({ name }) => name === field);
  if (old !== undefined) return yaml.slice(0, old.from) + lines + yaml.slice(old.to);
  const place = fieldOrder.indexOf(field);
  const next = fields.find(({ name }) => fieldOrder.indexOf(name) > place);
  const at = next?.from ?? fields.at(-1)?.to ?? yaml.length;
  return yaml.slice(0, at) + lines + yaml.slice(at);
}

/** Where the lines of each field begin and end; remarks above a field belong to none. */
function fieldsOf(yaml: string): { name: string; from: number; to: number }[] {
  const root = parseDocument(yaml, { stringKeys: true, logLevel: 'silent' }).contents;
  if (!isMap(root) || root.flow) return [];
  return root.items.map((pair) => {
    const from = pair.key.range[0];
    const valueEnd = pair.value?.range[1] ?? from;
    const last = yaml.slice(from, Math.max(valueEnd, from + 1)).trimEnd().length;
    const lineEnd = yaml.indexOf('\n', from + last);
    return {
      name: isScalar(pair.key) ? String(pair.key.value) : '',
      from,
      to: lineEnd === -1 ? yaml.length : lineEnd + 1,
    };
  });
}

function tangled(file: string): Problem {
  return {
    severity: 'error',
    rule: 'entry-tangled',
    file,
    found: 'Its fields are written in a way that cannot be changed one by one.',
    fix: 'Write each field on a line of its own, without { } around all of them, and try again.',
  };
}
