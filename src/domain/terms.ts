import { addDays, daysBetween, type IsoDay } from './calendar-day.ts';
import type { LinkedMember } from './directory.ts';
import { isServing } from './panel.ts';
import { needsKeeper } from './review-work.ts';

/** A term that ends soon. */
export interface TermEnding {
  readonly member: LinkedMember;
  /** Last day of the term. */
  readonly on: IsoDay;
  /** Open entries that name the member and will have nobody then. */
  readonly entries: number;
}

/** How many days before its last day a term counts as ending. */
export const daysOfNotice = 60;

/** Terms that run and end within 60 days, the first to end first. */
export function termsEnding(members: readonly LinkedMember[], today: IsoDay): TermEnding[] {
  return members
    .filter(({ data }) => isServing(data, today) && daysBetween(today, data.term.to) <= daysOfNotice)
    .map((member) => ({
      member,
      on: member.data.term.to,
      entries: entriesInCare(member, addDays(member.data.term.to, 1)),
    }))
    .sort((one, other) => daysBetween(other.on, one.on));
}

/** How many entries that are open on a day name a member as their steward. */
export function entriesInCare({ assets }: LinkedMember, today: IsoDay): number {
  return assets.filter(({ data }) => needsKeeper(data, today)).length;
}
