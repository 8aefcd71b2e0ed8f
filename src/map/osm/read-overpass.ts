import { z } from 'zod';
import type { Box } from '../../domain/geo.ts';
import { noTags, partsOfADegree, UnreadableFile, type OsmSource, type Tags } from './osm-source.ts';
import {
  sourceOfElements,
  type PlainElements,
  type PlainNode,
  type PlainRelation,
  type PlainWay,
} from './plain-elements.ts';

const tagsSchema = z.record(z.string(), z.string()).optional();

const nodeSchema = z.object({
  type: z.literal('node'),
  id: z.int(),
  lat: z.number(),
  lon: z.number(),
  tags: tagsSchema,
});
const waySchema = z.object({
  type: z.literal('way'),
  id: z.int(),
  nodes: z.array(z.int()).default([]),
  /** Where its nodes are, in their order, after `out geom`. */
  geometry: z.array(z.object({ lat: z.number(), lon: z.number() }).nullable()).default([]),
  tags: tagsSchema,
});
const relationSchema = z.object({
  type: z.literal('relation'),
  id: z.int(),
  members: z
    .array(
      z.object({ type: z.enum(['node', 'way', 'relation']), ref: z.int(), role: z.string().default('') }),
    )
    .default([]),
  tags: tagsSchema,
});

const answerSchema = z.object({
  osm3s: z.object({ timestamp_osm_base: z.string().optional() }).optional(),
  bounds: z
    .object({ minlat: z.number(), minlon: z.number(), maxlat: z.number(), maxlon: z.number() })
    .optional(),
  remark: z.string().optional(),
  elements: z.array(z.looseObject({ type: z.string(), id: z.int() })),
});

/**
 * An answer of Overpass in JSON (`[out:json]`). An element may be there twice, with its tags and without.
 *
 * @param readText gives the whole text of the file
 */
export function openOverpass(name: string, readText: () => Promise<string>): OsmSource {
  return sourceOfElements(name, async () => readAnswer(name, await readText()));
}

function readAnswer(name: string, text: string): PlainElements {
  const answer = answerSchema.safeParse(parseJson(name, text));
  if (!answer.success) {
    throw new UnreadableFile(`${name} is JSON, but not an answer of Overpass: it has no list "elements".`);
  }
  const { elements, osm3s, bounds, remark } = answer.data;
  if (remark !== undefined && /error|timed out/i.test(remark)) {
    throw new UnreadableFile(
      `Overpass did not finish ${name}: "${remark.slice(0, 200)}". Ask for a smaller box, or take an .osm.pbf file.`,
    );
  }
  const nodes = new Map<number, PlainNode>();
  const ways = new Map<number, PlainWay>();
  const relations = new Map<number, PlainRelation>();
  for (const element of elements) {
    if (element.type === 'node') keepNode(nodes, element);
    else if (element.type === 'way') keepWay(ways, nodes, element);
    else if (element.type === 'relation') keepRelation(relations, element);
  }
  if (ways.size > 0 && nodes.size === 0) {
    throw new UnreadableFile(
      `${name} has lines without points. Let the query end with "out body;>;out skel qt;" and ask again.`,
    );
  }
  const box: Box | undefined = bounds && [bounds.minlon, bounds.minlat, bounds.maxlon, bounds.maxlat];
  return {
    head: { bounds: box, date: osm3s?.timestamp_osm_base?.slice(0, 10) },
    nodes: [...nodes.values()],
    ways: [...ways.values()],
    relations: [...relations.values()],
  };
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = text.trimStart().slice(0, 60);
    const advice = start.startsWith('<')
      ? 'It is a web page or XML: for XML let its name end in .osm.'
      : 'It may have been cut off: download it again.';
    throw new UnreadableFile(`${name} is not JSON. ${advice}`);
  }
}

function keepNode(nodes: Map<number, PlainNode>, element: unknown): void {
  const { data } = nodeSchema.safeParse(element);
  if (!data) return;
  const before = nodes.get(data.id);
  nodes.set(data.id, {
    id: data.id,
    lat: Math.round(data.lat * partsOfADegree),
    lon: Math.round(data.lon * partsOfADegree),
    tags: tagsOf(data.tags) ?? before?.tags,
  });
}

function keepWay(ways: Map<number, PlainWay>, nodes: Map<number, PlainNode>, element: unknown): void {
  const { data } = waySchema.safeParse(element);
  if (!data) return;
  for (const [index, place] of data.geometry.entries()) {
    const id = data.nodes[index];
    if (id !== undefined && place) keepNode(nodes, { type: 'node', id, ...place });
  }
  const before = ways.get(data.id);
  ways.set(data.id, {
    id: data.id,
    refs: data.nodes.length > 0 ? data.nodes : (before?.refs ?? []),
    tags: tagsOf(data.tags) ?? before?.tags ?? noTags,
  });
}

function keepRelation(relations: Map<number, PlainRelation>, element: unknown): void {
  const { data } = relationSchema.safeParse(element);
  if (!data) return;
  const before = relations.get(data.id);
  const members = data.members.map(({ type, ref, role }) => ({ type, id: ref, role }));
  relations.set(data.id, {
    id: data.id,
    members: members.length > 0 ? members : (before?.members ?? []),
    tags: tagsOf(data.tags) ?? before?.tags ?? noTags,
  });
}

function tagsOf(tags: Record<string, string> | undefined): Tags | undefined {
  const entries = Object.entries(tags ?? {});
  return entries.length > 0 ? new Map(entries) : undefined;
}
