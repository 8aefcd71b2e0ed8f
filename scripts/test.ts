/** `npm test`: runs every part of the proof, quick parts first, and closes with one line of counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import type { Outcome, VitestReport } from './test/outcome.ts';
import {
  closingLine,
  outcomeOfReport,
  outcomeOfTool,
  skippedLines,
  triedAgainLines,
} from './test/outcome.ts';

interface Part {
  name: string;
  does: string;
  /** Command lines, run one after the other, all of them whatever comes of the first. */
  commands: string[];
  /** True when the commands are Vitest's, which reports each test; else a command counts as one. */
  countsTests?: boolean;
}

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

const PARTS: Part[] = [
  {
    name: 'types',
    does: 'checks the types of all code and components',
    commands: commandsOf('types'),
  },
  {
    name: 'lint',
    does: 'checks rules, form, and that nothing lies about unused',
    commands: commandsOf('lint'),
  },
  {
    name: 'quick',
    does: 'tests that need nothing but Node',
    commands: ['vitest run --project quick'],
    countsTests: true,
  },
  {
    name: 'site',
    does: 'builds real sites and opens them in a real browser',
    commands: ['vitest run --project site'],
    countsTests: true,
  },
];

const HELP = `npm test -- [part ...]

Runs the parts named, or all of them in this order:
${PARTS.map(({ name, does }) => `  ${name.padEnd(6)} ${does}`).join('\n')}

Set REAL_DATA to a folder of real entries to try those as well.
Ends with 0 when everything passed, 1 when something failed, 2 when asked for a part that is not there.
`;

await runCommand({ help: HELP, options: {}, takesWords: true }, ({ positionals }) => {
  const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) throw new WrongUse(`There is no part called ${unknown.join(', ')}.\n\n${HELP}`);
  const chosen = PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const outcomes = chosen.flatMap(runPart);
  const remarks = [
    ...skippedLines(outcomes, Boolean(process.env['REAL_DATA'])),
    ...triedAgainLines(outcomes),
  ];
  process.stdout.write(`\n${remarks.join('\n')}\n${closingLine(outcomes)}\n`);
  return outcomes.some(({ failed }) => failed.length > 0) ? exitCodes.problems : exitCodes.good;
});

/** The single commands of a script in package.json. */
function commandsOf(script: string): string[] {
  const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return manifest.scripts[script]?.split(' && ') ?? [];
}

function runPart({ name, commands, countsTests }: Part): Outcome[] {
  return commands.map((command) => {
    process.stdout.write(`\n--- ${name}: ${command}\n`);
    return countsTests ? runTests(command) : outcomeOfTool(command, run(command));
  });
}

/** Runs a command line with the project's own tools first on the path. Gives its exit code. */
function run(command: string): number {
  const path = [join(PROJECT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const { status } = spawnSync(command, {
    cwd: PROJECT,
    env: { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' },
    shell: true,
    stdio: 'inherit',
  });
  return status ?? 1;
}

function runTests(command: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-test-'));
  const file = join(folder, 'report.json');
  try {
    const code = run(`${command} --reporter=default --reporter=json --outputFile.json="${file}"`);
    return outcomeOfReport(command, code, readReport(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The report of a finished run; undefined when the run broke off before it wrote one. */
function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}
