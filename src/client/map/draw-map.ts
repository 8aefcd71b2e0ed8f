/** Starts MapLibre: the ground, plain English, no turning or tilting, and nothing from elsewhere. */
import {
  Map as MovingMap,
  ScaleControl,
  setWorkerUrl,
  type LngLatBoundsLike,
  type StyleImageSource,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { mapStyle, type MapGround } from '../../map/style.ts';
import {
  drawArea,
  drawCluster,
  drawDrop,
  drawHere,
  drawSeveral,
  pinSharpness,
  type PinLook,
} from './pin-pictures.ts';
import { areaLayers, pinLayers, pinSources } from './pin-layers.ts';
import type { MapView } from './view-address.ts';

/** A map to be started. */
export interface MapWish {
  readonly container: HTMLElement;
  readonly ground: MapGround;
  /** What it is called for those who cannot see it. */
  readonly name: string;
  /** Whether it shares its page with other things to scroll past: then the wheel alone does not zoom. */
  readonly isInline: boolean;
  /** Where to look at first; the whole area without it. */
  readonly view?: MapView | undefined;
}

const closest = 18;
/** Room to look beyond the edge, as a share of the area. */
const beyond = 0.75;

/**
 * Starts a map and waits until its style stands.
 *
 * @throws where the device cannot draw it after all
 */
export async function drawMap({ container, ground, name, isInline, view }: MapWish): Promise<MovingMap> {
  setWorkerUrl(workerUrl);
  const [west, south, east, north] = ground.box;
  const [wide, high] = [(east - west) * beyond, (north - south) * beyond];
  const bounds: LngLatBoundsLike = [west, south, east, north];
  const map = new MovingMap({
    container,
    style: mapStyle(ground, { sources: pinSources, below: areaLayers, above: pinLayers }),
    ...(view ? { center: [view.lon, view.lat], zoom: view.zoom } : { bounds }),
    maxBounds: [west - wide, south - high, east + wide, north + high],
    minZoom: Math.max(8, ground.minZoom),
    maxZoom: closest,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    attributionControl: false,
    cooperativeGestures: isInline,
    locale: { ...words, 'Map.Title': name },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ unit: 'imperial', maxWidth: 96 }), 'bottom-left');
  await map.once('style.load');
  const add = (id: string, image: Parameters<MovingMap['addImage']>[1]) => {
    map.addImage(id, image, { pixelRatio: pinSharpness });
  };
  map.setMissingStyleImageResolver((id) => {
    add(id, pictureOf(id));
  });
  add('cluster-small', drawCluster(40));
  add('cluster-middle', drawCluster(48));
  add('cluster-large', drawCluster(58));
  add('area', drawArea());
  add('chosen area', drawArea(true));
  add('here', drawHere());
  return map;
}

/** Pins are drawn when one is first needed; their names say how. */
function pictureOf(id: string): StyleImageSource {
  const isChosen = id.startsWith('chosen ');
  const [shape, colour, third] = id.replace('chosen ', '').split(' ') as [
    PinLook['shape'] | 'several',
    PinLook['colour'],
    string?,
  ];
  if (shape === 'several') return drawSeveral(colour, isChosen);
  return drawDrop({ shape, colour, isHollow: third !== undefined }, isChosen);
}

const words = {
  'Popup.Close': 'Close',
  'ScaleControl.Feet': 'ft',
  'ScaleControl.Miles': 'mi',
  'CooperativeGesturesHandler.WindowsHelpText': 'Hold Ctrl and scroll to come closer',
  'CooperativeGesturesHandler.MacHelpText': 'Hold ⌘ and scroll to come closer',
  'CooperativeGesturesHandler.MobileHelpText': 'Use two fingers to move the map',
} as const;
