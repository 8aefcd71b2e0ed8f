import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { openFinder } from '../../src/client/finder/finder.ts';
import { plainWords } from '../../src/formats/plain-words.ts';
import { spokenFacts } from '../../src/formats/spoken-facts.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { datesData, finderData } from '../../src/views/finder-data.ts';
import { generateTown } from './generate-town.ts';

/** What finding costs in a town: bytes over the wire, and milliseconds of computing in Node. */
export interface FindingMeasured {
  readonly entries: number;
  /** `finder.json` and `dates.json`, compressed with Brotli. */
  readonly bytes: number;
  /** Opening the finder, once. */
  readonly opening: number;
  /** Letters typed, each an answer. */
  readonly letters: number;
  /** Half of the letters are answered in this or less. */
  readonly half: number;
  /** 19 of 20 letters are answered in this or less. */
  readonly nearlyAll: number;
}

/** Every so many phrases of the tables are typed, with and without a weekday behind. */
const phrasesBetween = 6;

/** Makes up a town, types into its finder letter by letter, and measures. */
export function measureFinding(entries: number): FindingMeasured {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-bench-'));
  try {
    generateTown(folder, { entries });
    const { directory } = readDirectory(folder);
    const today = directory?.site.sampleToday;
    if (directory === undefined || today === undefined)
      throw new Error('The town that was made up is broken.');
    const context = { directory, today, base: '/', siteUrl: '' };
    const [data, dates] = [finderData(context), datesData(context)];
    const begun = computingTime();
    const finder = openFinder(data, dates);
    const opening = computingTime() - begun;
    const times = wordsTyped().map((words) => {
      const asked = computingTime();
      finder.find({ words, today, time: '09:00' });
      return computingTime() - asked;
    });
    times.sort((one, other) => one - other);
    const within = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    const bytes = [data, dates].map((file) => brotliCompressSync(JSON.stringify(file)).length);
    return {
      entries,
      bytes: bytes.reduce((sum, size) => sum + size, 0),
      opening,
      letters: times.length,
      half: within(0.5),
      nearlyAll: within(0.95),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds this process has computed, which other work on the machine does not change. */
function computingTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function wordsTyped(): string[] {
  const phrases = [...plainWords, ...spokenFacts].flatMap(({ say }) => say);
  return phrases
    .filter((_, place) => place % phrasesBetween === 0)
    .map((phrase, place) => (place % 2 === 0 ? phrase : `${phrase} on wednesday`))
    .flatMap((text) => Array.from({ length: text.length }, (_, end) => text.slice(0, end + 1)));
}
