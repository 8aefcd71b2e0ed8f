import type { ScreenView, SlideView } from './slide-view.ts';

/** What is different on one screen. */
export interface ScreenChange {
  readonly slug: string;
  readonly title: string;
  /** A sentence each. */
  readonly says: readonly string[];
  /** Number of the first slide that is new or says something else, from 1; absent where there is none. */
  readonly slide?: number | undefined;
  /** Whether that slide is of an entry that was changed itself. */
  readonly isAboutChange?: boolean | undefined;
}

/**
 * What screens show after a change and did not before, screen by screen; nothing for those that stay the same.
 *
 * @param changed slugs of the entries that were changed: their slides are shown first
 */
export function screenChanges(
  before: readonly ScreenView[],
  after: readonly ScreenView[],
  changed: ReadonlySet<string> = new Set(),
): readonly ScreenChange[] {
  const different = after.flatMap((screen) => {
    const known = before.find(({ slug }) => slug === screen.slug);
    if (known === undefined) {
      const says = [`A new screen, with ${screen.slides.length} slides.`];
      return [{ slug: screen.slug, title: screen.title, says, slide: 1 }];
    }
    return changesOfScreen(known, screen, changed);
  });
  const gone = before
    .filter(({ slug }) => !after.some((screen) => screen.slug === slug))
    .map(({ slug, title }) => ({ slug, title, says: ['This screen is taken away.'] }));
  return [...different, ...gone];
}

function changesOfScreen(
  before: ScreenView,
  after: ScreenView,
  changed: ReadonlySet<string>,
): ScreenChange[] {
  const known = new Map(before.slides.map((slide) => [keyOf(slide), slide]));
  const there = new Set(after.slides.map(keyOf));
  const fresh = after.slides.filter((slide) => !known.has(keyOf(slide)));
  const other = after.slides.filter((slide) => {
    const old = known.get(keyOf(slide));
    return old !== undefined && shown(old) !== shown(slide);
  });
  const gone = before.slides.filter((slide) => !there.has(keyOf(slide)));
  const says = [
    ...fresh.map((slide) => `A new slide, "${slide.title}".`),
    ...other
      .filter((slide) => !isList(slide))
      .map((slide) => `The slide "${slide.title}" says something else.`),
    ...gone.map((slide) => `The slide "${slide.title}" is no longer shown.`),
    ...listChanges(before.slides, after.slides),
  ];
  const isAbout = (slide: SlideView) => slide.kind === 'asset' && changed.has(slide.slug);
  const [first] = [...fresh, ...other].sort(
    (a, b) => Number(isAbout(b)) - Number(isAbout(a)) || telling.indexOf(a.kind) - telling.indexOf(b.kind),
  );
  if (first === undefined && gone.length === 0) return [];
  const slide = first === undefined ? undefined : after.slides.indexOf(first) + 1;
  const inWords = says.length > 0 ? says : ['Its lists look a little different.'];
  return [
    {
      slug: after.slug,
      title: after.title,
      says: inWords,
      slide,
      isAboutChange: first !== undefined && isAbout(first),
    },
  ];
}

/** Slides in the order in which they show a change best. */
const telling: readonly SlideView['kind'][] = ['asset', 'gap', 'coming', 'new', 'today', 'invitation'];

function isList(slide: SlideView): slide is Extract<SlideView, { kind: 'today' | 'coming' | 'new' }> {
  return slide.kind === 'today' || slide.kind === 'coming' || slide.kind === 'new';
}

/** What differs in the lists of a screen, one sentence for each thing that is on. */
function listChanges(before: readonly SlideView[], after: readonly SlideView[]): string[] {
  const [old, now] = [timesByTitle(before), timesByTitle(after)];
  const titles = [...new Set([...now.keys(), ...old.keys()])];
  return titles.flatMap((title) => {
    const [was, is] = [old.get(title), now.get(title)];
    if (was === undefined)
      return [
        `The lists of what is on show "${title}" from now on${is === undefined || is.times === '' ? '' : `, at ${is.times}`}.`,
      ];
    if (is === undefined) return [`The lists of what is on no longer show "${title}".`];
    if (was.times !== is.times)
      return [`The lists of what is on show "${title}"${atTimes(is)}, and no longer${atTimes(was)}.`];
    return was.days === is.days ? [] : [`The lists of what is on show "${title}" on other days.`];
  });
}

interface Times {
  readonly times: string;
  readonly days: string;
}

function atTimes(found: Times | undefined): string {
  return found === undefined || found.times === '' ? '' : ` at ${found.times}`;
}

/** Times and days of everything that lists show, by title. */
function timesByTitle(slides: readonly SlideView[]): ReadonlyMap<string, Times> {
  const rows = slides.flatMap((slide) =>
    slide.kind === 'today' || slide.kind === 'coming' ? slide.rows : [],
  );
  return new Map(
    [...Map.groupBy(rows, ({ title }) => title)].map(([title, ofTitle]) => {
      const times = [...new Set(ofTitle.map(({ time }) => time))].filter((time) => time !== '').join(' and ');
      return [title, { times, days: [...new Set(ofTitle.map(({ day }) => day))].sort().join(' ') }];
    }),
  );
}

function keyOf(slide: SlideView): string {
  if (slide.kind === 'asset') return `asset ${slide.slug}`;
  return slide.kind === 'gap' ? `gap ${slide.title}` : slide.kind;
}

/** What a slide shows, without the drawing of its code. */
function shown({ way: { target, typed, phone }, ...slide }: SlideView): string {
  return JSON.stringify({ ...slide, target, typed, phone });
}
