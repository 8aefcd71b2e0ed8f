import { describe, expect, test } from 'vitest';
import { palette, themeColours } from '../../src/map/palette.ts';

const { earth, residential, works, school, hospital, park, pitch, wood, farmland, meadow, allotments, sand } =
  palette;

/** Everything that words and pins may stand on. */
const grounds = {
  earth,
  residential,
  works,
  school,
  hospital,
  park,
  pitch,
  wood,
  farmland,
  meadow,
  allotments,
  sand,
  building: palette.building,
  water: palette.water,
};
const roads = {
  minorRoad: palette.minorRoad,
  mediumRoad: palette.mediumRoad,
  majorRoad: palette.majorRoad,
  highway: palette.highway,
};

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Pairs that stand out less than they should. */
function tooFaint(
  marks: Readonly<Record<string, string>>,
  under: Readonly<Record<string, string>>,
  least: number,
): string[] {
  return Object.entries(marks).flatMap(([mark, colour]) =>
    Object.entries(under)
      .map(([name, ground]) => ({ name, ratio: contrast(colour, ground) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ name, ratio }) => `${mark} on ${name}: ${ratio.toFixed(2)}`),
  );
}

describe('the colours of maps', () => {
  test('contrast is counted as WCAG counts it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  test('names of streets, places and neighbourhoods can be read on every ground, road and water: 4.5 to 1', () => {
    const { roadName, placeName, poiName, neighbourhood, ink } = palette;
    const words = { roadName, placeName, poiName, neighbourhood, ink };
    expect(tooFaint(words, { ...grounds, ...roads, halo: palette.halo }, 4.5)).toEqual([]);
  });

  test('names of parks can be read on parks, those of waters on water, both on land', () => {
    const { halo } = palette;
    expect(
      tooFaint({ park: palette.parkName }, { park, pitch, wood, allotments, sand, earth, halo }, 4.5),
    ).toEqual([]);
    const water = { water: palette.waterName };
    expect(tooFaint(water, { water: palette.water, earth, residential, sand, park, halo }, 4.5)).toEqual([]);
  });

  test('a pin of any theme stands out from every ground and road: 3 to 1, and more', () => {
    expect(tooFaint(themeColours, { ...grounds, ...roads }, 3)).toEqual([]);
  });

  test('the number or shape on a pin can be read: 4.5 to 1', () => {
    expect(tooFaint({ white: palette.white }, themeColours, 4.5)).toEqual([]);
  });

  test('edges show where a road ends and land begins: 3 to 1 against the road', () => {
    const { minorRoad, mediumRoad } = palette;
    expect(tooFaint({ casing: palette.casing }, { minorRoad, mediumRoad }, 3)).toEqual([]);
  });

  test('railways, paths and outlines of neighbourhoods can be followed over every ground: 3 to 1', () => {
    const { rail, path, damson } = palette;
    expect(tooFaint({ rail, path, damson }, grounds, 3)).toEqual([]);
  });

  test('a colour that is too faint is noticed', () => {
    expect(tooFaint({ pale: '#cccccc' }, { park }, 3)).toEqual([expect.stringContaining('pale on park')]);
  });
});
