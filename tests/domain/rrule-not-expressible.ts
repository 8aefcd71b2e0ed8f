/**
 * The cases of libical's `icalrecur_test.txt` (commit d31d57c, counted from 1) that sessions cannot hold, by
 * reason. A neighbourhood directory has no need of them; a group with such a rule lists its dates or says when
 * it meets in words.
 */
export const notExpressible: Readonly<Record<string, readonly number[]>> = {
  'names days of the year by number': [4, 12, 56, 61, 62, 63, 82, 93, 94, 95, 100, 101],
  'names weeks of the year by number': [
    6, 7, 8, 55, 72, 73, 76, 80, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 130, 131, 132, 133, 134,
    135, 142, 143, 144, 145, 146,
  ],
  'names a day of the month for the year but no month: RFC 5545 means every month, libical one': [77, 78],
  'counts weekdays from the end of the month, or through the year': [5, 17],
  'picks by position from a set that is not the days of one week or the times of one day': [
    25, 26, 113, 114, 115, 116, 117, 119, 124, 125,
  ],
  'counts seconds, and times here are hours and minutes': [83, 84, 85, 86, 118, 120, 126, 127, 136],
  'comes at other times each day, since its hours or minutes do not divide a day': [137, 138, 139, 140],
};
