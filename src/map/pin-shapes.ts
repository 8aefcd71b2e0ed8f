/**
 * What stands on the pins of maps: one plain shape for each theme drawing, so that pins differ in more than colour.
 * Each is a path to fill in a square of 24 by 24.
 */
import type { ArtName } from '../domain/theme.ts';

/** The shape of each theme drawing, and of a place that is no entry. */
export const pinShapes: Readonly<Record<ArtName | 'place', string>> = {
  'eat-together':
    'M2 11h20c0 4.2-2.6 7.6-6.5 9v1.5h-7V20C4.6 18.6 2 15.2 2 11zM7 3h2v5.5H7zM11 2h2v6.5h-2zM15 3h2v5.5h-2z',
  'get-moving':
    'M2 6.5c1.8 1.6 3.9 1.4 5.2-.6L10 7.4c1.7 3.7 4.8 5 8.3 5.9 2.5.6 3.7 1.9 3.7 4.2H2zM2 19h20v2.2H2z',
  outdoors:
    'M20.5 2.5C9.5 2.5 3.5 7.5 3.5 14c0 1.5.3 2.8.9 3.9l-2 3 1.7 1.1 1.9-2.9c1.2.8 2.6 1.2 4.2 1.2 7.5 0 10.8-7.4 10.3-17.8z',
  'make-and-mend': 'M3 4.5h10.5l3.5 3h4.5v5H17l-2.5-2H13V22H8.5V10.5H3z',
  'music-and-performance': 'M8 4.2 20.5 2v14a3.4 3.4 0 1 1-2.5-3.3V7.2l-7.5 1.3v10a3.4 3.4 0 1 1-2.5-3.3z',
  'good-company':
    'M8 11.2a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM1.5 20.5c0-4.7 2.6-7.6 6.5-7.6s6.5 2.9 6.5 7.6zM16.5 11.2a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM16.5 20.5h6c0-4.3-2.3-7.1-5.8-7.1-.8 0-1.5.1-2.1.4 1.2 1.6 1.9 3.9 1.9 6.7z',
  'help-and-advice':
    'M11 1.5h2v1.6c5 .5 8.8 4.3 9.3 9.4-1.6-1.3-3.5-1.3-5 .1-1.4-1.3-2.8-1.4-4.3-.4v6.8a3.5 3.5 0 0 1-7 0h2.1a1.4 1.4 0 0 0 2.9 0v-6.8c-1.5-1-2.9-.9-4.3.4-1.5-1.4-3.4-1.4-5-.1C2.2 7.4 6 3.6 11 3.1z',
  learn:
    'M11 6.2C8.7 4.6 5.5 4 1.8 4v14.6c3.7 0 6.9.6 9.2 2.2zM13 6.2c2.3-1.6 5.5-2.2 9.2-2.2v14.6c-3.7 0-6.9.6-9.2 2.2z',
  place: 'M12 2.5 1.5 11.5h3V21h5.7v-6.2h3.6V21h5.7v-9.5h3z',
};
