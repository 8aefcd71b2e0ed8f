import { qrCode, type QrDrawing } from '../formats/qr.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';
import type { Words } from './words.ts';

/** The page of the list that somebody keeps on their own device. A script fills it in. */
export interface MyListView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** What to do while the list is empty. */
  readonly whereToStart: readonly LinkView[];
  /** What to do without scripts. */
  readonly withoutScripts: readonly Words[];
  /** The code of the page itself, until the script draws that of the list. */
  readonly code: QrDrawing;
  /** Whose directory it is, said in messages and on paper: "Hereabouts Silverpit". */
  readonly siteName: string;
  /** Its address as people type it. */
  readonly shortHost: string;
  /** Folder of the entries' pages, and path of the site, which numbers stand behind. */
  readonly assets: string;
  readonly base: string;
}

/** The page of the list that somebody keeps on their own device. */
export function myListView(context: ViewContext): MyListView {
  const { base, directory } = context;
  const path = addressOf.myList(base);
  const lead = 'It is kept on this phone or computer alone. Nobody else can see it, and we cannot either.';
  return {
    page: {
      title: 'My list',
      description: `Keep what you like in ${directory.site.name} on a list of your own. ${lead}`,
      path,
    },
    title: 'My list',
    lead,
    whereToStart: [
      { words: 'Find something', href: addressOf.find(base) },
      { words: 'See what is on this week', href: addressOf.thisWeek(base) },
    ],
    withoutScripts: [
      'You can use a bookmark of your browser, or note the short address at the foot of the facts on each page. ',
      { words: 'All things from A to Z', href: addressOf.assets(base) },
      ' need nothing.',
    ],
    code: qrCode(absoluteAddress(context, path)),
    siteName: siteNameOf(context),
    shortHost: directory.site.shortHost,
    assets: addressOf.assets(base),
    base,
  };
}
