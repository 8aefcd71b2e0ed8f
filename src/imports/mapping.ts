import { z } from 'zod';
import { assetSchema } from '../domain/asset.ts';
import { plainText } from '../domain/plain-text.ts';

/** What a column of a table can be. Several columns may be the same; their cells are put together in order. */
export const columnRoles = [
  'title',
  'summary',
  'description',
  'when',
  'venue',
  'address',
  'postcode',
  'lat',
  'lon',
  'phone',
  'email',
  'web',
  'contacts',
  'online',
  'run-by',
  'theme',
  'cost',
  'age-from',
  'age-to',
  'day',
  'from',
  'to',
  'rule',
  'starting',
  'until',
  'hours-mon',
  'hours-tue',
  'hours-wed',
  'hours-thu',
  'hours-fri',
  'hours-sat',
  'hours-sun',
  'ignore',
] as const;

/** What a column of a table can be. */
export type ColumnRole = (typeof columnRoles)[number];

const heading = z.string().min(1).max(200);
const template = z.string().min(1).max(400);

const { shape } = assetSchema;

/** The fields of an entry that a mapping may fill in by itself; texts in them may have gaps such as `{category}`. */
const setSchema = z
  .strictObject({
    kind: shape.kind,
    formality: shape.formality,
    publicity: shape.publicity,
    summary: shape.summary,
    themes: shape.themes,
    communities: shape.communities,
    for: shape.for,
    runBy: shape.runBy,
    whenInWords: shape.whenInWords,
    cost: shape.cost,
    joining: shape.joining,
    give: shape.give,
    access: shape.access,
    spoken: shape.spoken,
    status: shape.status,
    reviewEvery: shape.reviewEvery,
  })
  .partial();

/** Fields of an entry that a mapping states; whoever writes the mapping answers for them. */
export type SetFields = z.infer<typeof setSchema>;

const cellRulesSchema = z.strictObject({
  none: z.array(z.string()).optional().meta({
    title: 'Nothing',
    description: 'Whole cells that mean "nothing is known", besides NA, -1 and their like.',
  }),
  replace: z
    .record(z.string(), z.string())
    .optional()
    .meta({ title: 'Replace', description: 'Whole cells and what to read instead; "" for nothing.' }),
  stripStart: z.array(z.string().min(1)).optional().meta({
    title: 'Take off the start',
    description: 'Words to take off the start of a cell, like "Unknown-".',
  }),
  stripEnd: z
    .array(z.string().min(1))
    .optional()
    .meta({ title: 'Take off the end', description: 'Words to take off the end of a cell.' }),
  split: z.string().min(1).optional().meta({
    title: 'Split at',
    description: 'What parts several values in one cell; rules then look at each.',
  }),
});

/** How the cells of one column are put right before anything reads them. */
export type CellRules = z.infer<typeof cellRulesSchema>;

const tableLinkSchema = z.strictObject({
  file: z.string().min(1).meta({ title: 'File', description: 'The other table, beside the first.' }),
  here: heading.meta({
    title: 'Here',
    description: 'The column of the first table (or of one joined before) that names rows of the other.',
  }),
  there: z.union([heading, z.array(heading).min(1)]).meta({
    title: 'There',
    description: 'The column of the other table that is named: its id, its name, or a list of both.',
  }),
  split: z.string().min(1).optional().meta({
    title: 'Split at',
    description: 'What parts several names in one cell, like ";".',
  }),
  many: z.boolean().optional().meta({
    title: 'Many',
    description: 'true where the other table holds lines of the first, like times, and some have none.',
  }),
});

const severalRowsSchema = z.union([
  z.strictObject({ by: z.array(heading).min(1) }),
  z.strictObject({ id: heading, of: heading }),
]);

const refuseSchema = z
  .strictObject({
    column: heading.meta({ title: 'Column', description: 'The heading of the column to look at.' }),
    is: z.array(z.string()).min(1).optional().meta({ title: 'Is', description: 'Values of the whole cell.' }),
    says: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ title: 'Says', description: 'Words that stand anywhere in the cell.' }),
    filled: z.literal(true).optional().meta({ title: 'Filled', description: 'true for any value at all.' }),
    because: plainText({ max: 160 }).meta({
      title: 'Because',
      description: 'The reason, for the report: "It has closed for good".',
    }),
  })
  .refine(({ is, says, filled }) => [is, says, filled].filter((way) => way !== undefined).length === 1, {
    error: 'Write one of is, says and filled.',
  });

const ruleSchema = z
  .strictObject({
    column: heading.meta({ title: 'Column', description: 'The heading of the column to look at.' }),
    is: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ title: 'Is', description: 'Values of the whole cell; capitals make no difference.' }),
    says: z.array(z.string().min(1)).min(1).optional().meta({
      title: 'Says',
      description: 'Words that stand anywhere in the cell; capitals make no difference.',
    }),
    set: setSchema.meta({
      title: 'Set',
      description: 'Fields of the entry. A later rule wins over an earlier one.',
    }),
  })
  .refine((rule) => (rule.is === undefined) !== (rule.says === undefined), {
    error: 'Write one of is and says.',
  });

/**
 * A mapping file: how the table of one source becomes entries. Only what it says is written; whatever it states
 * itself, such as a theme, is the word of the person who wrote it.
 */
