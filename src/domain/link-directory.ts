import { combineAccess } from './access.ts';
import type { Place } from './asset.ts';
import type {
  AssetEntry,
  Content,
  Directory,
  LinkedAsset,
  LinkedGap,
  LinkedMember,
  LinkedPlace,
  LinkedScreen,
  LinkedSuggestion,
  LinkedTie,
  LinkedVenue,
  LinkTarget,
} from './directory.ts';
import { neighbourhoodAt } from './geo.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { problemAt, type FieldPath, type Problem, type Source } from './problem.ts';
import { closestWord } from './slug.ts';
import type { Venue } from './venue.ts';

/** A record while its links are being filled in. */
type Draft<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** How each kind of record is called in a problem, and where it is kept. */
const targetNames: Readonly<Record<LinkTarget, { called: string; kept: string }>> = {
  asset: { called: 'entry', kept: 'assets' },
  venue: { called: 'venue', kept: 'venues' },
  theme: { called: 'theme', kept: 'taxonomy/themes.json' },
  neighbourhood: { called: 'neighbourhood', kept: 'taxonomy/neighbourhoods.json' },
  group: { called: 'group of people', kept: 'taxonomy/target-groups.json' },
  member: { called: 'panel member', kept: 'panel' },
};

/** Titles are sorted as a British reader expects: capitals, accents and numbers in their place. */
const byTitle = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Compares two records by title, then by slug, so that the order is the same on every machine. */
export function compareTitles(
  a: { slug: string; data: { title: string } },
  b: { slug: string; data: { title: string } },
): number {
  return byTitle.compare(a.data.title, b.data.title) || (a.slug < b.slug ? -1 : 1);
}

/**
 * Links the records of a content folder both ways.
 *
 * @returns the directory, and a problem for each link that leads nowhere. With problems the directory holds
 *   what could be linked, so that checks can go on and everything is reported at once; it must then not be
 *   published.
 */
export function linkDirectory(content: Content): { directory: Directory; problems: Problem[] } {
  const links = new LinkResolver(content);
  const venues = linkVenues(content, links);
  const members = linkMembers(content, links);
  const assets = linkAssets(content, links, venues, members);
  const gaps = linkGaps(content, links, assets);
  const screens = linkScreens(content, links, venues, assets);
  const directory: Directory = {
    site: content.site.data,
    calendar: content.calendar.data,
    themes: content.themes.data,
    neighbourhoods: content.neighbourhoods.data,
    groups: content.groups.data,
    facts: content.facts.data,
    assets: [...assets.values()].sort(compareTitles),
    assetBySlug: assets,
    venues: [...venues.values()].sort(compareTitles),
    venueBySlug: venues,
    members: [...members.values()],
    memberBySlug: members,
    screens,
    gaps,
    rounds: content.rounds,
    suggestions: linkSuggestions(content, links, { assets, venues, gaps }),
    outlines: content.outlines,
    postcodes: content.postcodes,
    troubledLinks: content.troubledLinks,
    photos: content.photos,
    sources: {
      site: content.site.source,
      calendar: content.calendar.source,
      themes: content.themes.source,
      neighbourhoods: content.neighbourhoods.source,
      groups: content.groups.source,
      facts: content.facts.source,
    },
  };
  return { directory, problems: links.problems };
}

/** Looks slugs up, and keeps a problem for each that leads nowhere. */
class LinkResolver {
  readonly problems: Problem[] = [];
  readonly #known: Readonly<Record<LinkTarget, ReadonlyMap<string, unknown>>>;
  readonly #broken: Content['broken'];

