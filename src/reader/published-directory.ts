import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory } from '../domain/directory.ts';

/** Everything the pages are made from: the directory, the day, and where the site lies. */
export interface Published {
  readonly directory: Directory;
  /** The day the site is built for. */
  readonly today: IsoDay;
  readonly site: PublishedSite;
  /** Bytes of `map/basemap.pmtiles`, to be opened with `basemapOf`; absent where the content has no map. */
  readonly basemap?: Uint8Array | undefined;
  /** Where the editing form keeps what is written in it; absent where the site has no such form. */
  readonly editing?: EditingPlace | undefined;
  /** Names of the cards for sharing that `npm run cards` has made. */
  readonly cards?: ReadonlySet<string> | undefined;
}

/** Where an editing form keeps what is written in it: with the git host that `site.json` names, or on this computer. */
export type EditingPlace = 'host' | 'local';

/** Where the site lies, and how new its content is. */
export interface PublishedSite {
  /** Scheme and host, without a last slash: `https://hereabouts.example`. */
  readonly url: string;
  /** Where on its host the site lies; starts and ends with a slash. */
  readonly base: string;
  /** The latest day on which somebody checked or added an entry; `today` when nobody has. */
  readonly contentDate: IsoDay;
}

/** Reads what is to be published. It throws when the content has errors. */
export type PublishedSource = () => Published;

interface Shelf {
  source: PublishedSource;
  published?: Published;
}

/**
 * The shelf hangs on the global object, because Astro bundles the pages apart from the program that builds them:
 * a variable of this module would exist twice.
 */
const shelfKey = Symbol.for('hereabouts.published-directory');
const global = globalThis as { [shelfKey]?: Shelf };

/** Says where pages are to take the directory from; what was read before is forgotten. */
export function publishFrom(source: PublishedSource): void {
  global[shelfKey] = { source };
}

/** Whether somebody has said where pages are to take the directory from. */
export function hasPublishedSource(): boolean {
  return global[shelfKey] !== undefined;
}

/**
 * What the pages are made from. It is read once, at the first call, and is the same object for every page.
 *
 * @throws when the content has errors, or when nobody has called `publishFrom`; `astro.config.mjs` does
 */
export function publishedDirectory(): Promise<Published> {
  const shelf = global[shelfKey];
  if (!shelf)
    throw new Error('There is no directory to publish: build with the configuration of the project.');
  return Promise.resolve((shelf.published ??= shelf.source()));
}

/** The latest day on which somebody checked or added an entry, and not a day still to come. */
export function contentDateOf(directory: Pick<Directory, 'assets'>, today: IsoDay): IsoDay {
  const days = directory.assets
    .flatMap(({ data }) => [data.checked?.on, data.added?.on])
    .filter((day) => day !== undefined && day <= today);
  return (
    days.reduce<IsoDay | undefined>((latest, day) => (!latest || day! > latest ? day : latest), undefined) ??
    today
  );
}
