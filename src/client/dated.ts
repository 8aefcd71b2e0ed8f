/** Keeps a page true as days pass: shows what holds today in London, and hides what does not. */
import { showWhatHolds } from './dated-parts.ts';
import { londonToday } from './london-today.ts';

showWhatHolds(document, londonToday());
