import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory, LinkedAsset } from '../domain/directory.ts';
import { isServing, memberTitle } from '../domain/panel.ts';
import { reviewDaysOf, reviewStateOn } from '../domain/review.ts';
import { workAhead } from './desk/work-ahead.ts';
import type { EditingEntry, EditingFacts } from './editing-facts.ts';

/** Where and when the form is made. */
export interface FactsContext {
  readonly directory: Directory;
  readonly today: IsoDay;
  readonly base: string;
  readonly siteUrl: string;
}

/** What the form's own lists and widgets need of the directory. */
export function collectFacts({ directory, today, base, siteUrl }: FactsContext): EditingFacts {
  const { site } = directory;
  return {
    base,
    siteUrl,
    place: site.name,
    heldDay: site.sampleToday === today ? today : undefined,
    builtOn: today,
    box: site.area.bbox,
    postcodes: directory.postcodes && `${base}data/places.json`,
    themes: directory.themes.map(({ slug, title, hint, art, colour }) => ({
      slug,
      title,
      hint,
      art,
      colour,
    })),
    neighbourhoods: directory.neighbourhoods.map(({ slug, title }) => ({ slug, title })),
    groups: directory.groups.map(({ slug, title }) => ({ slug, title })),
    accessFacts: directory.facts.map(({ name, title, askAlways }) => ({ name, title, askAlways })),
    calendar: directory.calendar,
    members: directory.members.map((member) => ({
      slug: member.slug,
      title: memberTitle(member, today),
      isServing: isServing(member.data, today),
    })),
    venues: directory.venues.map(({ slug, data, neighbourhood }) => ({
      slug,
      title: data.title,
      neighbourhood: neighbourhood?.slug,
    })),
    entries: directory.assets
      // Nothing lists these in public, and this file is public.
      .filter(({ data }) => data.status?.is !== 'unlisted')
      .map((asset) => entryOf(asset, directory, today)),
  };
}

function entryOf(asset: LinkedAsset, { site }: Directory, today: IsoDay): EditingEntry {
  const { data, slug } = asset;
  const days = reviewDaysOf(data, site);
  return {
    slug,
    title: data.title,
    themes: data.themes,
    venues: asset.venues.map((venue) => venue.slug),
    neighbourhoods: asset.neighbourhoods.map((neighbourhood) => neighbourhood.slug),
    steward: data.steward,
    status: data.status?.is ?? 'active',
    state: reviewStateOn(days, today),
    checkedOn: days?.checkedOn,
    checkedBy: data.checked?.by,
    dueSoonOn: days?.dueSoonFrom,
    dueOn: days?.dueFrom,
    overdueOn: days?.overdueFrom,
    lapsedOn: days?.lapsedFrom,
    where: asset.venues[0]?.data.title ?? asset.neighbourhoods.map(({ title }) => title).join(', '),
    work: workAhead(asset, site, today),
  };
}
