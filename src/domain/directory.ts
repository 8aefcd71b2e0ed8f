import type { AccessFact } from './access.ts';
import type { Asset, Place } from './asset.ts';
import type { IsoDay } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import type { ConnectionTie } from './connection.ts';
import type { Gap } from './gap.ts';
import type { NeighbourhoodOutlines } from './geo.ts';
import type { TroubledLink } from './link-memory.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { PanelMember } from './panel.ts';
import type { PostcodeFile } from './postcode-file.ts';
import type { Problem, Source } from './problem.ts';
import type { Round } from './round.ts';
import type { Screen } from './screen.ts';
import type { Site } from './site.ts';
import type { SuggestionRecord } from './suggestion.ts';
import type { AccessFactName, TargetGroup } from './taxonomy.ts';
import type { Theme } from './theme.ts';
import type { Venue } from './venue.ts';

/** One record of the content folder, valid by itself but not yet linked to others. */
export interface Entry<Data> {
  readonly slug: string;
  readonly data: Data;
  readonly source: Source;
}

/** The text below an asset's front matter. */
export interface Body {
  /** As written. */
  readonly markdown: string;
  /** The Markdown of what pages show: without remarks, raw HTML, pictures and links that lead nowhere. */
  readonly shown: string;
  /** Made safe by the reader; the only HTML of an entry that a page may show as HTML. */
  readonly html: string;
  /** Without any markup, for search and for outputs that hold text alone. */
  readonly text: string;
}

/** An asset as read: its front matter and its text. */
export interface AssetEntry extends Entry<Asset> {
  readonly body: Body;
}

/** Kinds of records that others refer to by slug. */
export type LinkTarget = 'asset' | 'venue' | 'theme' | 'neighbourhood' | 'group' | 'member';

/** All valid records of a content folder, before linking. */
export interface Content {
  readonly site: Entry<Site>;
  readonly calendar: Entry<Calendar>;
  readonly themes: Entry<readonly Theme[]>;
  readonly neighbourhoods: Entry<readonly Neighbourhood[]>;
  readonly groups: Entry<readonly TargetGroup[]>;
  readonly facts: Entry<readonly AccessFactName[]>;
  readonly assets: readonly AssetEntry[];
  readonly venues: readonly Entry<Venue>[];
  readonly members: readonly Entry<PanelMember>[];
  readonly screens: readonly Entry<Screen>[];
  readonly gaps: readonly Entry<Gap>[];
  readonly rounds: readonly Entry<Round>[];
  /** What became of what people told the panel; a folder that is not there holds none. */
  readonly suggestions?: readonly Entry<SuggestionRecord>[] | undefined;
  /** Outlines of neighbourhoods, where the content folder has them. */
  readonly outlines?: NeighbourhoodOutlines | undefined;
  /** Where the postcodes of the area are, where the content folder says. */
  readonly postcodes?: PostcodeFile | undefined;
  /** Links that did not answer when they were last asked, where the content folder remembers any. */
  readonly troubledLinks?: readonly TroubledLink[] | undefined;
  /** Names of files in `photos/`. */
  readonly photos: ReadonlySet<string>;
  /**
   * Slugs of records whose files are there but broken. A link to one of these is not reported again: the
   * broken file is already a problem of its own.
   */
  readonly broken: Readonly<Record<LinkTarget, ReadonlySet<string>>>;
}

/** One place of an asset, resolved. */
export type LinkedPlace =
  | { readonly is: 'venue'; readonly venue: LinkedVenue; readonly note?: string | undefined }
  | { readonly is: 'area'; readonly area: Neighbourhood; readonly note?: string | undefined }
  | { readonly is: 'online'; readonly url: NonNullable<Place['online']>; readonly note?: string | undefined }
  | { readonly is: 'phone'; readonly note?: string | undefined }
  | { readonly is: 'visits'; readonly areas: readonly Neighbourhood[]; readonly note?: string | undefined };

/** A tie between two assets, seen from one of them. */
export interface LinkedTie {
  readonly as: ConnectionTie;
  /** `out` on the asset that states the tie, `back` on the other. */
  readonly direction: 'out' | 'back';
  readonly other: LinkedAsset;
  readonly note?: string | undefined;
}

