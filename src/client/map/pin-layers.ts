/** What the map shows above the ground: neighbourhoods, vague places, pins and clusters of pins. */
import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import { mapLetters, palette } from '../../map/palette.ts';
import type { FinderData } from '../../formats/finder.ts';
import type { OutlinesData } from '../../formats/outlines.ts';
import type { FoundThing } from '../finder/find-query.ts';
import { shapeOf } from './outlines.ts';
import type { PinLook } from './pin-pictures.ts';
import type { Pin } from './pins.ts';

type Geo = GeoJSON.FeatureCollection;

/** Nothing. */
export const noFeatures: Geo = { type: 'FeatureCollection', features: [] };

/** Sources of what is shown above the ground, still empty. */
export const pinSources: Readonly<Record<string, GeoJSONSourceSpecification>> = {
  neighbourhoods: { type: 'geojson', data: noFeatures },
  areas: { type: 'geojson', data: noFeatures },
  pins: {
    type: 'geojson',
    data: noFeatures,
    cluster: true,
    clusterRadius: 44,
    clusterMaxZoom: 15,
    clusterProperties: { things: ['+', ['get', 'things']] },
  },
  chosen: { type: 'geojson', data: noFeatures },
  here: { type: 'geojson', data: noFeatures },
};

/** Layers whose features can be pressed, the topmost first. */
export const pressable = ['chosen', 'pins', 'several', 'pin-names', 'clusters', 'area-pins'] as const;

const isPin: ExpressionSpecification = ['!', ['has', 'point_count']];
const isArea: ExpressionSpecification = ['==', ['get', 'isArea'], true];

const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.8 } as const;

/** What lies on the ground below the streets: vague places, and edges of neighbourhoods. */
export const areaLayers: readonly LayerSpecification[] = [
  {
    id: 'areas',
    type: 'fill',
    source: 'areas',
    paint: { 'fill-color': palette.damson, 'fill-opacity': ['get', 'strength'] },
  },
  {
    id: 'neighbourhood-edge',
    type: 'line',
    source: 'neighbourhoods',
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: {
      'line-color': palette.neighbourhood,
      'line-opacity': 0.55,
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 16, 2.5],
      'line-dasharray': [3, 2],
    },
  },
];

/** What stands above the ground, from below to above. */
export const pinLayers: readonly LayerSpecification[] = [
  {
    id: 'neighbourhood-name',
    type: 'symbol',
    source: 'neighbourhoods',
    filter: ['==', ['geometry-type'], 'Point'],
    minzoom: 10.5,
    maxzoom: 16,
    layout: {
      'text-field': ['get', 'title'],
      'text-font': [mapLetters.bold],
      'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12.5, 14, 17],
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.7,
      'text-justify': 'auto',
      'text-max-width': 7,
    },
    paint: { 'text-color': palette.neighbourhood, ...halo },
  },
  {
    id: 'area-pins',
    type: 'symbol',
    source: 'pins',
    filter: ['all', isPin, isArea],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'text-field': ['to-string', ['get', 'things']],
      'text-font': [mapLetters.bold],
      'text-size': 16,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.damson },
  },
  {
    id: 'clusters',
    type: 'symbol',
    source: 'pins',
    filter: ['has', 'point_count'],
    layout: {
      'icon-image': ['step', ['get', 'things'], 'cluster-small', 10, 'cluster-middle', 100, 'cluster-large'],
      'icon-allow-overlap': true,
      'text-field': ['to-string', ['get', 'things']],
      'text-font': [mapLetters.bold],
      'text-size': ['step', ['get', 'things'], 16, 100, 18],
      'text-allow-overlap': true,
      // Room for the badge, so that names of the ground keep off it.
      'text-padding': 13,
    },
    paint: { 'text-color': palette.white },
  },
  {
    id: 'several',
    type: 'symbol',
    source: 'pins',
    filter: ['all', isPin, ['!', isArea], ['>', ['get', 'things'], 1]],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-anchor': 'bottom',
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'text-field': ['to-string', ['get', 'things']],
      'text-font': [mapLetters.bold],
      'text-size': 17,
      'text-offset': [0, -1.6],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.white },
  },
  {
    id: 'pins',
    type: 'symbol',
    source: 'pins',
    filter: ['all', isPin, ['!', isArea], ['==', ['get', 'things'], 1]],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-anchor': 'bottom',
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'symbol-z-order': 'viewport-y',
    },
  },
  {
    id: 'pin-names',
    type: 'symbol',
    source: 'pins',
    minzoom: 15.5,
    filter: ['all', isPin, ['!', isArea]],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [mapLetters.bold],
      'text-size': 13.5,
      'text-anchor': 'top',
      'text-offset': [0, 0.2],
      'text-max-width': 9,
    },
    paint: { 'text-color': palette.placeName, ...halo },
  },
  {
    id: 'here',
    type: 'symbol',
    source: 'here',
    layout: {
      'icon-image': 'here',
      'icon-allow-overlap': true,
      'text-field': ['get', 'label'],
      'text-font': [mapLetters.bold],
      'text-size': 15,
      'text-anchor': 'top',
      'text-offset': [0, 1],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.placeName, ...halo },
  },
  {
    id: 'chosen',
    type: 'symbol',
    source: 'chosen',
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-anchor': ['case', ['get', 'isArea'], 'center', 'bottom'],
      'icon-allow-overlap': true,
      'text-field': ['get', 'count'],
      'text-font': [mapLetters.bold],
      'text-size': 17,
      'text-offset': ['case', ['get', 'isArea'], ['literal', [0, 0]], ['literal', [0, -1.6]]],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.ink },
  },
];

