import { measureBuild, type Measured } from './bench/measure-build.ts';
import { measureFinding, type FindingMeasured } from './bench/measure-finding.ts';
import { measureTyping, timesSlower, type TypingMeasured } from './bench/measure-typing.ts';
import { exitCodes, runCommand, WrongUse } from './command.ts';

const help = `Builds made-up towns and says what it cost: time, memory, and milliseconds for each entry by stage. Then
types into the finder of each town, and says what it weighs and how soon it answers: by itself, and on the find page
in Chromium on a phone that is 4 times slower than this computer.

  npm run bench                   towns of 500 and 2,000 entries
  npm run bench -- 100 5000       towns of other sizes

  --help   show this
`;

const usualSizes = [500, 2000];

/** How soon 19 of 20 letters must have brought their results, in milliseconds. */
const mostForNearlyAll = 100;

await runCommand({ help, options: {}, takesWords: true }, async ({ positionals }) => {
  for (const entries of sizesFrom(positionals)) {
    process.stderr.write(`Building ${entries.toLocaleString('en-GB')} entries ...\n`);
    let typing: TypingMeasured | undefined;
    const built = await measureBuild(entries, async (site) => {
      typing = await measureTyping(site);
    });
    process.stdout.write(inWords(built));
    process.stdout.write(findingInWords(measureFinding(entries)));
    if (typing) process.stdout.write(typingInWords(typing));
  }
  return exitCodes.good;
});

function sizesFrom(words: readonly string[]): number[] {
  const sizes = words.map(Number);
  const wrong = sizes.findIndex((size) => !Number.isInteger(size) || size < 1 || size > 99_999);
  if (wrong !== -1)
    throw new WrongUse(`"${words[wrong] ?? ''}" is no number of entries. Write one from 1 to 99999.`);
  return sizes.length > 0 ? sizes : usualSizes;
}

function inWords({ entries, stages, seconds, peakBytes }: Measured): string {
  const rows = stages.map(({ name, seconds: taken }) => [
    name.padEnd(28),
    `${taken.toFixed(2)} s`.padStart(9),
    `${((taken * 1000) / entries).toFixed(2)} ms an entry`.padStart(18),
  ]);
  const memory =
    peakBytes > 0
      ? `${Math.round(peakBytes / 1_000_000)} MB at most`
      : 'memory cannot be seen on this system';
  return [
    `${entries.toLocaleString('en-GB')} entries: ${seconds.toFixed(1)} s, ${memory}`,
    ...rows.map((row) => `  ${row.join('')}`),
    '',
  ].join('\n');
}

function findingInWords({ bytes, opening, letters, half, nearlyAll }: FindingMeasured): string {
  return [
    `  Finding: ${(bytes / 1000).toFixed(1)} kB over the wire, opened in ${opening.toFixed(0)} ms of computing`,
    `  ${letters} letters typed: half answered in ${half.toFixed(1)} ms, 19 of 20 in ${nearlyAll.toFixed(1)} ms`,
    '',
  ].join('\n');
}

function typingInWords({ letters, half, nearlyAll }: TypingMeasured): string {
  const verdict = nearlyAll <= mostForNearlyAll ? 'within' : 'MORE THAN';
  return [
    `  Typing in Chromium, ${timesSlower} times slower: ${letters} letters, from the key to results on the screen`,
    `  half in ${half.toFixed(0)} ms, 19 of 20 in ${nearlyAll.toFixed(0)} ms (${verdict} the ${mostForNearlyAll} ms allowed)`,
    '',
  ].join('\n');
}
