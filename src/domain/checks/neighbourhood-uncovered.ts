import type { Check } from '../directory.ts';
import { isServing } from '../panel.ts';
import { problemAt } from '../problem.ts';

/** Each neighbourhood is in the patch of a member whose term runs. A panel with nobody is reported elsewhere. */
export const neighbourhoodUncovered: Check = (directory, today) => {
  const serving = directory.members.filter((member) => isServing(member.data, today));
  if (serving.length === 0) return [];
  return directory.neighbourhoods.flatMap((neighbourhood, index) => {
    if (serving.some((member) => member.neighbourhoods.includes(neighbourhood))) return [];
    return problemAt(directory.sources.neighbourhoods, ['neighbourhoods', index], {
      severity: 'warning',
      rule: 'neighbourhood-uncovered',
      found: `No serving member looks after ${neighbourhood.title}.`,
      fix: `Add "${neighbourhood.slug}" to a member's patch.`,
    });
  });
};
