import type { IsoDay } from './calendar-day.ts';
import { accessFactUnknown } from './checks/access-fact-unknown.ts';
import { calendarEnds } from './checks/calendar-ends.ts';
import { checkerUnknown } from './checks/checker-unknown.ts';
import { connectionOdd } from './checks/connection-odd.ts';
import { consentEnded } from './checks/consent-ended.ts';
import { contactPersonal } from './checks/contact-personal.ts';
import { dayAhead } from './checks/day-ahead.ts';
import { dayPast } from './checks/day-past.ts';
import { exceptionIdle } from './checks/exception-idle.ts';
import { firstSteps } from './checks/first-steps.ts';
import { hardWords } from './checks/hard-words.ts';
import { houseStyle } from './checks/house-style.ts';
import { linkDead } from './checks/link-dead.ts';
import { longSentence } from './checks/long-sentence.ts';
import { mixedAlphabets } from './checks/mixed-alphabets.ts';
import { neighbourhoodUncovered } from './checks/neighbourhood-uncovered.ts';
import { numberMissing } from './checks/number-missing.ts';
import { numberTaken } from './checks/number-taken.ts';
import { oldAddressTaken } from './checks/old-address-taken.ts';
import { panelSize } from './checks/panel-size.ts';
import { panelTerm } from './checks/panel-term.ts';
import { personalDetail } from './checks/personal-detail.ts';
import { photoMissing } from './checks/photo-missing.ts';
import { pointElsewhere } from './checks/point-elsewhere.ts';
import { pointMissing } from './checks/point-missing.ts';
import { pointOffPostcode } from './checks/point-off-postcode.ts';
import { pointShared } from './checks/point-shared.ts';
import { readingAgeHigh } from './checks/reading-age.ts';
import { reviewLapsed } from './checks/review-lapsed.ts';
import { slideTooLong } from './checks/slide-too-long.ts';
import { statementOld } from './checks/statement-old.ts';
import { stewardMissing } from './checks/steward-missing.ts';
import { waitingToBeFilled } from './checks/still-to-fill.ts';
import { suggestionWaiting } from './checks/suggestion-waiting.ts';
import { summaryMissing } from './checks/summary-missing.ts';
import { termEnding } from './checks/term-ending.ts';
import { twinEntry } from './checks/twin-entry.ts';
import { venueOneSided } from './checks/venue-one-sided.ts';
import type { Check, Directory } from './directory.ts';
import { compareProblems, type Problem } from './problem.ts';

/** Every rule over the whole directory. To add a rule, add a file to `checks/` and a line here. */
const checks: readonly Check[] = [
  accessFactUnknown,
  calendarEnds,
  checkerUnknown,
  connectionOdd,
  consentEnded,
  contactPersonal,
  dayAhead,
  dayPast,
  exceptionIdle,
  firstSteps,
  hardWords,
  houseStyle,
  linkDead,
  longSentence,
  mixedAlphabets,
  neighbourhoodUncovered,
  numberMissing,
  numberTaken,
  oldAddressTaken,
  panelSize,
  panelTerm,
  personalDetail,
  photoMissing,
  pointElsewhere,
  pointMissing,
  pointOffPostcode,
  pointShared,
  readingAgeHigh,
  reviewLapsed,
  slideTooLong,
  statementOld,
  stewardMissing,
  waitingToBeFilled,
  suggestionWaiting,
  summaryMissing,
  termEnding,
  twinEntry,
  venueOneSided,
];

/** Runs every rule and lists what they find by file and line. */
export function runChecks(directory: Directory, today: IsoDay): Problem[] {
  return checks.flatMap((check) => check(directory, today)).sort(compareProblems);
}
