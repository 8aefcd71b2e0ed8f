import { costNames } from '../domain/asset.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { firstSentence } from '../domain/plain-text.ts';
import type { Theme } from '../domain/theme.ts';
import { joiningNames } from '../domain/asset.ts';
import { addressOf } from './addresses.ts';
import type { Dated } from './dated.ts';
import { placeInBrief, type PlaceView } from './place-view.ts';
import { standingLinesOf, type StandingLine } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { comingNextOf, whenInBrief, type NextDate } from './when-view.ts';

/** A theme as parts of a page need it. */
export interface ThemeView {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  /** Address of the drawing. */
  readonly art: string;
  /** Class of the stylesheet that sets its colour. */
  readonly colour: Theme['colour'];
}

/** An asset in a list: what, when next, where, how much, when checked. */
export interface CardView {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  readonly theme: ThemeView;
  /** One sentence. */
  readonly summary?: string | undefined;
  /** The next date, for as long as it is the next; none while it is paused, lapsed, closed or out of season. */
  readonly next: readonly Dated<NextDate>[];
  /** The rule: "Every Tuesday, 10am to midday", or how to join where there is none. */
  readonly when?: string | undefined;
  readonly where?: Pick<PlaceView, 'icon' | 'title'> | undefined;
  readonly cost?: string | undefined;
  /** How far it can be trusted, in words that change as days pass. */
  readonly standing: readonly Dated<StandingLine>[];
  /** Whether it steps back on the day of the build: paused or closed. */
  readonly isResting: boolean;
}

/** How many coming dates a card carries, so that it stays true for as many meetings. */
const datesCarried = 3;

/** A theme, with the addresses of its page and its drawing. */
export function themeView(theme: Theme, { base }: ViewContext): ThemeView {
  return {
    slug: theme.slug,
    title: theme.title,
    href: addressOf.theme(base, theme.slug),
    art: addressOf.art(base, theme.art),
    colour: theme.colour,
  };
}

/** The main theme of an asset. The schema and the linker see to it that there is one. */
export function mainThemeOf(asset: LinkedAsset, context: ViewContext): ThemeView {
  const theme = asset.themes[0] ?? context.directory.themes[0];
  if (theme === undefined) throw new Error(`Found no theme for ${asset.slug}. Link the directory first.`);
  return themeView(theme, context);
}

/** One sentence about an asset: its summary, else the first sentence of its text. */
export function summaryOf({ data, body }: LinkedAsset): string | undefined {
  return data.summary ?? (firstSentence(body.text) || undefined);
}

/** An asset as a card. */
export function cardView(asset: LinkedAsset, context: ViewContext): CardView {
  const standing = standingLinesOf(asset, context);
  return {
    slug: asset.slug,
    title: asset.data.title,
    href: addressOf.asset(context.base, asset.slug),
    theme: mainThemeOf(asset, context),
    summary: summaryOf(asset),
    next: comingNextOf(asset, datesCarried, context),
    when: whenInBrief(asset, context) ?? joiningInBrief(asset),
    where: placeInBrief(asset, context),
    cost: costInBrief(asset),
    standing,
    isResting: standing.some(({ now, value }) => now && value.isResting),
  };
}

function joiningInBrief({ data: { joining } }: LinkedAsset): string | undefined {
  return joining && joiningNames[joining.how];
}

/** What it costs, in a few words: "Free", "£3". */
export function costInBrief({ data: { cost } }: LinkedAsset): string | undefined {
  if (cost === undefined) return undefined;
  return cost.is === 'priced' ? (cost.amount ?? costNames.priced) : costNames[cost.is];
}
