import type { OsmHead, OsmMember, OsmSource, Tags } from './osm-source.ts';

/** A node as a text file gives it. */
export interface PlainNode {
  readonly id: number;
  /** In ten-millionths of a degree. */
  readonly lat: number;
  readonly lon: number;
  readonly tags: Tags | undefined;
}

/** A way as a text file gives it. */
export interface PlainWay {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Tags;
}

/** A relation as a text file gives it. */
export interface PlainRelation {
  readonly id: number;
  readonly members: readonly OsmMember[];
  readonly tags: Tags;
}

/** All that a text file holds. */
export interface PlainElements {
  readonly head: OsmHead;
  readonly nodes: readonly PlainNode[];
  readonly ways: readonly PlainWay[];
  readonly relations: readonly PlainRelation[];
}

/** A file that is read whole, at the first question, and then answers from memory. */
export function sourceOfElements(name: string, read: () => Promise<PlainElements>): OsmSource {
  let reading: Promise<PlainElements> | undefined;
  const whole = () => (reading ??= read());
  return {
    name,
    readHead: async () => (await whole()).head,
    async readNodes(take, progress) {
      for (const { id, lat, lon, tags } of (await whole()).nodes) take(id, lat, lon, tags);
      progress?.(1);
    },
    async readWays(take, progress) {
      for (const { id, refs, tags } of (await whole()).ways) take(id, refs, tags);
      progress?.(1);
    },
    async readRelations(take, progress) {
      for (const { id, members, tags } of (await whole()).relations) take(id, members, tags);
      progress?.(1);
    },
  };
}
