import type { Site } from '../domain/site.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { pagePartsView, type PagePartsView } from './page-parts-view.ts';
import type { ViewContext } from './view-context.ts';

/** A page that maintainers have written, as far as views need it. */
export interface WrittenPage {
  /** Its file name without the ending; also its address. */
  readonly id: string;
  readonly data: { readonly title: string; readonly summary: string };
}

/** A component that a page may use. */
export type PagePart = 'desk' | 'faces' | 'review-states' | 'accessibility' | 'licence';

/** A page that is there because every footer links to it, in the plainest words, until somebody writes it. */
export interface PlainPage {
  readonly paragraphs: readonly string[];
  readonly parts: readonly PagePart[];
}

/** A page of words. */
export interface ContentPageView {
  /** File name of the page without its ending; also its address. */
  readonly id: string;
  readonly page: PageFacts;
  readonly title: string;
  /** The other pages of words. */
  readonly others: readonly LinkView[];
  readonly parts: PagePartsView;
  /** What to show where nobody has written the page. */
  readonly plain: PlainPage;
}

/** Written for the page on which people suggest things, and shown there; it has no page of its own. */
export const suggestPageId = 'add-or-correct';

/** Pages that every footer links to, with what they say until somebody writes them. */
const plainPages: Readonly<
  Record<
    string,
    { title: string; summary: string; say: (site: Site) => readonly string[]; parts: readonly PagePart[] }
  >
> = {
  about: {
    title: 'About this list',
    summary: 'What this list is and who keeps it.',
    say: ({ name, panel }) => [
      `This is a list of the groups, places and people that make ${name} worth living in.`,
      `It is kept by the ${panel.name}. Each entry says when somebody last checked it.`,
    ],
    parts: ['faces', 'desk', 'licence'],
  },
  'how-this-is-kept': {
    title: 'How this is kept',
    summary: 'Who checks each entry, how often, and what the dates mean.',
    say: ({ panel }) => [
      `The ${panel.name} keeps this list. Its members live here. They go along, ring up or ask, and write the day down.`,
    ],
    parts: ['faces', 'review-states', 'desk'],
  },
  accessibility: {
    title: 'Accessibility',
    summary: 'How far this website can be used by everybody, and whom to tell of a barrier.',
    say: ({ panel }) => [
      `The ${panel.name} wants everybody to be able to use this website.`,
      'Every page can be read without scripts, with a keyboard alone and with a screen reader.',
    ],
    parts: ['accessibility', 'desk'],
  },
  privacy: {
    title: 'Privacy',
    summary: 'What this website knows about you.',
    say: () => [
      'This website sets no cookies, counts no visitors and loads nothing from other companies.',
      'What you look for stays on your own phone or computer.',
      'Pages you open are kept there too, so that they work without a network.',
    ],
    parts: ['desk'],
  },
};

const noWords: PlainPage = { paragraphs: [], parts: [] };

/**
 * The pages of words: those every footer links to, and whatever else maintainers have written.
 *
 * @param written all that maintainers have written
 */
export function contentPages(
  written: readonly WrittenPage[],
  context: ViewContext,
): readonly { readonly id: string; readonly view: ContentPageView }[] {
  const parts = pagePartsView(context);
  const ids = new Set([...Object.keys(plainPages), ...written.map(({ id }) => id)]);
  ids.delete(suggestPageId);
  const pages = [...ids].map((id) => {
    const page = written.find((each) => each.id === id);
    return { id, ...wordsOf(id, page, context) };
  });
  const links = pages.map(({ title, page }) => ({ words: title, href: page.path }));
  return pages.map((page) => {
    const others = links.filter(({ href }) => href !== page.page.path);
    return { id: page.id, view: { ...page, others, parts } };
  });
}

function wordsOf(
  id: string,
  written: WrittenPage | undefined,
  context: ViewContext,
): Pick<ContentPageView, 'page' | 'title' | 'plain'> {
  const plain = plainPages[id];
  const { title, summary } = written?.data ?? plain ?? { title: id, summary: '' };
  return {
    page: { title, description: summary, path: `${context.base}${id}/` },
    title,
    plain: plain ? { paragraphs: plain.say(context.directory.site), parts: plain.parts } : noWords,
  };
}
