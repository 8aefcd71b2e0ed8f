import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assetSchema } from '../../src/domain/asset.ts';
import { calendarSchema } from '../../src/domain/calendar.ts';
import { gapSchema } from '../../src/domain/gap.ts';
import { linkMemorySchema } from '../../src/domain/link-memory.ts';
import { panelMemberSchema } from '../../src/domain/panel.ts';
import { postcodeFileSchema } from '../../src/domain/postcode-file.ts';
import { roundSchema } from '../../src/domain/round.ts';
import { screenSchema } from '../../src/domain/screen.ts';
import { siteSchema } from '../../src/domain/site.ts';
import { suggestionSchema } from '../../src/domain/suggestion.ts';
import {
  accessFactsFileSchema,
  neighbourhoodsFileSchema,
  targetGroupsFileSchema,
  themesFileSchema,
} from '../../src/domain/taxonomy.ts';
import { venueSchema } from '../../src/domain/venue.ts';

const schemas = {
  asset: assetSchema,
  venue: venueSchema,
  panel: panelMemberSchema,
  screen: screenSchema,
  gap: gapSchema,
  round: roundSchema,
  suggestion: suggestionSchema,
  site: siteSchema,
  calendar: calendarSchema,
  themes: themesFileSchema,
  neighbourhoods: neighbourhoodsFileSchema,
  groups: targetGroupsFileSchema,
  facts: accessFactsFileSchema,
  postcodes: postcodeFileSchema,
  links: linkMemorySchema,
};

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  title?: string;
  description?: string;
}

/** Paths of all fields below a schema that lack a label or a hint. */
function wordless(schema: JsonSchema, path: string): string[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.title === undefined || field.description === undefined ? [`${path}.${name}`] : []),
    ...wordless(field, `${path}.${name}`),
  ]);
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
    part === undefined ? [] : wordless(part, path),
  );
  return [...fields, ...inner];
}

describe('every field a volunteer can fill in', () => {
  it.each(Object.entries(schemas))('of %s has a label and a hint', (name, schema) => {
    const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema;
    expect(Object.keys(json.properties ?? {}).length).toBeGreaterThan(0);
    expect(wordless(json, name)).toEqual([]);
  });
});
