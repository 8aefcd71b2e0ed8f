import type { APIRoute } from 'astro';
import { publishedDirectory } from '../../reader/published-directory.ts';
import { viewContextOf } from '../../views/view-context.ts';
import { weekData } from '../../views/week-data.ts';

/** The weeks to come, for pages that nobody has built anew in time. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(weekData(viewContextOf(await publishedDirectory()))));
