import type { Access } from '../access.ts';
import type { Check } from '../directory.ts';
import { problemAt, type Problem, type Source } from '../problem.ts';
import { closestWord } from '../slug.ts';

/** Access facts have the names of `taxonomy/access-facts.json`, so that a fact means the same everywhere. */
export const accessFactUnknown: Check = (directory) => {
  const known = directory.facts.map((fact) => fact.name);
  return [...directory.assets, ...directory.venues].flatMap((entry) =>
    unknownFacts(entry.data.access, known, entry.source),
  );
};

function unknownFacts(access: Access | undefined, known: readonly string[], source: Source): Problem[] {
  return Object.keys(access ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = closestWord(name, known);
      return problemAt(source, ['access', name], {
        severity: 'error',
        rule: 'access-fact-unknown',
        found: `There is no access fact called "${name}" in taxonomy/access-facts.json.`,
        fix: near === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean "${near}"?`,
      });
    });
}
