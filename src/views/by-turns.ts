/** One of each group, then the second of each, and so on, until all have had their turn. */
export function byTurns<Thing>(groups: readonly (readonly Thing[])[]): Thing[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, place) =>
    groups.flatMap((group) => group.slice(place, place + 1)),
  ).flat();
}
