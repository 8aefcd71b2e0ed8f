import type { APIRoute } from 'astro';
import { publishedDirectory } from '../../reader/published-directory.ts';
import { datesData } from '../../views/finder-data.ts';
import { viewContextOf } from '../../views/view-context.ts';

/** When everything in the finder meets; read by `src/client/finder/`. */
export const GET: APIRoute = async () => {
  const published = await publishedDirectory();
  return Response.json(datesData(viewContextOf(published)));
};
