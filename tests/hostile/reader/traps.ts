/** Good fields, so that nothing but the trick itself can be the reason to refuse an entry. */
const goodFields =
  'title: Trap\nkind: group\nthemes: [get-moving]\nwhere: [{venue: net-loft}]\nwhenInWords: Often\n';

const laughs = [
  'a: &a ["x","x","x","x","x","x","x","x","x"]',
  ...'bcdefghi'
    .split('')
    .map(
      (name, index) =>
        `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[index] ?? 'a'}`).join(',')}]`,
    ),
].join('\n');

/** Front matter by the name of its trick, and the rule that must refuse it. */
export const tricks: Readonly<Record<string, { yaml: string; rule: string }>> = {
  'a billion laughs': { yaml: laughs, rule: 'yaml' },
  'an alias to itself': { yaml: 'a: &a [*a]', rule: 'yaml' },
  'an alias alone': { yaml: 'summary: *nowhere', rule: 'yaml' },
  'an anchor alone': { yaml: 'summary: &here Walks', rule: 'yaml' },
  'an anchor on a key': { yaml: '&k summary: Walks', rule: 'yaml' },
  'an anchor on a list': { yaml: 'links: &l []', rule: 'yaml' },
  'an alias as a key': { yaml: 'summary: &s Walks\n*s : x', rule: 'yaml' },
  'a merge key': { yaml: '<<: {summary: Walks}', rule: 'yaml' },
  'a merge of an anchor': { yaml: 'cost: &c {is: free}\nfor: {<<: *c}', rule: 'yaml' },
  'a key written twice': { yaml: 'summary: One\nsummary: Two', rule: 'written-twice' },
  'a key written twice in quotes': { yaml: 'summary: One\n"summary": Two', rule: 'written-twice' },
  'a key written twice deep down': { yaml: 'cost: {is: free, note: a, note: b}', rule: 'written-twice' },
  'a tag of JavaScript': { yaml: 'summary: !!js/function "function () {}"', rule: 'yaml' },
  'a tag of Python': { yaml: 'summary: !!python/object/apply:os.system [ls]', rule: 'yaml' },
  'a binary tag': { yaml: 'summary: !!binary aGVsbG8=', rule: 'yaml' },
  'a set': { yaml: 'links: !!set {a, b}', rule: 'yaml' },
  'an ordered map': { yaml: 'links: !!omap [a: 1]', rule: 'yaml' },
  'a time stamp': { yaml: 'summary: !!timestamp 2026-11-22', rule: 'yaml' },
  'a tag that changes nothing': { yaml: 'summary: !!str Walks', rule: 'yaml' },
  'a tag in full': { yaml: 'summary: !<tag:yaml.org,2002:str> Walks', rule: 'yaml' },
  'a tag of its own': { yaml: 'summary: !walk Walks', rule: 'yaml' },
  'a bare tag': { yaml: 'summary: ! Walks', rule: 'yaml' },
  '__proto__ as a field': { yaml: '__proto__: {polluted: true}', rule: 'yaml' },
  '__proto__ in quotes': { yaml: '"__proto__": {polluted: true}', rule: 'yaml' },
  '__proto__ in escapes': { yaml: '"\\x5f_proto__": {polluted: true}', rule: 'yaml' },
  '__proto__ deep down': { yaml: 'cost: {is: free, __proto__: {polluted: true}}', rule: 'yaml' },
  '__proto__ among access facts': { yaml: 'access: {__proto__: yes}', rule: 'yaml' },
  'constructor as a field': { yaml: 'constructor: {prototype: {polluted: true}}', rule: 'yaml' },
  'prototype as a field': { yaml: 'prototype: {polluted: true}', rule: 'yaml' },
  'names that every object has': { yaml: 'toString: x\nhasOwnProperty: y', rule: 'unknown-field' },
  'lists a thousand deep': { yaml: `links: ${'['.repeat(1000)}${']'.repeat(1000)}`, rule: 'yaml' },
  'lists without end': { yaml: `links: ${'['.repeat(30_000)}`, rule: 'yaml' },
  'fields without end': { yaml: `links: ${'{a: '.repeat(10_000)}`, rule: 'yaml' },
  'hyphens without end': { yaml: `links:\n  ${'- '.repeat(20_000)}x`, rule: 'yaml' },
  'questions without end': { yaml: '? '.repeat(20_000), rule: 'yaml' },
  'nine lists in each other': { yaml: 'links: [[[[[[[[[x]]]]]]]]]', rule: 'yaml' },
  'ten thousand unknown fields': {
    yaml: Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join('\n'),
    rule: 'unknown-field',
  },
  'a second document': { yaml: 'summary: Walks\n...\nsummary: Talks', rule: 'yaml' },
  'a directive': { yaml: '%YAML 1.1\nsummary: Walks', rule: 'yaml' },
  'a key that is a list': { yaml: '? [a, b]\n: x', rule: 'yaml' },
  'a key that is a record': { yaml: '{a: b}: x', rule: 'yaml' },
  'a key of 2,000 letters': { yaml: `${'k'.repeat(2000)}: x`, rule: 'yaml' },
  'a list where fields belong': { yaml: '- a\n- b', rule: 'yaml' },
  'infinity as a number': { yaml: 'number: .inf', rule: 'wrong-value' },
  'no number as a number': { yaml: 'number: .nan', rule: 'wrong-value' },
  'a number past counting': { yaml: `number: ${'9'.repeat(400)}`, rule: 'wrong-value' },
  'a null byte': { yaml: 'summary: "Walks\\0"', rule: 'wrong-value' },
  'half a character': { yaml: 'summary: "\\ud83d"', rule: 'wrong-value' },
};

/** An entry whose fields are good, but for what is added to them. */
export function entryWith(yaml: string): string {
  return `---\n${goodFields}${yaml}\n---\n`;
}

/** Files of JSON by the name of the file, and the rule that must refuse them. */
export const jsonTricks: Readonly<Record<string, { json: string; rule: string }>> = {
  trap: { json: '{"title": "Trap", "__proto__": {"polluted": true}}', rule: 'json' },
  'trap-deep': { json: `{"title": ${'['.repeat(30_000)}`, rule: 'json' },
  'trap-twice': { json: '{"title": "One", "title": "Two"}', rule: 'written-twice' },
  'trap-access': { json: '{"title": "Trap", "access": {"constructor": "yes"}}', rule: 'json' },
};
