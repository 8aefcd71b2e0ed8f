/** A map in step with the list of its page: the same things, the same choice, and an address that says both. */
import { Popup, type GeoJSONSource, type Map as MovingMap, type MapMouseEvent } from 'maplibre-gl';
import type { OutlinesData } from '../../formats/outlines.ts';
import type { FoundThing } from '../finder/find-query.ts';
import type { Found } from './found.ts';
import { listOf, type ListBeside } from './list-beside.ts';
import { drawPinCard, headingOf } from './pin-card.ts';
import { areaFeatures, chosenFeatures, hereFeatures, pinFeatures, pressable } from './pin-layers.ts';
import { pinsOf, type Pin, type Pinned } from './pins.ts';
import { viewAddress, type MapView } from './view-address.ts';

/** What is chosen: a pin, and the thing there where it is one thing alone. */
interface Chosen {
  readonly pin: Pin;
  readonly thing: FoundThing | undefined;
}

/** How to choose. */
interface WayToChoose {
  /** Whether the map goes there. */
  readonly moves?: boolean;
  /** Whether the reader is taken into the card over the pin. */
  readonly takesFocus?: boolean;
}

/** How much of a finger counts as a press on a pin, in px. */
const fingertip = 8;

/** The room that pins keep from the edge when all are shown, in px. */
const margin = { top: 64, right: 48, bottom: 32, left: 48 };

/** As close as the map goes by itself. */
const closeEnough = 15.5;

/** In milliseconds. */
const pauseBeforeWriting = 250;

/** How far the card stands above the end of a pin, and above the middle of a vague place, in px. */
const lift = { pin: 48, area: 26 };

/** A map, its list, and what is chosen in both. */
export class MapInStep {
  readonly #map: MovingMap;
  readonly #frame: HTMLElement;
  readonly #outlines: OutlinesData;
  readonly #list: ListBeside;
  #found: Found | undefined;
  #pinned: Pinned = { pins: [], placeless: [] };
  #chosen: Chosen | undefined;
  #popup: Popup | undefined;
  #card: HTMLElement | undefined;
  /** What had the focus before the reader was taken into the card over a pin. */
  #cameFrom: HTMLElement | undefined;
  /** The choice and the view that a link names; whoever follows it sees them even where nothing is. */
  #linked: MapView | undefined;
  #hasShown = false;
  #writing = 0;