export const mappingSchema = z
  .strictObject({
    notes: z
      .array(z.string())
      .optional()
      .meta({ title: 'Notes', description: 'For the next person: why it is mapped like this. Not used.' }),
    source: z
      .strictObject({
        system: shape.external.unwrap().element.shape.system,
        title: plainText({ max: 160 }).meta({
          title: 'Name',
          description: 'The list, as an entry names it.',
        }),
        licence: plainText({ max: 80 })
          .optional()
          .meta({ title: 'Licence', description: 'What the list may be used for.' }),
        credit: plainText({ max: 300 })
          .optional()
          .meta({ title: 'Credit', description: 'Whom the licence asks to name.' }),
      })
      .meta({ title: 'Source', description: 'Where the table comes from.' }),
    id: z.array(heading).min(1).optional().meta({
      title: 'Id',
      description: 'The columns that tell one row from all others; left out, name and postcode.',
    }),
    tables: z
      .record(z.string().regex(/^[a-z][a-z0-9-]*$/), tableLinkSchema)
      .optional()
      .meta({
        title: 'Linked tables',
        description:
          'Other files that belong to the first, by a short name; their columns are then called "name.column".',
      }),
    severalRows: severalRowsSchema.optional().meta({
      title: 'Several rows',
      description:
        'How rows of one entry are known: {id, of} where a row names the id of another, {by} where columns agree.',
    }),
    refuse: z.array(refuseSchema).optional().meta({
      title: 'Refuse',
      description: 'Rows that are no entries, like places that have closed for good.',
    }),
    doubtTimes: z.array(refuseSchema).optional().meta({
      title: 'Doubtful times',
      description: 'Rows whose times stay words, like where a note tells of closing over lunch.',
    }),
    columns: z.record(heading, z.enum(columnRoles)).meta({
      title: 'Columns',
      description: 'What each column is. A column that is not named is left out.',
    }),
    cells: z
      .record(heading, cellRulesSchema)
      .optional()
      .meta({ title: 'Cells', description: 'How cells are put right, by heading.' }),
    title: template.optional().meta({
      title: 'Name',
      description: 'A template like "{name} allotments"; {place} is the building in the address.',
    }),
    body: z
      .array(template)
      .optional()
      .meta({ title: 'Text', description: 'Templates, one a paragraph. Left out, the description.' }),
    timesInText: z.boolean().optional().meta({
      title: 'Times in the text',
      description: 'true to look for days and times inside the description.',
    }),
    noonIs12pm: z.boolean().optional().meta({
      title: '12pm is midday',
      description:
        'true where you know that the list writes "12pm" for midday. Left out, "9am to 12pm" stays words, because some people mean midnight.',
    }),
    sharedMobiles: z.boolean().optional().meta({
      title: 'Mobile numbers are shared',
      description:
        "true only where you know that mobile numbers and private mail of the list are the groups' own public ones. Left out, they stay out.",
    }),
    contactRole: shape.contacts
      .unwrap()
      .element.shape.role.default('Main contact')
      .meta({ title: 'Who answers', description: 'As a role, like "The library".' }),
    place: z
      .strictObject({
        isEntry: z.boolean().optional().meta({
          title: 'Is the entry',
          description: 'true where the entry is the place itself, like a library.',
        }),
        homesPossible: z.boolean().optional().meta({
          title: 'May be homes',
          description:
            "true where a house number with no name of a building may be somebody's home. Only the area is kept then.",
        }),
        onlyRoughly: z.boolean().optional().meta({
          title: 'Only roughly',
          description:
            'true where places are towns or districts: the neighbourhood is kept, and no venue made.',
        }),
        venue: shape.where.element.shape.venue.unwrap().optional().meta({
          title: 'Venue',
          description: 'The venue of the directory for rows that give no place: a hall and its own calendar.',
        }),
        otherwise: z.enum(['phone', 'online', 'contact']).optional().meta({
          title: 'Otherwise',
          description:
            'Where it happens when a row gives no place; contact for its web page or phone, with a note that says so.',
        }),
      })
      .default({})
      .meta({ title: 'Place', description: 'What the address means.' }),
    set: setSchema.default({}).meta({ title: 'Set', description: 'Fields that hold for every row.' }),
    rules: z
      .array(ruleSchema)
      .default([])
      .meta({ title: 'Rules', description: 'Fields that hold for rows with certain values.' }),
    withoutTimes: setSchema
      .default({})
      .meta({ title: 'Without times', description: 'Fields for rows that give no times.' }),
  })
  .superRefine((mapping, context) => {
    if (mapping.title === undefined && !Object.values(mapping.columns).includes('title')) {
      context.addIssue({
        code: 'custom',
        path: ['columns'],
        message: 'Say which column is the title, or write a title template.',
      });
    }
  });

/** A mapping file, valid and with its defaults filled in. */
export type Mapping = z.infer<typeof mappingSchema>;

/** What a mapping file may hold, with its defaults left out. */
export type MappingInput = z.input<typeof mappingSchema>;

function headingsOfSeveralRows({ severalRows }: Mapping): readonly string[] {
  if (severalRows === undefined) return [];
  return 'by' in severalRows ? severalRows.by : [severalRows.id, severalRows.of];
}

/** Headings that a mapping names and a table does not have: most likely misspelt. */
export function headingsMissing(mapping: Mapping, headings: readonly string[]): string[] {
  const named = [
    ...Object.keys(mapping.columns),
    ...Object.keys(mapping.cells ?? {}),
    ...(mapping.id ?? []),
    ...mapping.rules.map(({ column }) => column),
    ...(mapping.refuse ?? []).map(({ column }) => column),
    ...headingsOfSeveralRows(mapping),
  ];
  return [...new Set(named)].filter((name) => !headings.includes(name));
}