  constructor(content: Content) {
    this.#broken = content.broken;
    this.#known = {
      asset: bySlug(content.assets),
      venue: bySlug(content.venues),
      theme: bySlug(content.themes.data),
      neighbourhood: bySlug(content.neighbourhoods.data),
      group: bySlug(content.groups.data),
      member: bySlug(content.members),
    };
  }

  /** The record in `among` that a slug names; undefined, with a problem, when there is none. */
  find<T>(
    target: LinkTarget,
    among: ReadonlyMap<string, T>,
    slug: string,
    source: Source,
    path: FieldPath,
  ): T | undefined {
    const found = among.get(slug);
    if (found === undefined && !this.#broken[target].has(slug)) {
      this.problems.push(this.#leadsNowhere(target, slug, source, path));
    }
    return found;
  }

  /** The records that a list of slugs names, those that lead nowhere left out. */
  findAll<T>(
    target: LinkTarget,
    among: ReadonlyMap<string, T>,
    slugs: readonly string[] | undefined,
    source: Source,
    path: FieldPath,
  ): T[] {
    return (slugs ?? []).flatMap((slug, index) => {
      const found = this.find(target, among, slug, source, [...path, index]);
      return found === undefined ? [] : [found];
    });
  }

  #leadsNowhere(target: LinkTarget, slug: string, source: Source, path: FieldPath): Problem {
    const { called, kept } = targetNames[target];
    const near = closestWord(slug, [...this.#known[target].keys()]);
    return problemAt(source, path, {
      severity: 'error',
      rule: 'link-to-nothing',
      found: `There is no ${called} called "${slug}" in ${kept}.`,
      fix:
        near === undefined
          ? `Write the name of a ${called} that is in ${kept}, or take this out.`
          : `Did you mean "${near}"?`,
    });
  }
}

function linkVenues(content: Content, links: LinkResolver): Map<string, Draft<LinkedVenue>> {
  const neighbourhoods = bySlug(content.neighbourhoods.data);
  return new Map(
    content.venues.map((venue) => {
      const stated = venue.data.neighbourhood;
      const neighbourhood =
        outlineOf(venue.data, content, neighbourhoods) ??
        (stated === undefined
          ? undefined
          : links.find('neighbourhood', neighbourhoods, stated, venue.source, ['neighbourhood']));
      return [venue.slug, { ...venue, neighbourhood, assets: [] }];
    }),
  );
}

/** The neighbourhood whose outline holds a venue; the outline wins over what the file states. */
function outlineOf(
  venue: Venue,
  content: Content,
  neighbourhoods: ReadonlyMap<string, Neighbourhood>,
): Neighbourhood | undefined {
  if (content.outlines === undefined || venue.lat === undefined || venue.lon === undefined) return undefined;
  const slug = neighbourhoodAt({ lat: venue.lat, lon: venue.lon }, content.outlines);
  return slug === undefined ? undefined : neighbourhoods.get(slug);
}

function linkMembers(content: Content, links: LinkResolver): Map<string, Draft<LinkedMember>> {
  const neighbourhoods = bySlug(content.neighbourhoods.data);
  const themes = bySlug(content.themes.data);
  return new Map(
    content.members.map((member) => [
      member.slug,
      {
        ...member,
        neighbourhoods: links.findAll(
          'neighbourhood',
          neighbourhoods,
          member.data.patch?.neighbourhoods,
          member.source,
          ['patch', 'neighbourhoods'],
        ),
        themes: links.findAll('theme', themes, member.data.patch?.themes, member.source, ['patch', 'themes']),
        assets: [],
      },
    ]),
  );
}

function linkAssets(
  content: Content,
  links: LinkResolver,
  venues: ReadonlyMap<string, Draft<LinkedVenue>>,
  members: ReadonlyMap<string, Draft<LinkedMember>>,
): Map<string, Draft<LinkedAsset>> {
  const vocabulary = {
    themes: bySlug(content.themes.data),
    neighbourhoods: bySlug(content.neighbourhoods.data),
    groups: bySlug(content.groups.data),
    venues,
  };
  const assets = new Map(content.assets.map((entry) => [entry.slug, linkAsset(entry, links, vocabulary)]));
  const inOrder = [...assets.values()].sort(compareTitles);
  for (const asset of inOrder) {
    for (const venue of asset.venues) venues.get(venue.slug)?.assets.push(asset);
    linkSteward(asset, links, members);
    linkRunBy(asset, assets);
    linkTies(asset, links, assets);
  }
  // Ties back come after an asset's own, so that a page tells first what the asset itself says.
  for (const asset of inOrder) asset.ties.sort((a, b) => directionOrder(a) - directionOrder(b));
  for (const venue of venues.values()) {
    const slug = venue.data.asset;
    if (slug !== undefined) venue.asset = links.find('asset', assets, slug, venue.source, ['asset']);
  }
  return assets;
}

/** Resolves what an asset points to; what points to it is filled in afterwards. */
function linkAsset(
  entry: AssetEntry,
  links: LinkResolver,
  known: {
    themes: ReadonlyMap<string, Directory['themes'][number]>;
    neighbourhoods: ReadonlyMap<string, Neighbourhood>;
    groups: ReadonlyMap<string, Directory['groups'][number]>;
    venues: ReadonlyMap<string, LinkedVenue>;
  },
): Draft<LinkedAsset> {
  const { data, source } = entry;
  const places = data.where.flatMap((place, index) =>
    linkPlace(place, source, ['where', index], links, known),
  );
  const sessionVenues = (data.sessions ?? []).flatMap((session, index) => {
    if (session.venue === undefined) return [];
    const venue = links.find('venue', known.venues, session.venue, source, ['sessions', index, 'venue']);
    return venue === undefined ? [] : [venue];
  });
  const placeVenues = places.flatMap((place) => (place.is === 'venue' ? [place.venue] : []));
  const venues = unique([...placeVenues, ...sessionVenues]);
  return {
    ...entry,
    themes: links.findAll('theme', known.themes, data.themes, source, ['themes']),
    places,
    venues,
    neighbourhoods: unique([
      ...places.flatMap(neighbourhoodsOf),
      ...venues.flatMap((venue) => venue.neighbourhood ?? []),
    ]),
    groups: links.findAll('group', known.groups, data.for?.groups, source, ['for', 'groups']),
    runs: [],
    access: combineAccess(placeVenues[0]?.data.access, data.access),
    ties: [],
    fills: [],
  };
}

function linkPlace(
  place: Place,
  source: Source,
  path: FieldPath,
  links: LinkResolver,
  known: { neighbourhoods: ReadonlyMap<string, Neighbourhood>; venues: ReadonlyMap<string, LinkedVenue> },
): LinkedPlace[] {
  const { note } = place;
  if (place.venue !== undefined) {
    const venue = links.find('venue', known.venues, place.venue, source, [...path, 'venue']);
    return venue === undefined ? [] : [{ is: 'venue', venue, note }];
  }
  if (place.area !== undefined) {
    const area = links.find('neighbourhood', known.neighbourhoods, place.area, source, [...path, 'area']);
    return area === undefined ? [] : [{ is: 'area', area, note }];
  }
  if (place.visits !== undefined) {
    const areas = links.findAll('neighbourhood', known.neighbourhoods, place.visits, source, [
      ...path,
      'visits',
    ]);
    return [{ is: 'visits', areas, note }];
  }
  return [place.online === undefined ? { is: 'phone', note } : { is: 'online', url: place.online, note }];
}

function neighbourhoodsOf(place: LinkedPlace): readonly Neighbourhood[] {
  switch (place.is) {
    case 'venue':
      return place.venue.neighbourhood === undefined ? [] : [place.venue.neighbourhood];
    case 'area':
      return [place.area];
    case 'visits':
      return place.areas;
    default:
      return [];
  }
}

function linkSteward(
  asset: Draft<LinkedAsset>,
  links: LinkResolver,
  members: ReadonlyMap<string, Draft<LinkedMember>>,
): void {
  const slug = asset.data.steward;
  if (slug === undefined) return;
  const steward = links.find('member', members, slug, asset.source, ['steward']);
  asset.steward = steward;
  steward?.assets.push(asset);
}

/** `runBy` holds a slug or plain words; only words that are the slug of an entry become a link. */
function linkRunBy(asset: Draft<LinkedAsset>, assets: ReadonlyMap<string, Draft<LinkedAsset>>): void {
  const words = asset.data.runBy;
  if (words === undefined) return;
  const runner = assets.get(words);
  asset.runBy = runner === undefined ? { name: words } : { asset: runner };
  runner?.runs.push(asset);
}

function linkTies(
  asset: Draft<LinkedAsset>,
  links: LinkResolver,
  assets: ReadonlyMap<string, Draft<LinkedAsset>>,
): void {
  for (const [index, { to, as, note }] of (asset.data.connections ?? []).entries()) {
    const other = links.find('asset', assets, to, asset.source, ['connections', index, 'to']);
    if (other === undefined) continue;
    asset.ties.push({ as, direction: 'out', other, note });
    other.ties.push({ as, direction: 'back', other: asset, note });
  }
}

function directionOrder(tie: LinkedTie): number {
  return tie.direction === 'out' ? 0 : 1;
}

function linkGaps(
  content: Content,
  links: LinkResolver,
  assets: ReadonlyMap<string, Draft<LinkedAsset>>,
): LinkedGap[] {
  const neighbourhoods = bySlug(content.neighbourhoods.data);
  const themes = bySlug(content.themes.data);
  return content.gaps.map((entry) => {
    const { data, source } = entry;
    const filledBy =
      data.filledBy === undefined
        ? undefined
        : links.find('asset', assets, data.filledBy, source, ['filledBy']);
    const gap: LinkedGap = {
      ...entry,
      neighbourhoods: links.findAll('neighbourhood', neighbourhoods, data.neighbourhoods, source, [
        'neighbourhoods',
      ]),
      themes: links.findAll('theme', themes, data.themes, source, ['themes']),
      filledBy,
    };
    if (filledBy !== undefined) assets.get(filledBy.slug)?.fills.push(gap);
    return gap;
  });
}

function linkSuggestions(
  content: Content,
  links: LinkResolver,
  known: {
    assets: ReadonlyMap<string, LinkedAsset>;
    venues: ReadonlyMap<string, LinkedVenue>;
    gaps: readonly LinkedGap[];
  },
): LinkedSuggestion[] {
  const { assets, venues, gaps } = known;
  const linked = (content.suggestions ?? []).map((entry): LinkedSuggestion => {
    const { data, source } = entry;
    return {
      ...entry,
      asset: data.asset && links.find('asset', assets, data.asset, source, ['asset']),
      venue: data.venue && links.find('venue', venues, data.venue, source, ['venue']),
      gap: gaps.find(({ slug }) => slug === data.gap),
    };
  });
  const dayOf = ({ data }: LinkedSuggestion) => data.settledOn ?? data.cameOn;
  return linked.sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || a.slug.localeCompare(b.slug));
}

function linkScreens(
  content: Content,
  links: LinkResolver,
  venues: ReadonlyMap<string, LinkedVenue>,
  assets: ReadonlyMap<string, LinkedAsset>,
): LinkedScreen[] {
  const neighbourhoods = bySlug(content.neighbourhoods.data);
  const themes = bySlug(content.themes.data);
  return content.screens.flatMap((entry) => {
    const { data, source } = entry;
    // Themes and neighbourhoods stay slugs on a screen, but must be real ones.
    links.findAll('theme', themes, data.themes, source, ['themes']);
    links.findAll('neighbourhood', neighbourhoods, data.neighbourhoods, source, ['neighbourhoods']);
    const pinned = links.findAll('asset', assets, data.pin, source, ['pin']);
    const hidden = links.findAll('asset', assets, data.hide, source, ['hide']);
    const venue = links.find('venue', venues, data.venue, source, ['venue']);
    return venue === undefined ? [] : [{ ...entry, venue, pinned, hidden }];
  });
}

function bySlug<T extends { slug: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.slug, record]));
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
