import type { Position } from './feature.ts';

/**
 * Joins lines that are alike and meet end to end, so that a street that is kept in many pieces is one line and its
 * name is written once. Lines are not joined where more than two of them meet.
 *
 * @param lines lines that are alike in all that is shown; they may be turned round
 */
export function joinLines(lines: readonly (readonly Position[])[]): Position[][] {
  const byEnd = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    for (const end of endsOf(line)) byEnd.set(end, [...(byEnd.get(end) ?? []), index]);
  }
  const used = new Set<number>();
  const onwards = (at: string, from: number): number | undefined => {
    const meeting = byEnd.get(at) ?? [];
    if (meeting.length !== 2) return undefined;
    const other = meeting[0] === from ? meeting[1] : meeting[0];
    return other === undefined || other === from || used.has(other) ? undefined : other;
  };
  const joined: Position[][] = [];
  for (const [index, line] of lines.entries()) {
    if (used.has(index) || line.length < 2) continue;
    used.add(index);
    let chain = [...line];
    // To its end, then from its start.
    for (let turn = 0; turn < 2; turn++) {
      let from = index;
      for (;;) {
        const at = endsOf(chain)[1];
        const next: number | undefined = onwards(at, from);
        const more = next === undefined ? undefined : lines[next];
        if (next === undefined || !more) break;
        used.add(next);
        chain.push(...(endsOf(more)[0] === at ? more : [...more].reverse()).slice(1));
        from = next;
      }
      chain = chain.reverse();
    }
    joined.push(chain);
  }
  return joined;
}

function endsOf(line: readonly Position[]): [start: string, end: string] {
  return [keyOf(line[0]), keyOf(line.at(-1))];
}

function keyOf(position: Position | undefined): string {
  return position ? `${position[0]} ${position[1]}` : '';
}
