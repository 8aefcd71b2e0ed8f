import type { Check } from '../directory.ts';
import { isServing } from '../panel.ts';

/** Members that a panel should have; the figures are those of community-enhanced social prescribing. */
export const panelLimits = { fewest: 6, most: 12 } as const;

/** A panel has six to twelve members serving. */
export const panelSize: Check = (directory, today) => {
  const serving = directory.members.filter((member) => isServing(member.data, today)).length;
  if (serving >= panelLimits.fewest && serving <= panelLimits.most) return [];
  return [
    {
      severity: 'warning',
      rule: 'panel-size',
      file: 'panel',
      found: `${serving} panel ${serving === 1 ? 'member serves' : 'members serve'} today.`,
      fix:
        serving < panelLimits.fewest
          ? `A panel works best with ${panelLimits.fewest} to ${panelLimits.most}. Invite more people.`
          : `A panel works best with ${panelLimits.fewest} to ${panelLimits.most}. Let some terms end, or form two panels.`,
    },
  ];
};
