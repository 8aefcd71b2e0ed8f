import { addMonths, dayInWords } from '../domain/calendar-day.ts';
import type { Neighbourhood } from '../domain/neighbourhood.ts';
import { qrCode, type QrDrawing } from '../formats/qr.ts';
import { absoluteAddress, addressOf, typedAddress } from './addresses.ts';
import { homeCrumb } from './crumbs.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { sheetMap, type NumberedPlace, type PictureView } from './map-pictures.ts';
import { panelPhone } from './notice-words.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A sheet to print: a map with numbers, and what they stand for. */
export interface MapSheetView {
  readonly page: PageFacts;
  /** The way back; on screens. */
  readonly crumbs: readonly LinkView[];
  /** "Hereabouts Silverpit". */
  readonly siteName: string;
  readonly title: string;
  /** "9 places, from the sea wall to the library." */
  readonly lead: string;
  readonly picture: PictureView;
  readonly places: readonly NumberedPlace[];
  readonly saysThings: boolean;
  /** "And 12 more places on the site."; absent where all are on the sheet. */
  readonly more?: string | undefined;
  /** Since when it is true, and when to take it down. */
  readonly dates: { readonly made: string; readonly until: string };
  /** What to type: "hereabouts.example/neighbourhoods/oyster-ground". */
  readonly address: string;
  readonly phone?: string | undefined;
  readonly code: QrDrawing;
}

/** A sheet stays up for so long. */
const monthsUp = 6;

/** All sheets to print, each with what comes after `/map/print/`; none where there is no map. */
export function mapSheets(
  context: ViewContext,
): readonly { readonly path: string | undefined; readonly view: MapSheetView }[] {
  const areas: readonly (Neighbourhood | undefined)[] = [undefined, ...context.directory.neighbourhoods];
  return areas.flatMap((area) => {
    const view = mapSheetView(area, context);
    return view ? [{ path: area?.slug, view }] : [];
  });
}

function mapSheetView(area: Neighbourhood | undefined, context: ViewContext): MapSheetView | undefined {
  const map = sheetMap(area, context);
  if (map === undefined) return undefined;
  const { directory, base, today } = context;
  const { site } = directory;
  const title = area?.title ?? site.name;
  const leadsTo = area ? addressOf.neighbourhood(base, area.slug) : addressOf.venues(base);
  return {
    page: {
      title: `${title}: a map to print`,
      description: `A map of ${title} with ${countOf(map.places.length, 'place')}, to print and put up.`,
      path: addressOf.mapSheet(base, area?.slug),
      isHidden: true,
    },
    crumbs: area
      ? [homeCrumb(context), { words: area.title, href: addressOf.neighbourhood(base, area.slug) }]
      : [homeCrumb(context), { words: 'Map', href: addressOf.map(base) }],
    siteName: siteNameOf(context),
    title,
    lead: `${countOf(map.places.length, 'place')} where neighbours meet.`,
    picture: map.picture,
    places: map.places,
    saysThings: map.saysThings,
    more: map.more === 0 ? undefined : `And ${countOf(map.more, 'more place', 'more places')} on the site.`,
    dates: { made: dayInWords(today), until: dayInWords(addMonths(today, monthsUp)) },
    address: typedAddress(context, leadsTo),
    phone: panelPhone(context),
    code: qrCode(absoluteAddress(context, leadsTo)),
  };
}