/** Who runs an asset: another asset, or an organisation known by name alone. */
export type RunBy = { readonly asset: LinkedAsset } | { readonly name: string };

/** An asset with every link resolved, both ways. */
export interface LinkedAsset extends AssetEntry {
  /** The first is the main one. */
  readonly themes: readonly Theme[];
  readonly places: readonly LinkedPlace[];
  /** Venues of its places and sessions, each once. */
  readonly venues: readonly LinkedVenue[];
  /** Neighbourhoods where it can be found, from venues, areas and visits, each once. */
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly groups: readonly TargetGroup[];
  readonly runBy?: RunBy | undefined;
  /** Assets that name this one under `runBy`. */
  readonly runs: readonly LinkedAsset[];
  readonly steward?: LinkedMember | undefined;
  /** Access facts by name, its own before those of its first venue. */
  readonly access: ReadonlyMap<string, AccessFact>;
  /** Ties it states, then ties others state to it. */
  readonly ties: readonly LinkedTie[];
  /** Gaps it filled. */
  readonly fills: readonly LinkedGap[];
}

/** A venue with what happens there. */
export interface LinkedVenue extends Entry<Venue> {
  readonly neighbourhood?: Neighbourhood | undefined;
  /** Assets with a place or a session here, by title. */
  readonly assets: readonly LinkedAsset[];
  /** The asset that this venue also is. */
  readonly asset?: LinkedAsset | undefined;
}

/** A panel member with the entries in their care. */
export interface LinkedMember extends Entry<PanelMember> {
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly themes: readonly Theme[];
  readonly assets: readonly LinkedAsset[];
}

/** A gap with its links. */
export interface LinkedGap extends Entry<Gap> {
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly themes: readonly Theme[];
  readonly filledBy?: LinkedAsset | undefined;
}

/** What became of something that somebody told the panel, with what it was about. */
export interface LinkedSuggestion extends Entry<SuggestionRecord> {
  readonly asset?: LinkedAsset | undefined;
  readonly venue?: LinkedVenue | undefined;
  /** Absent, too, where the gap is not written down any more. */
  readonly gap?: LinkedGap | undefined;
}

/** A screen with its venue. */
export interface LinkedScreen extends Entry<Screen> {
  readonly venue: LinkedVenue;
  readonly pinned: readonly LinkedAsset[];
  readonly hidden: readonly LinkedAsset[];
}

/**
 * The whole directory: valid, linked both ways, and the only thing that views, formats and checks read.
 * Lists of assets and venues are in order of title, by the rules of British English.
 */
export interface Directory {
  readonly site: Site;
  readonly calendar: Calendar;
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly groups: readonly TargetGroup[];
  readonly facts: readonly AccessFactName[];
  readonly assets: readonly LinkedAsset[];
  readonly assetBySlug: ReadonlyMap<string, LinkedAsset>;
  readonly venues: readonly LinkedVenue[];
  readonly venueBySlug: ReadonlyMap<string, LinkedVenue>;
  readonly members: readonly LinkedMember[];
  readonly memberBySlug: ReadonlyMap<string, LinkedMember>;
  readonly screens: readonly LinkedScreen[];
  readonly gaps: readonly LinkedGap[];
  readonly rounds: readonly Entry<Round>[];
  /** What became of what people told the panel, the latest first. */
  readonly suggestions: readonly LinkedSuggestion[];
  readonly outlines?: NeighbourhoodOutlines | undefined;
  /** Where the postcodes of the area are, where the content folder says. */
  readonly postcodes?: PostcodeFile | undefined;
  /** Links that did not answer when they were last asked, where the content folder remembers any. */
  readonly troubledLinks?: readonly TroubledLink[] | undefined;
  readonly photos: ReadonlySet<string>;
  /** Where the single files were read from, so that checks can name their lines. */
  readonly sources: Readonly<
    Record<'site' | 'calendar' | 'themes' | 'neighbourhoods' | 'groups' | 'facts', Source>
  >;
}

/** A rule over the whole directory. One rule per file in `checks/`. */
export type Check = (directory: Directory, today: IsoDay) => readonly Problem[];