  /** @param linked the view that the address names, which the map has been started with */
  constructor(
    map: MovingMap,
    frame: HTMLElement,
    page: HTMLElement,
    outlines: OutlinesData,
    linked: MapView | undefined,
  ) {
    this.#map = map;
    this.#frame = frame;
    this.#outlines = outlines;
    this.#list = listOf(page);
    this.#linked = linked;
    map.on('click', (event) => void this.#press(event));
    map.on('mousemove', ({ point }) => {
      const isOnPin = map.queryRenderedFeatures(point, { layers: [...pressable] }).length > 0;
      map.getCanvas().classList.toggle('on-pin', isOnPin);
    });
    map.on('moveend', () => {
      this.#count();
      this.#writeView();
      if (document.activeElement === map.getCanvas()) this.say(this.#part('[data-map-count]').textContent);
    });
  }

  /** Shows what was found, and keeps the choice where it is among it. */
  show(found: Found): void {
    const linked = this.#linked;
    const slug = this.#chosen?.thing?.slug ?? linked?.chosen;
    this.#linked = undefined;
    this.#found = found;
    this.#pinned = pinsOf(found.things, found.data);
    this.#fill('pins', pinFeatures(this.#pinned.pins));
    this.#fill('here', hereFeatures(found.near));
    const thing = found.things.find((one) => one.slug === slug);
    const pin = thing && this.#pinOf(thing);
    if (pin) this.#choose({ pin, thing }, { moves: false });
    else this.unchoose();
    const isBare = !this.#hasShown || !this.#pinned.pins.some((one) => this.#isInView(one));
    if (linked === undefined && isBare) this.showAll();
    this.#hasShown = true;
    this.#count();
    this.#writeView();
  }

  /** Goes to where an address of this page looks. */
  goTo(view: MapView): void {
    this.#map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom });
    this.#linked = view;
  }

  /** Makes room for everything found, and for where somebody is. */
  showAll(): void {
    const near = this.#found?.near;
    const points = [...this.#pinned.pins, ...(near ? [near] : [])];
    if (points.length === 0) return;
    const lons = points.map(({ lon }) => lon);
    const lats = points.map(({ lat }) => lat);
    this.#map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], {
      padding: margin,
      maxZoom: closeEnough,
      duration: this.#hasShown ? 600 : 0,
    });
  }

  /** Shows the thing of a card of the list on the map, and takes the reader there. */
  chooseFrom(button: HTMLElement): void {
    const href = button.closest('.card')?.querySelector('a')?.pathname;
    const thing = this.#found?.things.find((one) => one.href === href);
    const pin = thing && this.#pinOf(thing);
    if (!pin) return;
    this.#map.getContainer().scrollIntoView({ block: 'nearest' });
    this.#choose({ pin, thing }, { takesFocus: true });
    this.#cameFrom = button;
    this.say(`${thing.title} is on the map, at ${pin.title}.`);
  }

  /** For those who move the map by its keys: chooses what is nearest to the middle. */
  chooseMiddle(): void {
    const { lng, lat } = this.#map.getCenter();
    const narrow = Math.cos((lat * Math.PI) / 180);
    const away = (pin: Pin) => Math.hypot((pin.lon - lng) * narrow, pin.lat - lat);
    const inView = this.#pinned.pins.filter((pin) => this.#isInView(pin));
    const [nearest] = inView.sort((one, other) => away(one) - away(other));
    if (nearest) this.#chooseOnMap(nearest, { takesFocus: true });
    else this.say('Nothing is in this view.');
  }

  /** Leaves nothing chosen. Who was in the card over the pin goes back to where they came from. */
  unchoose(): void {
    const popup = this.#popup;
    this.#popup = this.#chosen = undefined;
    const wasInside = popup !== undefined && this.#hasReader();
    popup?.remove();
    this.#drawChosen();
    this.#list.mark(undefined);
    if (wasInside) (this.#cameFrom?.isConnected ? this.#cameFrom : this.#map.getCanvas()).focus();
    this.#cameFrom = undefined;
  }

  /** Ends it: nothing is written or shown any more. */
  end(): void {
    this.unchoose();
    window.clearTimeout(this.#writing);
  }

  /** Takes the reader past the map, to the list. */
  leave(): void {
    this.#list.focus();
  }

  /** Says something to those who cannot see the map. */
  say(words: string): void {
    this.#part('[data-map-says]').textContent = words;
  }

  #part(selector: string): HTMLElement {
    return this.#frame.querySelector<HTMLElement>(selector)!;
  }

  #fill(source: string, features: GeoJSON.FeatureCollection): void {
    void this.#map.getSource<GeoJSONSource>(source)?.setData(features);
  }

  /** Whether the reader is in the card over a pin; one that has just closed leaves them nowhere. */
  #hasReader(): boolean {
    const at = document.activeElement;
    return this.#card?.isConnected
      ? (this.#card.closest('.maplibregl-popup')?.contains(at) ?? false)
      : at === document.body;
  }

  #pinOf(thing: FoundThing): Pin | undefined {
    return this.#pinned.pins.find(({ things }) => things.includes(thing));
  }

