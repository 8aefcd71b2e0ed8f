import type { AstroIntegration } from 'astro';
import { hasPublishedSource, publishFrom } from '../../src/reader/published-directory.ts';
import type { Environment } from '../environment.ts';
import { readPublishedOrThrow } from './read-published.ts';

/**
 * Gives the pages their directory when Astro runs by itself (`astro build`, `astro check`, an editor). The
 * commands of the project have read and checked the content by then, and are left to it.
 */
export function contentOfPages(environment: Environment): AstroIntegration {
  return {
    name: 'hereabouts:content-of-pages',
    hooks: {
      'astro:config:setup': () => {
        if (!hasPublishedSource()) publishFrom(() => readPublishedOrThrow(environment));
      },
    },
  };
}
