import { z } from 'zod';
import { plainText } from './plain-text.ts';

/**
 * The front matter of `pages/<name>.mdx`: the few pages of prose that maintainers write. The text below it is
 * MDX, which runs while the site is built; it imports nothing, and is given the components it may use.
 */
export const pageSchema = z.strictObject({
  title: plainText({ max: 65 }).meta({ title: 'Heading', description: 'The heading of the page.' }),
  summary: plainText({ max: 200 }).meta({
    title: 'In one sentence',
    description: 'What the page says, for search engines and shared links.',
  }),
});
