import { neighbourhoodOutlinesSchema, type NeighbourhoodOutlines } from '../domain/geo.ts';
import { neighbourhoodSchema, type Neighbourhood } from '../domain/neighbourhood.ts';
import { slugify } from '../domain/slug.ts';
import { fillTemplate } from './template.ts';

/** What neighbourhoods are made from. */
export interface NeighbourhoodTask {
  /** A GeoJSON feature collection of areas, as parsed. */
  readonly outside: unknown;
  /** The property of a feature that holds its name. */
  readonly nameProperty: string;
  /** A template for the name, like "Trafford {area_name}"; left out, the name as it is. */
  readonly title?: string | undefined;
  /** Outlines that are in the directory. */
  readonly outlines: NeighbourhoodOutlines;
  /** Neighbourhoods that are in the directory. */
  readonly neighbourhoods: readonly Neighbourhood[];
}

/** New outlines and neighbourhoods behind those that are there, which stay as they are. */
export interface NeighbourhoodProposal {
  readonly outlines: NeighbourhoodOutlines;
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly report: NeighbourhoodReport;
}

/** What became of each area. */
export interface NeighbourhoodReport {
  readonly source: string;
  readonly rows: number;
  readonly added: readonly string[];
  readonly unchanged: readonly string[];
  /** Areas whose outline here is another one. Nothing of it is written. */
  readonly differing: readonly string[];
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}

/** The file is not a collection of areas. */
export class NotOutlines extends Error {
  override readonly name = 'NotOutlines';
}

/**
 * Works out the neighbourhoods that a file of areas adds: an outline with the property `slug`, and a row of the
 * taxonomy.
 *
 * @param source what to call the file in the report
 * @throws NotOutlines when it is not a GeoJSON feature collection
 */
export function proposeNeighbourhoods(task: NeighbourhoodTask, source: string): NeighbourhoodProposal {
  const outlines = [...task.outlines.features];
  const neighbourhoods = [...task.neighbourhoods];
  const report = {
    added: [] as string[],
    unchanged: [] as string[],
    differing: [] as string[],
    refused: [] as { row: number; reason: string }[],
  };
  const features = featuresOf(task.outside);
  for (const [index, feature] of features.entries()) {
    const area = readArea(feature, task);
    if ('refused' in area) {
      report.refused.push({ row: index + 1, reason: area.refused });
      continue;
    }
    const { slug } = area.outline.properties;
    const known = outlines.find(({ properties }) => properties.slug === slug);
    const isListed = neighbourhoods.some((neighbourhood) => neighbourhood.slug === slug);
    if (known === undefined) outlines.push(area.outline);
    if (!isListed) neighbourhoods.push(area.neighbourhood);
    if (known === undefined || !isListed) report.added.push(slug);
    else report[isSameOutline(known, area.outline) ? 'unchanged' : 'differing'].push(slug);
  }
  return {
    outlines: { type: 'FeatureCollection', features: outlines },
    neighbourhoods,
    report: { source, rows: features.length, ...report },
  };
}

type Outline = NeighbourhoodOutlines['features'][number];

function featuresOf(outside: unknown): readonly unknown[] {
  const collection = outside as { type?: unknown; features?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    throw new NotOutlines('The file is not a GeoJSON feature collection.');
  }
  return collection.features as unknown[];
}

function readArea(
  feature: unknown,
  task: NeighbourhoodTask,
): { outline: Outline; neighbourhood: Neighbourhood } | { refused: string } {
  const { properties, geometry } = (feature ?? {}) as {
    properties?: Record<string, unknown>;
    geometry?: unknown;
  };
  const textOf = (name: string) => {
    const value = properties?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  if (textOf(task.nameProperty) === '') return { refused: `It has no "${task.nameProperty}".` };
  const title = fillTemplate(task.title ?? `{${task.nameProperty}}`, textOf);
  const slug = slugify(title);
  const neighbourhood = neighbourhoodSchema.safeParse({ slug, title });
  if (!neighbourhood.success)
    return { refused: `"${title}": ${neighbourhood.error.issues[0]?.message ?? ''}` };
  const outline = neighbourhoodOutlinesSchema.shape.features.element.safeParse({
    type: 'Feature',
    properties: { slug },
    geometry,
  });
  return outline.success
    ? { outline: outline.data, neighbourhood: neighbourhood.data }
    : { refused: `"${title}" has no area, only a point or a line.` };
}

function isSameOutline(one: Outline, other: Outline): boolean {
  return JSON.stringify(one.geometry.coordinates) === JSON.stringify(other.geometry.coordinates);
}
