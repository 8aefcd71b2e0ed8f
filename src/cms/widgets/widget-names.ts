/**
 * The form's own widgets, by the names that its configuration gives them. Each holds exactly what the schema of its
 * field wants, and nothing at all for what nobody has filled in. What they need to know about the directory (themes,
 * venues, members, dates of terms) they take from `form-data.json`, so that a field needs no options of its own
 * unless it says so here.
 */
export const widgetNames = {
  /** `checked`: {on, by, how, note}. */
  stillRight: 'still-right',
  /** `lat` of a venue, a number; must stand right before a `map-pin`. */
  latitude: 'latitude',
  /** `lon` of a venue, a number, with the map on which both are set. */
  mapPin: 'map-pin',
  /** A postcode; fills `latitude` and `map-pin` of the same form. */
  postcode: 'postcode',
  /** `sessions`, `openingHours`: a list of sessions. */
  sessions: 'sessions',
  /** `access`: facts by name. */
  accessFacts: 'access-facts',
  /** `contacts`, each with its consent. */
  contacts: 'contacts',
  /** `themes`: one to four slugs, the main one first. */
  themes: 'themes',
  /** `connections`: a list of {to, as, note}. */
  connections: 'connections',
  /** `where`: a list of places. */
  where: 'where',
  /** `status`: a union over `is`. */
  status: 'status',
  /** `scope` of a round: a union over `of`. */
  scope: 'scope',
  /** `spoken`: short codes of languages. */
  languages: 'languages',
  /** A list of texts, one to a line: addresses, steps, other words, old addresses. */
  lines: 'lines',
  /** A day, `2026-11-22`. */
  day: 'day',
  /** A list of days. */
  days: 'days',
  /** A time, `19:00`; people type "7pm". */
  clockTime: 'clock-time',
  /** `area.bbox`: west, south, east and north. */
  box: 'box',
  /** One other record by its slug. Option `of`: assets, venues, members, themes or neighbourhoods. */
  record: 'record',
  /** A list of other records by their slugs. Option `of` as above; with `fixed`, every one is shown with a tick. */
  records: 'records',
  /** Several out of `options` ({label, value}), each with a tick. */
  ticks: 'ticks',
  /** One out of `options` ({label, value}), all of them in sight. */
  choice: 'choice',
  /** A text that is tidied when it is left. Option `reads`: phone, email, web or slug. */
  tidyText: 'tidy-text',
  /** A list of small records, each with `fields` of its own; `summary` and `label_singular` say what one is called. */
  rows: 'rows',
  /** A line that opens and closes the fields below it; holds nothing and is never written. */
  fold: 'fold',
} as const;

/** Name of one of the form's own widgets. */
export type WidgetName = (typeof widgetNames)[keyof typeof widgetNames];

/** Widgets of Decap's own packages that the form uses beside them. */
export const decapWidgetNames = ['string', 'text', 'number', 'boolean', 'select', 'object'] as const;
