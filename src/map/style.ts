/**
 * How the moving map looks: few layers, over tiles with the layer and kind names of Protomaps v4. There are no glyph
 * files and no sprite: MapLibre draws labels with the letters of the page, and pins come from our own shapes.
 */
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Box } from '../domain/geo.ts';
import { mapLetters, palette } from './palette.ts';

/** Tiles of the ground. */
export interface MapGround {
  /** Address of a tile, with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  /** The area that has tiles. */
  readonly box: Box;
  readonly minZoom: number;
  /** The last zoom that has tiles; closer than that they are drawn larger. */
  readonly maxZoom: number;
  /** Names that are shown as neighbourhoods, and so are left out among the places of the tiles. */
  readonly neighbourhoods: readonly string[];
}

const source = 'ground';

/** What a directory shows on the ground. */
export interface MapThings {
  readonly sources: StyleSpecification['sources'];
  /** Broad areas, below the streets. */
  readonly below: readonly LayerSpecification[];
  /** Pins, above everything. */
  readonly above: readonly LayerSpecification[];
}

/** The whole style. */
export function mapStyle(
  { tiles, box, minZoom, maxZoom, neighbourhoods }: MapGround,
  things: MapThings,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      [source]: {
        type: 'vector',
        tiles: [tiles],
        bounds: [...box] as [number, number, number, number],
        minzoom: minZoom,
        maxzoom: maxZoom,
      },
      ...things.sources,
    },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': palette.earth } },
      ...grounds,
      ...waters,
      ...buildings,
      ...things.below,
      ...ways,
      ...labels(neighbourhoods),
      ...things.above,
    ],
  };
}

const kind: ExpressionSpecification = ['get', 'kind'];
const name: ExpressionSpecification = ['get', 'name'];
const hasName: ExpressionSpecification = ['has', 'name'];

function isKind(...kinds: readonly string[]): ExpressionSpecification {
  return ['in', kind, ['literal', kinds]];
}

function isShape(...shapes: readonly string[]): ExpressionSpecification {
  return ['in', ['geometry-type'], ['literal', shapes.flatMap((shape) => [shape, `Multi${shape}`])]];
}

