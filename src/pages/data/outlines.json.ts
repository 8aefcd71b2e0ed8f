import type { APIRoute } from 'astro';
import { outlinesData } from '../../formats/outlines.ts';
import { publishedDirectory } from '../../reader/published-directory.ts';

/** Outlines of neighbourhoods, for the map. */
export const GET: APIRoute = async () => {
  const { directory } = await publishedDirectory();
  return Response.json(outlinesData(directory));
};