  #isInView({ lat, lon }: Pin): boolean {
    return this.#map.getBounds().contains([lon, lat]);
  }

  #drawChosen(): void {
    const pin = this.#chosen?.pin;
    this.#fill('chosen', chosenFeatures(pin));
    if (this.#found) {
      this.#fill('areas', areaFeatures(this.#pinned.pins, this.#found.data, this.#outlines, pin));
    }
  }

  /** "34 things on the map, 12 in this view. 6 more need no place: see the list." */
  #count(): void {
    const { pins, placeless } = this.#pinned;
    const onMap = thingsAt(pins);
    const inView = thingsAt(pins.filter((pin) => this.#isInView(pin)));
    const isAll = inView === onMap ? 'all' : String(inView);
    const placed =
      onMap === 0 ? 'Nothing is on the map.' : `${counted(onMap)} on the map, ${isAll} in this view.`;
    const need = placeless.length === 1 ? 'needs' : 'need';
    const rest = placeless.length === 0 ? '' : ` ${placeless.length} more ${need} no place: see the list.`;
    this.#part('[data-map-count]').textContent = placed + rest;
  }

  /** Not at every turn of the wheel: browsers stop listening to pages that rewrite their address too often. */
  #writeView(): void {
    window.clearTimeout(this.#writing);
    this.#writing = window.setTimeout(() => {
      this.writeView();
    }, pauseBeforeWriting);
  }

  /** Puts what the map shows behind the # of the address. */
  writeView(): void {
    window.clearTimeout(this.#writing);
    const { lat, lng: lon } = this.#map.getCenter();
    const view = viewAddress({ zoom: this.#map.getZoom(), lat, lon, chosen: this.#chosen?.thing?.slug });
    history.replaceState(history.state, '', `${location.pathname}${location.search}${view}`);
  }

  #choose({ pin, thing }: Chosen, { moves = true, takesFocus = false }: WayToChoose): void {
    const found = this.#found;
    if (found === undefined) return;
    this.unchoose();
    this.#chosen = { pin, thing };
    this.#drawChosen();
    this.#list.mark(thing?.href);
    const above: [number, number] = [0, pin.area === undefined ? -lift.pin : -lift.area];
    const below: [number, number] = [0, 8];
    const popup = new Popup({
      closeOnClick: false,
      focusAfterOpen: takesFocus,
      maxWidth: 'none',
      padding: { top: 4, right: 4, bottom: 4, left: 4 },
      offset: {
        center: [0, 0],
        left: [22, -22],
        right: [-22, -22],
        top: below,
        'top-left': below,
        'top-right': below,
        bottom: above,
        'bottom-left': above,
        'bottom-right': above,
      },
    });
    const card = drawPinCard(thing ? { ...pin, things: [thing] } : pin, {
      card: this.#frame.querySelector<HTMLTemplateElement>('template[data-pin-card-form]')!,
      thing: this.#frame.querySelector<HTMLTemplateElement>('template[data-pin-thing-form]')!,
      draw: found.draw,
      showInList: (one) => {
        this.#list.goTo(one, found.draw);
      },
    });
    popup.setLngLat([pin.lon, pin.lat]).setDOMContent(card).addTo(this.#map);
    popup.once('close', () => {
      if (this.#popup === popup) this.unchoose();
      this.#writeView();
    });
    this.#popup = popup;
    this.#card = card;
    if (moves) {
      const zoom = Math.max(this.#map.getZoom(), closeEnough);
      this.#map.easeTo({ center: [pin.lon, pin.lat], zoom, offset: [0, 60] });
    }
    this.#writeView();
  }

  #chooseOnMap(pin: Pin, { takesFocus = false }: WayToChoose = {}): void {
    const found = this.#found;
    const thing = pin.things.length === 1 ? pin.things[0] : undefined;
    this.#choose({ pin, thing }, { moves: false, takesFocus });
    const isSaid = thing && pin.title.startsWith(thing.title);
    this.say(thing && !isSaid ? `${thing.title}, ${pin.title}` : headingOf(pin));
    if (thing && found) this.#list.bring(thing, found.draw);
  }

  async #press({ point }: Pick<MapMouseEvent, 'point'>): Promise<void> {
    const [feature] = this.#map.queryRenderedFeatures(
      [
        [point.x - fingertip, point.y - fingertip],
        [point.x + fingertip, point.y + fingertip],
      ],
      { layers: [...pressable] },
    );
    if (feature?.layer.id === 'chosen') return;
    const { cluster_id: cluster, pin: id } = feature?.properties ?? {};
    const pin = id === undefined ? undefined : this.#pinned.pins[Number(id)];
    if (cluster !== undefined) {
      await this.#openCluster(Number(cluster), (feature?.geometry as GeoJSON.Point).coordinates);
    } else if (pin) {
      this.#chooseOnMap(pin);
    } else {
      this.unchoose();
      this.#writeView();
    }
  }

  async #openCluster(id: number, [lon = 0, lat = 0]: GeoJSON.Position): Promise<void> {
    const zoom = await this.#map.getSource<GeoJSONSource>('pins')!.getClusterExpansionZoom(id);
    this.#map.easeTo({ center: [lon, lat], zoom: Math.min(zoom + 0.2, this.#map.getMaxZoom()) });
  }
}

function thingsAt(pins: readonly Pin[]): number {
  return new Set(pins.flatMap(({ things }) => things)).size;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'thing' : 'things'}`;
}