/** Grows with the zoom, as streets do: pairs of a zoom and a size in px. */
function growing(...stops: readonly (readonly [zoom: number, size: number])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/** Words grow evenly. */
function wordSize(...stops: readonly (readonly [zoom: number, size: number])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/** Colours of broad grounds, then of what lies on them. */
const groundColours = {
  residential: palette.residential,
  commercial: palette.works,
  industrial: palette.works,
  retail: palette.works,
  railway: palette.works,
  pedestrian: palette.works,
  military: palette.works,
  pier: palette.works,
  platform: palette.works,
  aerodrome: palette.works,
  taxiway: palette.works,
  runway: palette.works,
  bare_rock: palette.works,
  farmyard: palette.farmland,
  farmland: palette.farmland,
  school: palette.school,
  college: palette.school,
  university: palette.school,
  kindergarten: palette.school,
  hospital: palette.hospital,
} as const;

const greenColours = {
  park: palette.park,
  garden: palette.park,
  grass: palette.park,
  grassland: palette.park,
  meadow: palette.meadow,
  village_green: palette.park,
  recreation_ground: palette.park,
  golf_course: palette.park,
  cemetery: palette.park,
  playground: palette.park,
  nature_reserve: palette.park,
  common: palette.park,
  pitch: palette.pitch,
  stadium: palette.pitch,
  wood: palette.wood,
  forest: palette.wood,
  scrub: palette.wood,
  orchard: palette.allotments,
  allotments: palette.allotments,
  wetland: palette.allotments,
  zoo: palette.park,
  camp_site: palette.park,
  dog_park: palette.park,
  attraction: palette.park,
  beach: palette.sand,
  sand: palette.sand,
} as const;

function colourByKind(colours: Readonly<Record<string, string>>): ExpressionSpecification {
  return [
    'match',
    kind,
    ...Object.entries(colours).flat(),
    palette.earth,
  ] as unknown as ExpressionSpecification;
}

function groundLayer(id: string, colours: Readonly<Record<string, string>>): LayerSpecification {
  return {
    id,
    type: 'fill',
    source,
    'source-layer': 'landuse',
    filter: ['all', isShape('Polygon'), isKind(...Object.keys(colours))],
    paint: { 'fill-color': colourByKind(colours), 'fill-antialias': true },
  };
}

const grounds: readonly LayerSpecification[] = [
  {
    id: 'earth',
    type: 'fill',
    source,
    'source-layer': 'earth',
    filter: isShape('Polygon'),
    paint: { 'fill-color': palette.earth },
  },
  groundLayer('ground', groundColours),
  groundLayer('green', greenColours),
];

const waters: readonly LayerSpecification[] = [
  {
    id: 'water',
    type: 'fill',
    source,
    'source-layer': 'water',
    filter: isShape('Polygon'),
    paint: { 'fill-color': palette.water },
  },
  {
    id: 'water-edge',
    type: 'line',
    source,
    'source-layer': 'water',
    minzoom: 12,
    filter: isShape('Polygon'),
    paint: { 'line-color': palette.waterEdge, 'line-width': growing([12, 0.5], [18, 2]) },
  },
  {
    id: 'river',
    type: 'line',
    source,
    'source-layer': 'water',
    filter: isShape('LineString'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': palette.waterEdge,
      'line-width': [
        'interpolate',
        ['exponential', 1.5],
        ['zoom'],
        10,
        ['match', kind, ['river', 'canal'], 1.2, 0.4],
        18,
        ['match', kind, ['river', 'canal'], 10, 3],
      ],
    },
  },
];

const buildings: readonly LayerSpecification[] = [
  {
    id: 'building',
    type: 'fill',
    source,
    'source-layer': 'buildings',
    minzoom: 14,
    filter: isShape('Polygon'),
    paint: {
      'fill-color': palette.building,
      'fill-outline-color': palette.buildingEdge,
      'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.5, 15.5, 1],
    },
  },
];

const detail: ExpressionSpecification = ['coalesce', ['get', 'kind_detail'], ''];
const isMinor: ExpressionSpecification = ['==', kind, 'minor_road'];
const isLane: ExpressionSpecification = [
  'in',
  detail,
  ['literal', ['service', 'track', 'pedestrian', 'living_street', 'driveway', 'alley']],
];
const isMedium: ExpressionSpecification = [
  'all',
  isKind('major_road', 'medium_road'),
  ['in', detail, ['literal', ['secondary', 'tertiary', 'secondary_link', 'tertiary_link']]],
];
const isMajor: ExpressionSpecification = ['all', isKind('major_road'), ['!', isMedium]];

/** Widths of roads by zoom; the edge of a road shows on both sides of it. */
const widths = {
  lane: [
    [13, 0.5],
    [15, 1.8],
    [18, 12],
  ],
  minor: [
    [12, 0.6],
    [14, 2.2],
    [16, 7],
    [18, 20],
  ],
  medium: [
    [9, 0.6],
    [12, 1.8],
    [14, 4.2],
    [16, 10],
    [18, 26],
  ],
  major: [
    [8, 0.8],
    [12, 2.6],
    [14, 5.2],
    [16, 12],
    [18, 30],
  ],
  highway: [
    [8, 1.2],
    [12, 3.4],
    [14, 6.4],
    [16, 14],
    [18, 34],
  ],
} as const satisfies Record<string, readonly (readonly [number, number])[]>;

/** Thin from afar, where roads lie close together. */
function edgeAt(zoom: number): number {
  return zoom < 13 ? 0.8 : zoom < 15 ? 1.3 : 1.8;
}

function roadLayer(
  id: string,
  filter: FilterSpecification,
  width: keyof typeof widths,
  colour: string,
  { isEdge = false, minzoom = 0 }: { isEdge?: boolean; minzoom?: number } = {},
): LayerSpecification {
  const stops = widths[width].map(([zoom, size]) => [zoom, isEdge ? size + edgeAt(zoom) : size] as const);
  return {
    id,
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom,
    filter,
    layout: { 'line-cap': isEdge ? 'butt' : 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': growing(...stops) },
  };
}

const isHighway: ExpressionSpecification = isKind('highway');

const ways: readonly LayerSpecification[] = [
  {
    id: 'path',
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom: 14,
    filter: isKind('path'),
    paint: {
      'line-color': palette.path,
      'line-width': growing([14, 0.7], [18, 2.4]),
      'line-dasharray': [3, 1.5],
    },
  },
  {
    id: 'ferry',
    type: 'line',
    source,
    'source-layer': 'roads',
    filter: isKind('ferry'),
    paint: { 'line-color': palette.waterName, 'line-width': 1.2, 'line-dasharray': [4, 3] },
  },
  roadLayer('lane-edge', ['all', isMinor, isLane], 'lane', palette.casing, { isEdge: true, minzoom: 14 }),
  roadLayer('minor-edge', ['all', isMinor, ['!', isLane]], 'minor', palette.casing, {
    isEdge: true,
    minzoom: 13,
  }),
  roadLayer('medium-edge', isMedium, 'medium', palette.casing, { isEdge: true, minzoom: 11 }),
  roadLayer('major-edge', ['any', isMajor, isHighway], 'major', palette.casing, {
    isEdge: true,
    minzoom: 10,
  }),
  roadLayer('lane', ['all', isMinor, isLane], 'lane', palette.minorRoad, { minzoom: 13 }),
  roadLayer('minor', ['all', isMinor, ['!', isLane]], 'minor', palette.minorRoad, { minzoom: 12 }),
  roadLayer('medium', isMedium, 'medium', palette.mediumRoad),
  roadLayer('major', isMajor, 'major', palette.majorRoad),
  roadLayer('highway', isHighway, 'major', palette.highway),
  {
    id: 'rail',
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom: 10,
    filter: isKind('rail'),
    paint: { 'line-color': palette.rail, 'line-width': growing([10, 0.8], [14, 1.6], [18, 4]) },
  },
  {
    id: 'rail-sleepers',
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom: 13,
    filter: isKind('rail'),
    paint: {
      'line-color': palette.rail,
      'line-width': growing([13, 4], [18, 10]),
      'line-dasharray': [0.25, 2],
    },
  },
];

/** Which places a zoom has room for: towns from afar, hamlets close by. */
const isTown: ExpressionSpecification = ['in', detail, ['literal', ['city', 'town']]];

/** Not what anybody steers by, or what closes and moves too often for a map to say. */
const unnamed = ['pub', 'pharmacy', 'post_office', 'clinic', 'peak', 'attraction'];

/** Places named in green. */
const greens = ['park', 'allotments', 'cemetery', 'wood', 'forest', 'nature_reserve', 'recreation_ground'];

function labels(neighbourhoods: readonly string[]): readonly LayerSpecification[] {
  const isElsewhere: ExpressionSpecification = ['!', ['in', name, ['literal', neighbourhoods]]];
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.6 } as const;
  return [
    {
      id: 'stream-name',
      type: 'symbol',
      source,
      'source-layer': 'water',
      minzoom: 13,
      filter: ['all', hasName, isShape('LineString')],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': name,
        'text-font': [mapLetters.regular],
        'text-size': wordSize([13, 13], [18, 16]),
        'text-letter-spacing': 0.06,
      },
      paint: { 'text-color': palette.waterName, ...halo },
    },
    {
      id: 'road-name',
      type: 'symbol',
      source,
      'source-layer': 'roads',
      minzoom: 13,
      filter: ['all', hasName, isKind('highway', 'major_road', 'medium_road', 'minor_road', 'path')],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'symbol-sort-key': ['match', kind, 'highway', 0, 'major_road', 1, 'minor_road', 2, 3],
        'text-field': name,
        'text-font': [mapLetters.regular],
        'text-size': wordSize([13, 12.5], [15, 13.5], [18, 17]),
        'text-max-angle': 35,
        'text-padding': 4,
      },
      paint: { 'text-color': palette.roadName, ...halo },
    },
    {
      id: 'road-number',
      type: 'symbol',
      source,
      'source-layer': 'roads',
      minzoom: 11,
      filter: ['all', ['has', 'ref'], isKind('highway', 'major_road', 'medium_road')],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': ['get', 'ref'],
        'text-font': [mapLetters.bold],
        'text-size': 12.5,
        'text-rotation-alignment': 'viewport',
        'text-padding': 24,
      },
      paint: { 'text-color': palette.roadName, 'text-halo-color': palette.majorRoad, 'text-halo-width': 2.4 },
    },
    {
      id: 'landmark',
      type: 'symbol',
      source,
      'source-layer': 'pois',
      minzoom: 14,
      filter: ['all', hasName, ['!', isKind(...unnamed)]],
      layout: {
        'text-field': name,
        'text-font': [mapLetters.regular],
        'text-size': wordSize([14, 13], [18, 15]),
        'text-max-width': 7,
        'text-padding': 6,
        'symbol-sort-key': ['coalesce', ['get', 'sort_rank'], 9],
      },
      paint: {
        'text-color': ['match', kind, greens, palette.parkName, palette.poiName],
        ...halo,
      },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source,
      'source-layer': 'water',
      filter: ['all', hasName, isShape('Polygon', 'Point')],
      layout: {
        'text-field': name,
        'text-font': [mapLetters.regular],
        'text-size': wordSize([9, 13], [16, 17]),
        'text-letter-spacing': 0.08,
        'text-max-width': 6,
        'text-padding': 8,
      },
      paint: { 'text-color': palette.waterName, ...halo },
    },
    {
      id: 'village-name',
      type: 'symbol',
      source,
      'source-layer': 'places',
      minzoom: 10.5,
      filter: ['all', hasName, isElsewhere, ['!', isTown]],
      layout: {
        'text-field': name,
        'text-font': [mapLetters.bold],
        'text-size': wordSize([10, 12.5], [16, 17]),
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.4,
        'text-justify': 'auto',
        'text-padding': 6,
      },
      paint: { 'text-color': palette.placeName, ...halo },
    },
    {
      id: 'town-name',
      type: 'symbol',
      source,
      'source-layer': 'places',
      maxzoom: 15.5,
      filter: ['all', hasName, isElsewhere, isTown],
      layout: {
        'text-field': name,
        'text-font': [mapLetters.bold],
        'text-size': wordSize([8, 15], [14, 25]),
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.7,
        'text-justify': 'auto',
      },
      paint: { 'text-color': palette.placeName, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ];
}
