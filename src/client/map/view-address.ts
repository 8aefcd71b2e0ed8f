/**
 * Where the map looks, behind the # of the address: `#map=15.2/54.7241/2.7453/slow-miles`. That part is never sent
 * to a server, so nobody learns where people look, and a link still opens the same view.
 */

/** What the map shows of the world. */
export interface MapView {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
  /** Slug of what is chosen. */
  readonly chosen?: string | undefined;
}

const shape = /^#map=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)(?:\/([a-z0-9-]+))?$/;

/** The view that an address names; none where it makes no sense. */
export function readView(hash: string): MapView | undefined {
  const [, zoom, lat, lon, chosen] = shape.exec(hash) ?? [];
  const view = { zoom: Number(zoom), lat: Number(lat), lon: Number(lon), chosen };
  const isOnEarth = view.zoom <= 24 && Math.abs(view.lat) <= 85 && Math.abs(view.lon) <= 180;
  return isOnEarth ? view : undefined;
}

/** A view as the end of an address: to a tenth of a zoom, and to a metre or so. */
export function viewAddress({ zoom, lat, lon, chosen }: MapView): string {
  const end = chosen === undefined ? '' : `/${chosen}`;
  return `#map=${Number(zoom.toFixed(1))}/${lat.toFixed(5)}/${lon.toFixed(5)}${end}`;
}
