import type { Box } from '../../domain/geo.ts';

/** Tags of an element. A map, because keys come from outside and may be called anything. */
export type Tags = ReadonlyMap<string, string>;

/** Degrees are whole numbers of this many parts, as OpenStreetMap itself keeps them. */
export const partsOfADegree = 10_000_000;

/** One member of a relation. */
export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly role: string;
}

/** What a file says about itself. */
export interface OsmHead {
  /** The box it was cut to. */
  readonly bounds?: Box | undefined;
  /** How new its data is: a day. */
  readonly date?: string | undefined;
}

/** Says how far reading has come: from 0 to 1. */
export type ReadProgress = (share: number) => void;

/**
 * A file of OpenStreetMap data, whatever its format. Each kind of element can be asked for by itself, in any order
 * and more than once.
 */
export interface OsmSource {
  /** Name of the file, for messages. */
  readonly name: string;
  readHead(): Promise<OsmHead>;
  /** Coordinates are in ten-millionths of a degree; `tags` is absent on nodes that have none. */
  readNodes(
    take: (id: number, lat: number, lon: number, tags: Tags | undefined) => void,
    progress?: ReadProgress,
  ): Promise<void>;
  readWays(
    take: (id: number, refs: readonly number[], tags: Tags) => void,
    progress?: ReadProgress,
  ): Promise<void>;
  readRelations(
    take: (id: number, members: readonly OsmMember[], tags: Tags) => void,
    progress?: ReadProgress,
  ): Promise<void>;
}

/** A file cannot be read as what its name says. The message is for the person who chose it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** No element has tags of its own to share with others. */
export const noTags: Tags = new Map();
