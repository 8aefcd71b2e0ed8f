import type { APIRoute } from 'astro';
import { placesData } from '../../formats/places.ts';
import { publishedDirectory } from '../../reader/published-directory.ts';

/** Postcodes and names of places, by which people say where they are. */
export const GET: APIRoute = async () => {
  const { directory } = await publishedDirectory();
  return new Response(JSON.stringify(placesData(directory)));
};
