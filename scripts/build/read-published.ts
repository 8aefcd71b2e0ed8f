import type { Problem } from '../../src/domain/problem.ts';
import { readBasemap } from '../../src/reader/read-basemap.ts';
import { contentDateOf, type Published } from '../../src/reader/published-directory.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import type { Environment } from '../environment.ts';
import { editingPlace } from './editing-form.ts';
import { cardsIn } from './copy-cards.ts';

/** What came of reading the content: something to publish unless there are errors, and all problems. */
export interface ReadPublished {
  /** Absent when a problem is an error. */
  readonly published?: Published;
  readonly problems: readonly Problem[];
}

/** The content has errors and cannot be published. */
export class ContentErrors extends Error {
  override readonly name = 'ContentErrors';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('The content has errors: npm run check');
    this.problems = problems;
  }
}

/** Reads and checks the content folder of the environment, once. */
export function readPublished(
  environment: Pick<Environment, 'contentDir' | 'siteUrl' | 'basePath' | 'today' | 'editing' | 'cardsDir'>,
): ReadPublished {
  const { directory, problems, today } = readDirectory(environment.contentDir, environment.today);
  if (!directory) return { problems };
  const site = {
    url: environment.siteUrl,
    base: environment.basePath,
    contentDate: contentDateOf(directory, today),
  };
  const basemap = readBasemap(environment.contentDir);
  return {
    published: {
      directory,
      today,
      site,
      basemap,
      editing: editingPlace(directory.site, environment.editing),
      cards: cardsIn(environment.cardsDir),
    },
    problems,
  };
}

/** As `readPublished`, for those who can do nothing without a directory. */
export function readPublishedOrThrow(environment: Parameters<typeof readPublished>[0]): Published {
  const { published, problems } = readPublished(environment);
  if (!published) throw new ContentErrors(problems);
  return published;
}
