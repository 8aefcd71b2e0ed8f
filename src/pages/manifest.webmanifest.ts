import type { APIRoute } from 'astro';
import { publishedDirectory } from '../reader/published-directory.ts';
import { manifestView } from '../views/manifest-view.ts';
import { viewContextOf } from '../views/view-context.ts';

/** By which a phone puts the directory among its apps. */
export const GET: APIRoute = async () => {
  const context = viewContextOf(await publishedDirectory());
  return new Response(JSON.stringify(manifestView(context)));
};
