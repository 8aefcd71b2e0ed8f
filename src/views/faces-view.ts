import type { IsoDay } from '../domain/calendar-day.ts';
import { colourNames, type ColourName } from '../domain/theme.ts';
import { isServing, shownName } from '../domain/panel.ts';
import type { LinkedMember } from '../domain/directory.ts';
import type { Dated } from './dated.ts';
import type { ViewContext } from './view-context.ts';
import { capitalised, numberInWords } from './words.ts';

/** A panel member who has chosen to be named. */
export interface FaceView {
  readonly name: string;
  /** First letter of the name: no photos. */
  readonly initial: string;
  readonly colour: ColourName;
  /** What they look after: "Well Bank", "Music and performance". May be empty. */
  readonly patch: string;
}

/** Who keeps the directory. */
export interface FacesView {
  /** Each goes when the member's term is over. */
  readonly faces: readonly Dated<FaceView>[];
  /** "Two others would rather not be named." Empty when there are none. */
  readonly others: string;
}

/** The panel members who serve on the day of the build: those who chose to be named, and how many did not. */
export function facesView({ directory, today }: ViewContext): FacesView {
  const serving = directory.members.filter(({ data }) => isServing(data, today));
  const faces = serving.flatMap((member, index) => {
    const face = faceOf(member, index, today);
    return face === undefined ? [] : [{ to: member.data.term.to, now: true, value: face }];
  });
  return { faces, others: othersInWords(serving.length - faces.length, faces.length) };
}

/** So many parts of a patch stand under a face. */
const mostOfPatch = 2;

function faceOf(member: LinkedMember, index: number, today: IsoDay): FaceView | undefined {
  const name = shownName(member.data, today);
  if (name === undefined) return undefined;
  const patch = [...member.neighbourhoods, ...member.themes].slice(0, mostOfPatch).map(({ title }) => title);
  return {
    name,
    initial: Array.from(name)[0] ?? '',
    colour: colourNames[index % colourNames.length] ?? 'damson',
    patch: patch.join(', '),
  };
}

function othersInWords(count: number, named: number): string {
  if (count === 0) return '';
  const number = capitalised(numberInWords(count));
  if (named === 0) return `${number} ${count === 1 ? 'resident serves' : 'residents serve'} on the panel.`;
  return `${number} ${count === 1 ? 'other' : 'others'} would rather not be named.`;
}
