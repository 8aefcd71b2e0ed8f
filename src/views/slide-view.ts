import type { IsoDay } from '../domain/calendar-day.ts';
import type { LinkedScreen } from '../domain/directory.ts';
import type { ColourName } from '../domain/theme.ts';
import { qrCode, type QrDrawing } from '../formats/qr.ts';
import type { NoticeFact } from './notice-words.ts';
import { typedAddress } from './addresses.ts';
import type { ViewContext } from './view-context.ts';

/** Where a slide leads: a code to scan, an address to type and a number to ring, always all three. */
export interface WayOn {
  readonly code: QrDrawing;
  /** What the code holds. */
  readonly target: string;
  /** The address as people type it: "hereabouts.example/12". */
  readonly typed: string;
  /** The same, with places where it may break: behind the host and at its dots. */
  readonly breakable: string;
  /** "01632 960200"; absent where neither the entry nor the panel has one. */
  readonly phone?: string | undefined;
}

/** What every slide has. */
interface SlideBase {
  /** Name of the slide for people who hear the page. */
  readonly label: string;
  /** The word over the title. */
  readonly chip: string;
  readonly title: string;
  readonly colour: ColourName;
  /** Address of the drawing. */
  readonly art: string;
  readonly way: WayOn;
  /** Above the code: "Scan, or go to". */
  readonly scan: string;
  /** First and last day on which it may be shown; absent ends are open. */
  readonly from?: IsoDay | undefined;
  readonly to?: IsoDay | undefined;
  /** How old what it says is: "Checked 14 November 2026". */
  readonly age: string;
  /** A line of the place it hangs in. */
  readonly staffLine?: string | undefined;
}

/** One asset. */
export interface AssetSlide extends SlideBase {
  readonly kind: 'asset';
  readonly slug: string;
  readonly hook?: string | undefined;
  readonly facts: readonly NoticeFact[];
  readonly tags: readonly string[];
}

/** One row of a list: something on one day. */
export interface SlideRow {
  /** The day it is on. */
  readonly day: IsoDay;
  /** When it is over, in London: "2026-11-24T12:00". From then on the row is not shown. */
  readonly until: string;
  /** "Tue 24", or empty where all rows are of one day. */
  readonly dayWords: string;
  /** "10am". */
  readonly time: string;
  readonly title: string;
  /** "The Net Loft, 0.4 miles. Ring first". */
  readonly detail: string;
}

/**
 * What is on: on the day itself, or on the days after it. The rows of three weeks are in the page, and the player
 * shows those that fit the day and the room, so that a screen nobody refreshes stays true.
 */
export interface ListSlide extends SlideBase {
  readonly kind: 'today' | 'coming';
  readonly rows: readonly SlideRow[];
  /** The most rows shown at a time, where there is room for them. */
  readonly most: number;
}

/** What has come in of late. */
export interface NewSlide extends SlideBase {
  readonly kind: 'new';
  readonly items: readonly { readonly title: string; readonly detail: string }[];
}

/** Something that is missing, or the invitation to say what is. */
export interface CallSlide extends SlideBase {
  readonly kind: 'gap' | 'invitation';
  /** Two or three plain sentences. */
  readonly sentences: readonly string[];
}

/** One slide of a screen. */
export type SlideView = AssetSlide | ListSlide | NewSlide | CallSlide;

/**
 * Where a slide leads. Scheme and host of the code are in capitals, so that the code needs fewer squares; the path
 * keeps its case, because hosts tell cases apart.
 *
 * @param path path in the site, base included
 */
export function wayTo(path: string, phone: string | undefined, context: ViewContext): WayOn {
  const shown = path.replace(/\/$/, '');
  const target = `${context.siteUrl.toUpperCase()}${shown === '' ? '/' : shown}`;
  const typed = typedAddress(context, path);
  return { code: qrCode(target), target, typed, breakable: breakable(typed), phone };
}

/** An address that may break behind its host and at its dots, and nowhere else. */
function breakable(typed: string): string {
  return typed.replace('/', '/\u200B').replaceAll('.', '\u200B.');
}

/** A screen with all its slides. */
export interface ScreenView {
  readonly slug: string;
  readonly title: string;
  readonly kind: LinkedScreen['data']['kind'];
  readonly orientation?: 'landscape' | 'portrait' | undefined;
  readonly siteName: string;
  readonly slides: readonly SlideView[];
  /** Day of the build, and the day a made-up town stays on. */
  readonly builtOn: IsoDay;
  readonly heldDay?: IsoDay | undefined;
  /** "No news since 22 November 2026. Ask at the desk." Shown when nobody has refreshed the site for two weeks. */
  readonly staleWords: string;
  /** Address of `version.json`. */
  readonly version: string;
}
