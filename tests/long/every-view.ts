import type { Directory } from '../../src/domain/directory.ts';
import { weekdays, type IsoDay } from '../../src/domain/calendar-day.ts';
import { assetsAToZ, venuesAToZ } from '../../src/views/a-to-z-view.ts';
import { assetView } from '../../src/views/asset-view.ts';
import {
  neighbourhoodPages,
  neighbourhoodsView,
  themePages,
  themesView,
} from '../../src/views/browse-view.ts';
import { communitiesView, tiePages } from '../../src/views/communities-view.ts';
import { connectionsView } from '../../src/views/connections-view.ts';
import { coverageView } from '../../src/views/coverage-view.ts';
import { findView } from '../../src/views/find-view.ts';
import { frameView } from '../../src/views/frame-view.ts';
import { gapPages } from '../../src/views/gap-page-view.ts';
import { gapsView } from '../../src/views/gaps-view.ts';
import { homeView } from '../../src/views/home-view.ts';
import { newView } from '../../src/views/new-view.ts';
import { notFoundView } from '../../src/views/not-found-view.ts';
import { numbersView } from '../../src/views/numbers-view.ts';
import { pagePartsView } from '../../src/views/page-parts-view.ts';
import { panelView } from '../../src/views/panel-view.ts';
import { redirectViews } from '../../src/views/redirect-view.ts';
import { searchDocuments } from '../../src/views/search-document.ts';
import { suggestView } from '../../src/views/suggest-view.ts';
import { thisWeekView } from '../../src/views/this-week-view.ts';
import { venueView } from '../../src/views/venue-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { weekdayView } from '../../src/views/weekday-view.ts';

/** Everything that the pages of a site show on a day, by the kind of page, without making the pages. */
export function everyView(directory: Directory, today: IsoDay): Readonly<Record<string, unknown>> {
  const context: ViewContext = { directory, today, base: '/', siteUrl: 'https://hereabouts.example' };
  const home = homeView(context);
  return {
    home,
    frame: frameView(home.page, context),
    thisWeek: thisWeekView(context),
    find: findView(context),
    assets: directory.assets.map((asset) => assetView(asset, context)),
    venues: directory.venues.map((venue) => venueView(venue, context)),
    aToZ: [assetsAToZ(context), venuesAToZ(context)],
    themes: [themesView(context), themePages(context)],
    neighbourhoods: [neighbourhoodsView(context), neighbourhoodPages(context)],
    communities: [communitiesView(context), tiePages(context)],
    days: weekdays.map((weekday) => weekdayView(weekday, context)),
    fresh: newView(context),
    missing: [gapsView(context), gapPages(context), coverageView(context)],
    whole: [connectionsView(context), numbersView(context)],
    suggest: [suggestView(context), pagePartsView(context)],
    panel: panelView(context),
    notFound: notFoundView(context),
    redirects: redirectViews(context),
    search: searchDocuments(context),
  };
}
