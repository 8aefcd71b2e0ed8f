import type { APIRoute } from 'astro';
import { publishedDirectory } from '../../reader/published-directory.ts';
import { weekDigest } from '../../views/digest-view.ts';
import { viewContextOf } from '../../views/view-context.ts';

/** The week as text, to paste into a newsletter or a message. */
export const GET: APIRoute = async () =>
  new Response(weekDigest(viewContextOf(await publishedDirectory())), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
