import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { pageSchema } from './domain/page.ts';

/**
 * The pages that maintainers write in MDX. They are the only content that may run code while the site is built.
 * The reader checks their front matter; Astro renders them.
 */
const pages = defineCollection({
  loader: glob({ pattern: '*.mdx', base: `${process.env['CONTENT_DIR'] ?? 'content'}/pages` }),
  schema: pageSchema,
});

export const collections = { pages };
