/** The moving map of a page, in step with its list: loaded when somebody asks for it. */
import { Popup, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import type { FoundThing } from '../finder/find-query.ts';
import { londonToday } from '../london-today.ts';
import { drawMap } from './draw-map.ts';
import type { Found } from './found.ts';
import { listOf } from './list-beside.ts';
import { fetchOutlines } from './outlines.ts';
import { drawPinCard, headingOf } from './pin-card.ts';
import {
  areaFeatures,
  chosenFeatures,
  hereFeatures,
  neighbourhoodFeatures,
  pinFeatures,
  pressable,
} from './pin-layers.ts';
import { pinsOf, type Pin, type Pinned } from './pins.ts';
import { addStyles } from './styles.ts';
import { readView, viewAddress } from './view-address.ts';

/** An open map. */
export interface OpenMap {
  /** Shows what was found. */
  readonly show: (found: Found) => void;
  /** Shows the thing of a card of the list, and takes the reader there. */
  readonly chooseFrom: (button: HTMLElement) => void;
}

/** How much of a finger counts as a press on a pin, in px. */
const fingertip = 8;

/** The room that pins keep from the edge when all are shown, in px. */
const margin = { top: 64, right: 48, bottom: 32, left: 48 };

/** As close as the map goes by itself. */
const closeEnough = 15.5;

/**
 * Opens the map in its frame.
 *
 * @param closed told when somebody closes it
 * @throws where it cannot be drawn
 */
export async function openMap(frame: HTMLElement, page: HTMLElement, closed: () => void): Promise<OpenMap> {
  const part = <Part extends HTMLElement>(selector: string) => frame.querySelector<Part>(selector)!;
  const window_ = part('[data-map-window]');
  const says = part('[data-map-says]');
  const hadFocus = document.activeElement === part('[data-map-open]');
  const isFull = frame.dataset['full'] !== undefined;
  const firstView = readView(location.hash);
  const [outlines] = await Promise.all([
    fetchOutlines(frame.dataset['outlines'] ?? ''),
    addStyles(),
  ]);
  const container = document.createElement('div');
  container.className = 'map-canvas';
  window_.prepend(container);
  frame.dataset['map'] = 'open';
  const map = await drawMap({
    container,
    ground: {
      tiles: new URL(frame.dataset['tiles'] ?? '', location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
      box: numbersIn(frame.dataset['box']) as unknown as [number, number, number, number],
      minZoom: Number(frame.dataset['minZoom']),
      maxZoom: Number(frame.dataset['maxZoom']),
      neighbourhoods: outlines.features.map(({ properties }) => properties.title),
    },
    name: frame.dataset['name'] ?? 'Map',
    isInline: !isFull,
    view: firstView,
  }).catch((error: unknown) => {
    container.remove();
    throw error;
  });
  const list = listOf(page);
  const ending = new AbortController();
  const { signal } = ending;
  let found: Found | undefined;
  let pinned: Pinned = { pins: [], placeless: [] };
  let chosen: { readonly pin: Pin; readonly thing?: FoundThing | undefined } | undefined;
  let wanted = firstView?.chosen;
  let hasShown = firstView !== undefined;
  let popup: Popup | undefined;
  let camefrom: HTMLElement | undefined;

  const fill = (source: string, features: GeoJSON.FeatureCollection) => {
    void map.getSource<GeoJSONSource>(source)?.setData(features);
  };
  const say = (words: string) => {
    says.textContent = words;
  };

  function show(next: Found): void {
    found = next;
    pinned = pinsOf(next.things, next.data);
    fill('pins', pinFeatures(pinned.pins));
    fill('areas', areaFeatures(pinned.pins, next.data, outlines));
    fill('here', hereFeatures(next.near));
    const again = chosen?.thing ?? (wanted === undefined ? undefined : { slug: wanted });
    wanted = undefined;
    const thing = again && next.things.find(({ slug }) => slug === again.slug);
    const pin = thing && pinned.pins.find(({ things }) => things.includes(thing));
    if (pin) choose(pin, thing, { moves: false });
    else unchoose();
    if (!hasShown || !pinned.pins.some(isInView)) showAll();
    hasShown = true;
    count();
    writeView();
  }

  function isInView({ lat, lon }: Pin): boolean {
    return map.getBounds().contains([lon, lat]);
  }

  function showAll(): void {
    const points = [...pinned.pins, ...(found?.near ? [found.near] : [])];
    if (points.length === 0) return;
    const lons = points.map(({ lon }) => lon);
    const lats = points.map(({ lat }) => lat);
    map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], {
      padding: margin,
      maxZoom: closeEnough,
      duration: hasShown ? 600 : 0,
    });
  }

  /** "34 things on the map, 12 in this view. 6 more need no place." */
  function count(): void {
    const { pins, placeless } = pinned;
    const onMap = thingsAt(pins).size;
    const inView = thingsAt(pins.filter(isInView)).size;
    const sentences = [
      `${countInWords(onMap)} on the map, ${inView === onMap ? 'all' : inView} in this view.`,
      ...(placeless.length === 0 ? [] : [`${placeless.length} more ${placeless.length === 1 ? 'needs' : 'need'} no place: see the list.`]),
    ];
    part('[data-map-count]').textContent = onMap === 0 && placeless.length === 0 ? 'Nothing to show.' : sentences.join(' ');
    frame.dataset['pinned'] = String(onMap);
  }

  function writeView(): void {
    const { lat, lng: lon } = map.getCenter();
    const view = viewAddress({ zoom: map.getZoom(), lat, lon, chosen: chosen?.thing?.slug });
    history.replaceState(history.state, '', `${location.pathname}${location.search}${view}`);
  }

  function choose(
    pin: Pin,
    thing: FoundThing | undefined,
    { moves = true, takesFocus = false }: { moves?: boolean; takesFocus?: boolean } = {},
  ): void {
    unchoose();
    chosen = { pin, thing: thing ?? (pin.things.length === 1 ? pin.things[0] : undefined) };
    fill('chosen', chosenFeatures(pin));
    list.mark(chosen.thing?.href);
    const lift = pin.area === undefined ? 48 : 26;
    popup = new Popup({
      closeOnClick: false,
      focusAfterOpen: takesFocus,
      maxWidth: 'none',
      offset: { bottom: [0, -lift], top: [0, 8], left: [22, -22], right: [-22, -22], 'top-left': [0, 8], 'top-right': [0, 8], 'bottom-left': [0, -lift], 'bottom-right': [0, -lift], center: [0, 0] },
      padding: { top: 4, right: 4, bottom: 4, left: 4 },
    })
      .setLngLat([pin.lon, pin.lat])
      .setDOMContent(drawPinCard(thing ? { ...pin, things: [thing] } : pin, cardPress))
      .addTo(map);
    popup.once('close', () => {
      if (chosen?.pin === pin) unchoose();
      writeView();
    });
    if (moves) {
      const zoom = Math.max(map.getZoom(), thing ? closeEnough : 0);
      map.easeTo({ center: [pin.lon, pin.lat], zoom, padding: { top: 120 } });
    }
    writeView();
  }

  /** Leaves nothing chosen; the reader goes back to where they came from, if they were in the card. */
  function unchoose(): void {
    const old = popup;
    popup = chosen = undefined;
    const wasInside = old?.getElement()?.contains(document.activeElement) ?? false;
    old?.remove();
    fill('chosen', chosenFeatures(undefined));
    list.mark(undefined);
    if (wasInside) (camefrom?.isConnected ? camefrom : map.getCanvas()).focus();
    camefrom = undefined;
  }

  const cardPress = {
    card: part<HTMLTemplateElement>('template[data-pin-card-form]'),
    thing: part<HTMLTemplateElement>('template[data-pin-thing-form]'),
    today: londonToday(),
    showInList(thing: FoundThing) {
      list.goTo(thing);
    },
  };

  function chooseOnMap(pin: Pin): void {
    const thing = pin.things.length === 1 ? pin.things[0] : undefined;
    const hadKeys = document.activeElement === map.getCanvas();
    choose(pin, thing, { moves: false, takesFocus: hadKeys && map.getCanvas().matches(':focus-visible') });
    say(thing ? `${thing.title}, ${pin.title}` : headingOf(pin));
    if (thing) list.bring(thing);
  }

  async function press({ point }: Pick<MapMouseEvent, 'point'>): Promise<void> {
    const near = map.queryRenderedFeatures(
      [
        [point.x - fingertip, point.y - fingertip],
        [point.x + fingertip, point.y + fingertip],
      ],
      { layers: [...pressable] },
    );
    const [feature] = near;
    if (feature === undefined) {
      unchoose();
      writeView();
      return;
    }
    if (feature.layer.id === 'chosen') return;
    if (feature.properties['cluster_id'] !== undefined) {
      await openCluster(Number(feature.properties['cluster_id']), feature.geometry as GeoJSON.Point);
      return;
    }
    const pin = pinned.pins[Number(feature.properties['pin'])];
    if (pin) chooseOnMap(pin);
  }

  async function openCluster(id: number, { coordinates }: GeoJSON.Point): Promise<void> {
    const zoom = await map.getSource<GeoJSONSource>('pins')!.getClusterExpansionZoom(id);
    map.easeTo({ center: coordinates as [number, number], zoom: Math.min(zoom + 0.2, map.getMaxZoom()) });
  }

  /** For those who move the map by its keys: opens what is nearest to the middle. */
  function chooseMiddle(): void {
    const { lng, lat } = map.getCenter();
    const [nearest] = pinned.pins
      .filter(isInView)
      .map((pin) => ({ pin, away: (pin.lon - lng) ** 2 * Math.cos((lat * Math.PI) / 180) ** 2 + (pin.lat - lat) ** 2 }))
      .sort((one, other) => one.away - other.away);
    if (nearest) chooseOnMap(nearest.pin);
    else say('Nothing is in this view.');
  }

  map.on('click', (event) => void press(event));
  map.on('mousemove', ({ point }) => {
    const isOnPin = map.queryRenderedFeatures(point, { layers: [...pressable] }).length > 0;
    map.getCanvas().classList.toggle('on-pin', isOnPin);
  });
  map.on('moveend', () => {
    count();
    writeView();
    if (document.activeElement === map.getCanvas()) say(part('[data-map-count]').textContent);
  });
  map.on('error', () => {
    part('[data-map-count]').textContent = 'Part of the map did not load. The list has everything.';
  });
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    chooseMiddle();
  });
  frame.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') unchoose();
  }, { signal });
  const onPress = (selector: string, act: () => void) => {
    part(selector).addEventListener('click', act, { signal });
  };
  onPress('[data-map-closer]', () => map.zoomIn());
  onPress('[data-map-farther]', () => map.zoomOut());
  onPress('[data-map-all]', showAll);
  onPress('[data-map-only]', () => {
    const box = page.querySelector<HTMLInputElement>('input[name="box"]')!;
    box.value = map.getBounds().toArray().flat().map((degrees) => degrees.toFixed(5)).join();
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
  onPress('[data-map-close]', () => {
    ending.abort();
    unchoose();
    map.remove();
    container.remove();
    list.leave();
    delete page.dataset['mapped'];
    closed();
    history.replaceState(history.state, '', location.pathname + location.search);
  });
  part('[data-map-skip]').addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    list.focus();
  }, { signal });
  window.addEventListener('popstate', () => {
    const view = readView(location.hash);
    if (view) map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom });
    wanted = view?.chosen;
  }, { signal });

  fill('neighbourhoods', neighbourhoodFeatures(outlines));
  page.dataset['mapped'] = '';
  if (isFull) page.dataset['whole'] = '';
  map.resize();
  if (hadFocus) map.getCanvas().focus();
  say('The map is open. Arrow keys move it, plus and minus come closer or go back, Enter opens what is in the middle.');
  frame.dispatchEvent(new CustomEvent('map-open', { detail: map }));

  return {
    show,
    chooseFrom(button) {
      const href = button.closest('li')!.querySelector('a')!.pathname;
      const thing = found?.things.find((one) => one.href === href);
      const pin = thing && pinned.pins.find(({ things }) => things.includes(thing));
      if (!thing || !pin) return;
      window_.scrollIntoView({ block: 'nearest' });
      choose(pin, thing, { takesFocus: true });
      camefrom = button;
      say(`${thing.title} is on the map, at ${pin.title}.`);
    },
  };
}

function thingsAt(pins: readonly Pin[]): ReadonlySet<FoundThing> {
  return new Set(pins.flatMap(({ things }) => things));
}

function countInWords(count: number): string {
  return `${count} ${count === 1 ? 'thing' : 'things'}`;
}

function numbersIn(text = ''): number[] {
  return text.split(',').map(Number);
}
