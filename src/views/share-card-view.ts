import { fitsOnScreen } from '../domain/checks/slide-too-long.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import type { ColourName } from '../domain/theme.ts';
import { fingerprintOfText } from '../formats/fingerprint.ts';
import { absoluteAddress, shortestPathTo, typedAddress } from './addresses.ts';
import { noticeWords, type NoticeFact } from './notice-words.ts';
import { weekPoster } from './poster-view.ts';
import { shownDays } from './screen-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';
import { asSentence } from './words.ts';

/** Shapes of a card, in pixels: wide for previews of links, square for posts and for a status. */
export const cardShapes = {
  wide: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
} as const;

/** The shape of a card. */
export type CardShape = keyof typeof cardShapes;

/** What every card has: a picture that goes round in messages and on other people's pages. */
interface ShareCardBase {
  /** First part of the names of its files: "assets-slow-miles". */
  readonly name: string;
  readonly siteName: string;
  readonly colour: ColourName;
  readonly title: string;
  /** Addresses of the drawings on it. */
  readonly arts: readonly string[];
  /** The address as people type it. */
  readonly typed: string;
  /** How old what it says is: "Checked 14 November 2026". */
  readonly age: string;
  /** The card in words, for those who do not see it. */
  readonly alt: string;
}

/** The card of one asset. */
export interface AssetCard extends ShareCardBase {
  readonly kind: 'asset';
  /** What sort of thing it is: the name of its theme. */
  readonly chip: string;
  readonly hook?: string | undefined;
  readonly facts: readonly NoticeFact[];
}

/** The card of a week. */
export interface WeekCard extends ShareCardBase {
  readonly kind: 'week';
  /** "22 to 28 November 2026". */
  readonly lead: string;
  readonly rows: readonly { readonly day: string; readonly time: string; readonly title: string }[];
}

/** The card of any page without one of its own. It names no town, so that every town can use the same file. */
export interface DefaultCard extends ShareCardBase {
  readonly kind: 'default';
  readonly lead: string;
}

/** A picture to share. */
export type ShareCard = AssetCard | WeekCard | DefaultCard;

/** A card as the head of a page names it. */
export interface PagePicture {
  /** The whole address: machines that make previews take no other. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Files of a card's two shapes, as paths in the site. */
export interface CardFiles {
  readonly wide: string;
  readonly square: string;
}

/** Goes up when cards look different, so that all of them are made again. */
const design = 1;

/** Folder of the cards in the site. */
export const cardsFolder = 'cards';
/** The card of pages without one of their own, as it lies in `public/`. */
export const defaultCardFile = 'card.jpg';

/** The name of a card's file. It holds a fingerprint of all that the card says, because previews are never asked for again. */
export function cardFile(card: ShareCard, shape: CardShape): string {
  return `${card.name}-${shape}-${fingerprintOfText(`${design} ${shape} ${JSON.stringify(card)}`)}.jpg`;
}

/** Every card that the directory can give on the day of the build: of the week, and of each entry that may hang. */
export function shareCards(context: ViewContext): ShareCard[] {
  const cards = [weekCard(context), ...context.directory.assets.map((asset) => cardOfAsset(asset, context))];
  return cards.filter((card) => card !== undefined);
}

/** The card of an asset; undefined when it may not be on screens today, or says more than a card can hold. */
export function cardOfAsset(asset: LinkedAsset, context: ViewContext): AssetCard | undefined {
  if (shownDays(asset, context) === undefined || !fitsOnScreen(asset)) return undefined;
  const { title, theme, hook, facts, checked } = noticeWords(asset, context);
  const said = facts.filter(({ icon }) => icon !== 'phone');
  return {
    kind: 'asset',
    name: `assets-${asset.slug}`,
    siteName: siteNameOf(context),
    colour: theme.colour,
    title,
    arts: [theme.art],
    typed: typedAddress(context, shortestPathTo(asset, context.base)),
    age: checked,
    alt: [
      title,
      hook ?? '',
      ...said.map((fact) => [fact.title, fact.detail].filter(Boolean).join(', ')),
      checked,
    ]
      .filter((words) => words !== '')
      .map(asSentence)
      .join(' '),
    chip: theme.title,
    hook,
    facts: said,
  };
}

/** So many rows of a week can be read on a card. */
const rowsOnCard = 5;

/** The card of the week; undefined where hardly anything is on. */
export function weekCard(context: ViewContext): WeekCard | undefined {
  const poster = weekPoster(context, rowsOnCard);
  if (poster === undefined) return undefined;
  const rows = poster.days.flatMap(({ title, rows: ofDay }) =>
    ofDay.map((row) => ({ day: title.slice(0, 3), time: row.time, title: row.title })),
  );
  return {
    kind: 'week',
    name: 'this-week',
    siteName: poster.siteName,
    colour: poster.colour,
    title: poster.title,
    arts: poster.arts,
    typed: poster.way.typed,
    age: '',
    alt: `${poster.title}, ${poster.lead}: ${rows.map(({ title }) => title).join(', ')}.`,
    lead: poster.lead,
    rows,
  };
}

/** The card of all other pages. */
export const defaultCard: DefaultCard = {
  kind: 'default',
  name: 'card',
  siteName: 'Hereabouts',
  colour: 'damson',
  title: 'What is near you',
  arts: ['/art/eat-together.svg', '/art/get-moving.svg', '/art/music-and-performance.svg'],
  typed: '',
  age: '',
  alt: 'Hereabouts. What is near you, kept true by neighbours.',
  lead: 'Kept true by neighbours.',
};

/** The files of a card, as far as they have been made; undefined until then. */
export function filesOfCard(card: ShareCard | undefined, { cards }: ViewContext): CardFiles | undefined {
  if (card === undefined) return undefined;
  const files = { wide: cardFile(card, 'wide'), square: cardFile(card, 'square') };
  return cards?.has(files.wide) === true && cards.has(files.square) ? files : undefined;
}

/** The picture that a link to a page brings along: the card, or the default card until there is one. */
export function pictureOf(card: ShareCard | undefined, context: ViewContext): PagePicture {
  const files = filesOfCard(card, context);
  const path = files === undefined ? defaultCardFile : `${cardsFolder}/${files.wide}`;
  return {
    address: absoluteAddress(context, `${context.base}${path}`),
    ...cardShapes.wide,
    alt: files === undefined || card === undefined ? defaultCard.alt : card.alt,
  };
}
