/** Outlines of neighbourhoods, and shapes for vague places. */
import type { OutlinesData } from '../../formats/outlines.ts';

/** The outlines of a site; none where they do not load, because the map reads without them. */
export async function fetchOutlines(address: string): Promise<OutlinesData> {
  try {
    const answer = await fetch(address);
    if (answer.ok) return (await answer.json()) as OutlinesData;
  } catch {
    // Said below.
  }
  return { type: 'FeatureCollection', features: [] };
}

/** The outline of a neighbourhood, or a rough circle round a point where there is none. */
export function shapeOf(
  slug: string | undefined,
  { lat, lon }: { readonly lat: number; readonly lon: number },
  { features }: OutlinesData,
): GeoJSON.Geometry {
  const outline = features.find(({ properties }) => properties.slug === slug)?.geometry;
  return outline ?? { type: 'Polygon', coordinates: [circleRound(lat, lon)] };
}

const kmAround = 0.4;
const corners = 48;

function circleRound(lat: number, lon: number): GeoJSON.Position[] {
  const height = kmAround / 111.32;
  const width = height / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: corners + 1 }, (_, corner) => {
    const turn = (corner / corners) * 2 * Math.PI;
    return [lon + width * Math.cos(turn), lat + height * Math.sin(turn)];
  });
}
