/**
 * The colours of every map: the one that moves and those drawn as pictures. Paper land, lagoon water, marigold main
 * roads: the evening of the pages. tests/map/palette.test.ts computes that words and pins stand out.
 */
export const palette = {
  /** Land without anything said of it; also what lies beyond the edge of the map. */
  earth: '#f8f1e3',
  residential: '#f1e7d8',
  /** Shops, offices, works, railway land. */
  works: '#e9e1e6',
  school: '#f6e8c4',
  hospital: '#f9ddd3',
  /** Parks, greens, grass, playgrounds. */
  park: '#d2e6bd',
  pitch: '#c1dcaa',
  wood: '#b6d4a4',
  farmland: '#f3efd8',
  /** Grass that is cut or grazed, paler than parks so that the country stays calm. */
  meadow: '#e3ebcb',
  allotments: '#dfe6b8',
  sand: '#f7e8bd',
  water: '#b8dbe3',
  waterEdge: '#7fb4c2',
  building: '#ddd0c1',
  buildingEdge: '#bfae9c',
  /** Edges of roads, dark enough to be seen on any ground. */
  casing: '#8f8574',
  /** Small streets from so far away that they are lines alone. */
  thinRoad: '#c4b7a2',
  minorRoad: '#ffffff',
  mediumRoad: '#fff1c4',
  majorRoad: '#fbd98a',
  highway: '#f6b53c',
  path: '#8a6a45',
  rail: '#75687c',
  roadName: '#3a2d40',
  waterName: '#0b5563',
  parkName: '#1d5735',
  placeName: '#24192b',
  poiName: '#4f4255',
  neighbourhood: '#5a1f4e',
  halo: '#fffaf0',
  /** Clusters, and pins that stand for several themes. */
  damson: '#5a1f4e',
  /** The sun: what is chosen, and where somebody is. */
  marigold: '#f6b53c',
  ink: '#24192b',
  white: '#ffffff',
} as const;

/** Colours of themes, as `src/styles/tokens.css` has them. */
export const themeColours = {
  clay: '#96330f',
  lagoon: '#0b5563',
  moss: '#1f5c38',
  ochre: '#6e4700',
  damson: '#5a1f4e',
  heather: '#4b3c8f',
  rose: '#9a1b45',
  kelp: '#4c5310',
} as const;

/** Families of the letters on maps; the family name says the weight, because MapLibre reads it there. */
export const mapLetters = { regular: 'Source Sans', bold: 'Source Sans Bold' } as const;
