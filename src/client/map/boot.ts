/**
 * Waits until somebody asks for the moving map of a page, and loads it then. A device that cannot draw it is told
 * so before anything is loaded, and keeps the picture.
 */
import type { OpenMap } from './open-map.ts';
import { askEvent, foundEvent, type Found } from './found.ts';

const frame = document.querySelector<HTMLElement>('[data-map]');
if (frame) waitForMap(frame, frame.closest<HTMLElement>('[data-find]')!);

function waitForMap(frame: HTMLElement, page: HTMLElement): void {
  const button = frame.querySelector<HTMLElement>('[data-map-open]')!;
  const bigMap = frame.querySelector<HTMLAnchorElement>('[data-map-big]');
  const says = frame.querySelector('[data-map-says]')!;
  let opening: Promise<void> | undefined;
  let map: OpenMap | undefined;

  function say(state: string, words: string): void {
    frame.dataset['map'] = state;
    says.textContent = words;
  }

  function close(): void {
    map = opening = undefined;
    say('', 'The map is closed.');
    button.focus();
    page.dispatchEvent(new Event(askEvent));
  }

  async function open(): Promise<void> {
    if (!canDraw()) {
      say('cannot', 'This device cannot draw the moving map. The list has everything that is on it.');
      return;
    }
    say('wait', 'The map is on its way …');
    try {
      const { openMap } = await import('./open-map.ts');
      map = await openMap(frame, page, close);
      page.dispatchEvent(new Event(askEvent));
    } catch {
      say('', 'The map did not load. The list has everything that is on it.');
      opening = undefined;
    }
  }

  const asked = () => (opening ??= open());
  button.addEventListener('click', () => void asked());
  page.addEventListener(foundEvent, (event) => {
    if (bigMap) bigMap.search = location.search;
    map?.show((event as CustomEvent<Found>).detail);
  });
  page.addEventListener('click', ({ target }) => {
    const wish = (target as Element).closest<HTMLElement>('[data-on-map]');
    if (wish) void asked().then(() => map?.chooseFrom(wish));
  });
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  // Whoever follows a link to a view of the map has asked for it.
  if (location.hash.startsWith('#map=') && !connection?.saveData) void asked();
}

function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
