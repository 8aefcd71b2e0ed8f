/** The map on which a pin is set: the directory's own ground and no other. Loaded when somebody asks for it. */
import { Marker, type Map as MovingMap } from 'maplibre-gl';
import { drawMap } from '../../client/map/draw-map.ts';
import type { Point } from '../../domain/geo.ts';
import { fetchDirectory } from '../fetch-directory.ts';

/** An open map with a pin. */
export interface PinMap {
  /** Shows the pin at a point, or none. */
  readonly show: (point: Point | undefined) => void;
  /** Sets the pin where the map looks. */
  readonly chooseMiddle: () => void;
  /** Closer for 1, farther for -1. */
  readonly zoom: (steps: 1 | -1) => void;
  readonly remove: () => void;
}

/** A map to be opened. */
export interface PinMapWish {
  readonly container: HTMLElement;
  /** Where the pin is at first. */
  readonly point: Point | undefined;
  /** Told where somebody sets the pin. */
  readonly choose: (point: Point) => void;
}

const closeBy = 16;

/**
 * Opens a map.
 *
 * @throws where the directory has no ground, or the device cannot draw it
 */
export async function openPinMap({ container, point, choose }: PinMapWish): Promise<PinMap> {
  const { ground, site, neighbourhoods } = await fetchDirectory();
  if (ground === undefined) throw new Error('This directory has no map.');
  const window = document.createElement('div');
  window.className = 'map-canvas';
  container.replaceChildren(window);
  const map = await drawMap({
    container: window,
    ground: {
      ...ground,
      tiles: new URL(ground.tiles, location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
      neighbourhoods: neighbourhoods.map(({ title }) => title),
    },
    name: `Map of ${site.name}`,
    isInline: true,
    view: point && { ...point, zoom: closeBy },
  });
  addCredit(container, ground.credit);
  const marker = new Marker({ element: drawPin(), anchor: 'bottom', draggable: true });
  const chooseAt = ({ lat, lng }: { lat: number; lng: number }) => {
    choose({ lat, lon: lng });
  };
  let isShown = false;
  const show = (next: Point | undefined) => {
    if (next === undefined) {
      marker.remove();
      isShown = false;
      return;
    }
    marker.setLngLat([next.lon, next.lat]);
    if (!isShown) marker.addTo(map);
    isShown = true;
    if (!map.getBounds().contains([next.lon, next.lat]))
      map.jumpTo({ center: [next.lon, next.lat], zoom: closeBy });
  };
  marker.on('dragend', () => {
    chooseAt(marker.getLngLat());
  });
  map.on('click', ({ lngLat }) => {
    chooseAt(lngLat);
  });
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    chooseAt(map.getCenter());
  });
  show(point);
  container.dispatchEvent(new CustomEvent<MovingMap>('map-open', { detail: map, bubbles: true }));
  return {
    show,
    chooseMiddle: () => {
      chooseAt(map.getCenter());
    },
    zoom: (steps) => {
      if (steps > 0) map.zoomIn();
      else map.zoomOut();
    },
    remove: () => {
      map.remove();
      container.replaceChildren();
    },
  };
}

function addCredit(container: HTMLElement, words: string): void {
  const credit = document.createElement('p');
  credit.className = 'own-map-credit';
  const link = document.createElement('a');
  link.href = 'https://www.openstreetmap.org/copyright';
  link.textContent = words;
  credit.append(link);
  container.append(credit);
}

/** A drop with its point on the place. */
function drawPin(): HTMLElement {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('width', '36');
  picture.setAttribute('height', '46');
  picture.setAttribute('viewBox', '0 0 36 46');
  picture.setAttribute('class', 'own-pin');
  picture.setAttribute('aria-hidden', 'true');
  const drop = document.createElementNS(space, 'path');
  drop.setAttribute('d', 'M18 2a16 16 0 0 1 16 16c0 11-12 18-16 26C14 36 2 29 2 18A16 16 0 0 1 18 2z');
  const hole = document.createElementNS(space, 'circle');
  hole.setAttribute('cx', '18');
  hole.setAttribute('cy', '18');
  hole.setAttribute('r', '6');
  picture.append(drop, hole);
  const pin = document.createElement('div');
  pin.append(picture);
  return pin;
}
