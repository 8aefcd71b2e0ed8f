import type { APIRoute } from 'astro';
import { publishedDirectory } from '../../reader/published-directory.ts';
import { finderData } from '../../views/finder-data.ts';
import { viewContextOf } from '../../views/view-context.ts';

/** What the finder searches; read by `src/client/finder/`. */
export const GET: APIRoute = async () => {
  const published = await publishedDirectory();
  return Response.json(finderData(viewContextOf(published)));
};
