/** Opens the moving map of a page: the weight of it comes with this file, when somebody asks. */
import type { GeoJSONSource } from 'maplibre-gl';
import type { MapGround } from '../../map/style.ts';
import { drawMap } from './draw-map.ts';
import type { Found } from './found.ts';
import { MapInStep } from './map-in-step.ts';
import { fetchOutlines } from './outlines.ts';
import { neighbourhoodFeatures } from './pin-layers.ts';
import { addStyles } from './styles.ts';
import { readView } from './view-address.ts';

/** An open map. */
export interface OpenMap {
  /** Shows what was found. */
  readonly show: (found: Found) => void;
  /** Shows the thing of a card of the list, and takes the reader there. */
  readonly chooseFrom: (button: HTMLElement) => void;
}

const opened =
  'The map is open. Arrow keys move it, plus and minus bring it closer or farther. Enter chooses what is in the middle.';

/**
 * Opens the map in its frame. The frame then sends the event `map-open`, with MapLibre's map as its detail.
 *
 * @param closed told when somebody closes it
 * @throws where it cannot be drawn
 */
export async function openMap(frame: HTMLElement, page: HTMLElement, closed: () => void): Promise<OpenMap> {
  const part = (selector: string) => frame.querySelector<HTMLElement>(selector)!;
  const hadFocus = document.activeElement === part('[data-map-open]');
  const isFull = frame.dataset['full'] !== undefined;
  const view = readView(location.hash);
  const [outlines] = await Promise.all([
    fetchOutlines(frame.dataset['outlines'] ?? ''),
    addStyles(frame.dataset['styles'] ?? ''),
  ]);
  const container = document.createElement('div');
  container.className = 'map-canvas';
  part('[data-map-window]').prepend(container);
  // A map that is made in a box without a size stays blank.
  frame.dataset['map'] = 'open';
  page.dataset['mapped'] = '';
  if (isFull) page.dataset['whole'] = '';
  const takeBack = () => {
    container.remove();
    delete page.dataset['mapped'];
    delete page.dataset['whole'];
  };
  const map = await drawMap({
    container,
    ground: {
      tiles: new URL(frame.dataset['tiles'] ?? '', location.href).href
        .replaceAll('%7B', '{')
        .replaceAll('%7D', '}'),
      box: (frame.dataset['box'] ?? '').split(',').map(Number) as unknown as MapGround['box'],
      minZoom: Number(frame.dataset['minZoom']),
      maxZoom: Number(frame.dataset['maxZoom']),
      neighbourhoods: outlines.features.map(({ properties }) => properties.title),
    },
    name: frame.dataset['name'] ?? 'Map',
    isInline: !isFull,
    view,
  }).catch((error: unknown) => {
    takeBack();
    throw error;
  });
  void map.getSource<GeoJSONSource>('neighbourhoods')?.setData(neighbourhoodFeatures(outlines));
  const inStep = new MapInStep(map, frame, page, outlines, view);
  const ending = new AbortController();
  const on = (selector: string, act: (event: Event) => void) => {
    part(selector).addEventListener('click', act, { signal: ending.signal });
  };

  map.on('error', () => {
    part('[data-map-count]').textContent = 'Part of the map did not load. The list has everything.';
  });
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    inStep.chooseMiddle();
  });
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') inStep.unchoose();
  };
  frame.addEventListener('keydown', escape, { signal: ending.signal });
  const followAddress = () => {
    const asked = readView(location.hash);
    if (asked) inStep.goTo(asked);
  };
  window.addEventListener('popstate', followAddress, { signal: ending.signal });
  on('[data-map-skip]', (event) => {
    // The search of the page takes links to its own address for searches.
    event.preventDefault();
    event.stopPropagation();
    inStep.leave();
  });
  on('[data-map-closer]', () => map.zoomIn());
  on('[data-map-farther]', () => map.zoomOut());
  on('[data-map-all]', () => {
    inStep.showAll();
  });
  on('[data-map-only]', () => {
    const box = part('input[name="box"]') as HTMLInputElement;
    const sides = map.getBounds().toArray().flat();
    box.value = sides.map((degrees) => degrees.toFixed(5)).join();
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  on('[data-map-close]', () => {
    ending.abort();
    inStep.end();
    map.remove();
    takeBack();
    history.replaceState(history.state, '', location.pathname + location.search);
    closed();
  });

  if (hadFocus) map.getCanvas().focus({ preventScroll: true });
  part('[data-map-window]').scrollIntoView({ block: 'nearest' });
  inStep.say(opened);
  frame.dispatchEvent(new CustomEvent('map-open', { detail: map, bubbles: true }));
  return {
    show: (found) => {
      inStep.show(found);
    },
    chooseFrom: (button) => {
      inStep.chooseFrom(button);
    },
  };
}
