import { Parser } from 'htmlparser2';
import type { Box } from '../../domain/geo.ts';
import { noTags, partsOfADegree, UnreadableFile, type OsmMember, type OsmSource } from './osm-source.ts';
import {
  sourceOfElements,
  type PlainElements,
  type PlainNode,
  type PlainRelation,
  type PlainWay,
} from './plain-elements.ts';
import type { OpenBytes } from './read-pbf.ts';

type Attributes = Readonly<Record<string, string>>;

/** The element that is being read. */
interface Open {
  readonly is: 'node' | 'way' | 'relation';
  readonly attributes: Attributes;
  readonly tags: Map<string, string>;
  readonly refs: number[];
  readonly members: OsmMember[];
}

/** A file in the XML of OpenStreetMap, `.osm`. */
export function openXml(name: string, open: OpenBytes): OsmSource {
  return sourceOfElements(name, () => readXml(name, open));
}

async function readXml(name: string, open: OpenBytes): Promise<PlainElements> {
  const elements = new ElementCollector();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        elements.open(tag, attributes);
      },
      onclosetag: (tag, isImplied) => {
        elements.close(tag, isImplied);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  for await (const bytes of open()) parser.write(decoder.decode(bytes, { stream: true }));
  parser.end();
  if (!elements.sawRoot) {
    throw new UnreadableFile(`${name} is not OpenStreetMap XML: it has no element <osm>.`);
  }
  if (!elements.sawEnd) {
    throw new UnreadableFile(`${name} ends before its last element. Download it again.`);
  }
  return elements.whole();
}

class ElementCollector {
  sawRoot = false;
  sawEnd = false;
  #bounds: Box | undefined;
  #date: string | undefined;
  #newest = '';
  #open: Open | undefined;
  readonly #nodes: PlainNode[] = [];
  readonly #ways: PlainWay[] = [];
  readonly #relations: PlainRelation[] = [];

  open(tag: string, attributes: Attributes): void {
    switch (tag) {
      case 'osm':
        this.sawRoot = true;
        this.#date = dayIn(attributes['timestamp']) ?? this.#date;
        break;
      case 'meta':
        this.#date = dayIn(attributes['osm_base']) ?? this.#date;
        break;
      case 'bounds':
        this.#bounds = boundsOf(attributes);
        break;
      case 'node':
      case 'way':
      case 'relation':
        this.#open = { is: tag, attributes, tags: new Map(), refs: [], members: [] };
        this.#noteTime(attributes['timestamp']);
        break;
      case 'tag':
        this.#open?.tags.set(attributes['k'] ?? '', attributes['v'] ?? '');
        break;
      case 'nd':
        this.#open?.refs.push(Number(attributes['ref']));
        break;
      case 'member':
        this.#takeMember(attributes);
        break;
    }
  }

  /** @param isImplied whether the file ended without closing the element */
  close(tag: string, isImplied: boolean): void {
    if (tag === 'osm') this.sawEnd = !isImplied;
    const element = this.#open;
    if (element?.is !== tag) return;
    this.#open = undefined;
    const id = Number(element.attributes['id']);
    if (!Number.isSafeInteger(id) || element.attributes['visible'] === 'false') return;
    if (element.is === 'node') this.#takeNode(id, element);
    else if (element.is === 'way') this.#ways.push({ id, refs: element.refs, tags: tagsOr(element.tags) });
    else this.#relations.push({ id, members: element.members, tags: tagsOr(element.tags) });
  }

  whole(): PlainElements {
    return {
      head: { bounds: this.#bounds, date: this.#date ?? (this.#newest === '' ? undefined : this.#newest) },
      nodes: this.#nodes,
      ways: this.#ways,
      relations: this.#relations,
    };
  }

  #takeNode(id: number, { attributes, tags }: Open): void {
    const lat = Math.round(Number(attributes['lat']) * partsOfADegree);
    const lon = Math.round(Number(attributes['lon']) * partsOfADegree);
    if (!Number.isFinite(lat) || !Number.isFinite(lon)) return;
    this.#nodes.push({ id, lat, lon, tags: tags.size > 0 ? tags : undefined });
  }

  #takeMember({ type, ref, role = '' }: Attributes): void {
    if (type !== 'node' && type !== 'way' && type !== 'relation') return;
    this.#open?.members.push({ type, id: Number(ref), role });
  }

  #noteTime(text: string | undefined): void {
    const day = dayIn(text);
    if (day !== undefined && day > this.#newest) this.#newest = day;
  }
}

function tagsOr(tags: Map<string, string>) {
  return tags.size > 0 ? tags : noTags;
}

function dayIn(text: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
}

function boundsOf(attributes: Attributes): Box | undefined {
  const sides = ['minlon', 'minlat', 'maxlon', 'maxlat'].map((side) => Number(attributes[side]));
  const [west = 0, south = 0, east = 0, north = 0] = sides;
  return sides.every(Number.isFinite) ? [west, south, east, north] : undefined;
}
