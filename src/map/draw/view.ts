import type { Box, Point } from '../../domain/geo.ts';

/** Units round the whole world: as many as tiles of zoom 14 have, with 4,096 to a side. */
export const worldUnits = 2 ** 26;

const roundTheWorld = 40_075_016.686;

/** A spot in units of the world (Web Mercator): x to the east, y to the south. */
export type Spot = readonly [x: number, y: number];

/** Where a point lies in units of the world. */
export function worldSpot({ lat, lon }: Point): Spot {
  const sine = Math.min(0.9999, Math.max(-0.9999, Math.sin((lat * Math.PI) / 180)));
  const north = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [(0.5 + lon / 360) * worldUnits, north * worldUnits];
}

/** The part of the world that a drawing shows, and how large. */
export interface View {
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** West, north, east, south in units of the world. */
  readonly edges: readonly [west: number, north: number, east: number, south: number];
  /** Px to a unit of the world. */
  readonly scale: number;
  /** Px to a metre on the ground, in the middle of the drawing. */
  readonly pxPerMetre: number;
  /** As on maps that move: the world is 512 px wide at zoom 0, and twice as wide at each zoom more. */
  readonly zoom: number;
}

/** What a drawing is to show: so many metres round a point, or a box with some room round it. */
export type Extent =
  { readonly centre: Point; readonly metresAcross: number } | { readonly box: Box; readonly roomPx?: number };

/** Fits what is to be shown into a drawing of so many px. */
export function fitView(extent: Extent, width: number, height: number): View {
  if ('centre' in extent) {
    const scale = width / (extent.metresAcross / metresPerUnit(extent.centre.lat));
    return viewAround(worldSpot(extent.centre), scale, width, height);
  }
  const [west, south, east, north] = extent.box;
  const [left, top] = worldSpot({ lat: north, lon: west });
  const [right, bottom] = worldSpot({ lat: south, lon: east });
  const room = extent.roomPx ?? 0;
  const scale = Math.min((width - 2 * room) / (right - left), (height - 2 * room) / (bottom - top));
  return viewAround([(left + right) / 2, (top + bottom) / 2], scale, width, height);
}

function viewAround([x, y]: Spot, scale: number, width: number, height: number): View {
  const [across, down] = [width / scale / 2, height / scale / 2];
  return {
    width,
    height,
    edges: [x - across, y - down, x + across, y + down],
    scale,
    pxPerMetre: scale / metresPerUnit(latitudeOf(y)),
    zoom: Math.log2((scale * worldUnits) / 512),
  };
}

/** Where a point of the world lies in a drawing, in px from its upper left corner. */
export function pxOf({ edges: [west, north], scale }: View, [x, y]: Spot): Spot {
  return [(x - west) * scale, (y - north) * scale];
}

function metresPerUnit(lat: number): number {
  return (roundTheWorld * Math.cos((lat * Math.PI) / 180)) / worldUnits;
}

function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / worldUnits))) * 180) / Math.PI;
}
