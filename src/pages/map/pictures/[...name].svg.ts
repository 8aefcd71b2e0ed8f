import type { APIRoute, GetStaticPaths } from 'astro';
import { drawMap } from '../../../map/draw/draw-map.ts';
import { basemapOf } from '../../../map/tiles/basemap.ts';
import { publishedDirectory } from '../../../reader/published-directory.ts';
import { mapPictures, type MapPicture } from '../../../views/map-pictures.ts';
import { viewContextOf } from '../../../views/view-context.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const published = await publishedDirectory();
  if (!published.basemap) return [];
  const pictures = mapPictures(viewContextOf(published));
  return pictures.map((picture) => ({ params: { name: picture.name }, props: { picture } }));
};

/** A map drawn as a picture, for where no map moves. */
export const GET: APIRoute<{ picture: MapPicture }> = async ({ props }) => {
  const { basemap } = await publishedDirectory();
  const drawn = basemap ? await drawMap(props.picture, await basemapOf(basemap)) : undefined;
  return new Response(drawn?.svg ?? '', { headers: { 'content-type': 'image/svg+xml' } });
};
