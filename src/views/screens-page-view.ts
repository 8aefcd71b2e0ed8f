import type { LinkedScreen } from '../domain/directory.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { venueInBrief } from './place-view.ts';
import type { ViewContext } from './view-context.ts';

/** One screen as the page for practice managers offers it. */
export interface OfferedScreen {
  readonly slug: string;
  readonly title: string;
  /** "Waiting room screen, landscape". */
  readonly kind: string;
  readonly venue: LinkView;
  /** Class that gives the preview the shape of the screen. */
  readonly shape: 'landscape' | 'portrait';
  /** Where the preview comes from. */
  readonly preview: string;
  /** The whole address to give to the player. */
  readonly address: string;
  /** Whether its preview plays at once: it does for the first, so that everybody sees what they would get. */
  readonly playsAtOnce: boolean;
}

/** A sort of player, and what to do with it. */
export interface PlayerAdvice {
  readonly title: string;
  readonly steps: readonly string[];
}

/** The page for whoever looks after a screen in a surgery, a shop or a hall. */
export interface ScreensPageView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly screens: readonly OfferedScreen[];
  /** What to do when the place is not among them. */
  readonly missing: string;
  readonly players: readonly PlayerAdvice[];
  readonly goodToKnow: readonly string[];
}

const kindNames: Readonly<Record<LinkedScreen['data']['kind'], string>> = {
  'waiting-room': 'Waiting room screen',
  noticeboard: 'Noticeboard screen',
  'e-paper': 'Electronic paper',
};

/** Most screens hang in waiting rooms, so those come first. */
const kinds = Object.keys(kindNames) as readonly LinkedScreen['data']['kind'][];

/** The page for whoever looks after a screen. */
export function screensPageView(context: ViewContext): ScreensPageView {
  const { directory, base } = context;
  const lead =
    'One address on your screen. It fills itself, says when each thing was checked, and takes down what is over.';
  return {
    page: {
      title: 'Screens',
      description: `Show what is on near you, on a screen in ${directory.site.name}. ${lead}`,
      path: addressOf.screens(base),
      showsScreens: true,
    },
    title: 'Put it on your screen',
    lead,
    screens: directory.screens
      .toSorted((one, other) => kinds.indexOf(one.data.kind) - kinds.indexOf(other.data.kind))
      .map((screen, place) => offeredScreen(screen, place === 0, context)),
    missing:
      'Is your place not here? Ring or write to us. We will make a screen for it, with what is near it.',
    players,
    goodToKnow,
  };
}

function offeredScreen(screen: LinkedScreen, playsAtOnce: boolean, context: ViewContext): OfferedScreen {
  const { base } = context;
  const { title, kind, orientation } = screen.data;
  const path = addressOf.screen(base, screen.slug);
  return {
    slug: screen.slug,
    title,
    kind: [kindNames[kind], orientation].filter((words) => words !== undefined).join(', '),
    venue: { words: venueInBrief(screen.venue), href: addressOf.venue(base, screen.venue.slug) },
    shape: orientation ?? 'landscape',
    preview: `${path}?s=1`,
    address: absoluteAddress(context, `${path}?s=1`),
    playsAtOnce,
  };
}

const players: readonly PlayerAdvice[] = [
  {
    title: 'A player that shows web pages',
    steps: [
      'Most do: Anthias, Xibo, Yodeck, OptiSigns, BrightSign, Fully Kiosk and many more.',
      'Add a web page to your playlist. Paste the whole address, with the question mark at its end.',
      'Give it at least two minutes at a time, or leave it on alone.',
    ],
  },
  {
    title: 'A television with a browser',
    steps: [
      'Open its browser and type the address. Make it fill the screen.',
      'It works on sets from 2017 on. For an older one, ask us for a screen pack.',
    ],
  },
  {
    title: 'A patient calling system, or anything that takes pictures only',
    steps: [
      'Ask us for a screen pack. It is a folder with the same slides as pictures, as a PDF and for PowerPoint.',
      'Each picture says when it was checked. The pack says by when to put in a new one.',
    ],
  },
];

const goodToKnow: readonly string[] = [
  'It asks for news every 20 minutes. When the network is down it plays on, and drops what is over.',
  'After two weeks without news it says so on every slide.',
  'There is no sound, no film, no tracking and no cookie. Nothing flashes.',
  'Move the mouse to see a button that stops it. The arrow keys turn it on and back.',
  'Turn the screen off at night. It saves power, and the screen lasts longer.',
  'Every slide has a code to scan, an address to type and a number to ring.',
];