/** A pin of one thing, by its theme; whoever wants to go should ring first where it is hollow. */
export function lookOf({ theme, band }: FoundThing): PinLook {
  return {
    shape: theme?.art ?? 'place',
    colour: theme?.colour ?? 'damson',
    isHollow: !steadyBands.has(band),
  };
}

/** Bands of things that anybody can simply go to. */
const steadyBands: ReadonlySet<string> = new Set(['normal', 'access-not-known', 'no-place']);

/** Several things of one theme keep its colour. */
export function colourOf(things: readonly FoundThing[]): PinLook['colour'] {
  const colours = new Set(things.map((thing) => lookOf(thing).colour));
  const [only] = colours;
  return only !== undefined && colours.size === 1 ? only : 'damson';
}

/** Name of the picture of a pin, as the map knows it. */
export function iconOf(pin: Pin, isChosen = false): string {
  const [only] = pin.things;
  const start = isChosen ? 'chosen ' : '';
  if (pin.area !== undefined) return `${start}area`;
  if (only === undefined || pin.things.length > 1) return `${start}several ${colourOf(pin.things)}`;
  const { shape, colour, isHollow } = lookOf(only);
  return `${start}${shape} ${colour}${isHollow && !isChosen ? ' hollow' : ''}`;
}

/** Pins as features, vague places among them: from afar they are counted together with what lies near. */
export function pinFeatures(pins: readonly Pin[]): Geo {
  return {
    type: 'FeatureCollection',
    features: pins.map(pointFeature),
  };
}

function pointFeature(pin: Pin): GeoJSON.Feature {
  const [only] = pin.things;
  return {
    type: 'Feature',
    id: pin.id,
    geometry: { type: 'Point', coordinates: [pin.lon, pin.lat] },
    properties: {
      pin: pin.id,
      things: pin.things.length,
      icon: iconOf(pin),
      isArea: pin.area !== undefined,
      name: pin.things.length === 1 ? only?.title : pin.title.replace(/,.*/, ''),
    },
  };
}

/** Where more areas than this would be tinted, the whole town would be: then only their edges are plain. */
const mostTinted = 3;

/** The shapes of vague places, to be tinted. */
export function areaFeatures(
  pins: readonly Pin[],
  data: FinderData,
  outlines: OutlinesData,
  chosen?: Pin,
): Geo {
  const areas = pins.filter(({ area }) => area !== undefined);
  return {
    type: 'FeatureCollection',
    features: areas.map((pin) => ({
      type: 'Feature',
      geometry: shapeOf(data.neighbourhoods[pin.area ?? -1]?.value, pin, outlines),
      properties: { strength: pin === chosen ? 0.26 : areas.length > mostTinted ? 0.03 : 0.12 },
    })),
  };
}

/** Outlines with a point for each name. */
export function neighbourhoodFeatures({ features }: OutlinesData): Geo {
  const names = features.map(({ properties: { title, middle } }): GeoJSON.Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...middle] },
    properties: { title },
  }));
  return { type: 'FeatureCollection', features: [...features, ...names] };
}

/** The pin that is chosen, drawn above all others. */
export function chosenFeatures(pin: Pin | undefined): Geo {
  if (pin === undefined) return noFeatures;
  const count = pin.things.length === 1 && pin.area === undefined ? '' : String(pin.things.length);
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [pin.lon, pin.lat] },
        properties: { icon: iconOf(pin, true), isArea: pin.area !== undefined, count },
      },
    ],
  };
}

/** Where somebody is. */
export function hereFeatures(near: { lat: number; lon: number; label: string } | undefined): Geo {
  if (near === undefined) return noFeatures;
  const label = near.label === 'where you are' ? 'You are here' : near.label;
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [near.lon, near.lat] },
        properties: { label },
      },
    ],
  };
}
