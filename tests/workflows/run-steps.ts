import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { parse } from 'yaml';
import { projectFolder } from '../../scripts/environment.ts';

/** A step of a workflow, as far as it is run here. */
interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job and what it is given. */
export interface JobOrder {
  /** File in `.github/workflows`. */
  readonly file: string;
  readonly job: string;
  /** Full path of an empty folder of its own. */
  readonly folder: string;
  /** What the host sets for every step. */
  readonly variables: Readonly<Record<string, string>>;
  /** Values of expressions, such as `github.token`. */
  readonly values: Readonly<Record<string, string>>;
}

/** What came of a job. */
export interface JobResult {
  readonly succeeded: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  /** What it handed on, by name. */
  readonly artifacts: ReadonlyMap<string, Uint8Array>;
  readonly log: string;
}

/**
 * Runs the steps of a job as its host would: each as a script in a fresh folder, with what the host sets and no more,
 * and skipped after a failure unless it says otherwise. Only installing is short: it takes the packages that are here.
 */
export async function runJob({ file, job, folder, variables, values }: JobOrder): Promise<JobResult> {
  const workflow = parse(readFileSync(join(projectFolder, '.github/workflows', file), 'utf8')) as {
    jobs: Record<string, { steps: Step[]; outputs?: Record<string, string> }>;
  };
  const { steps, outputs = {} } = workflow.jobs[job]!;
  const work = join(folder, 'work');
  const temp = join(folder, 'temp');
  const outputFile = join(folder, 'output.txt');
  mkdirSync(work, { recursive: true });
  mkdirSync(temp);
  writeFileSync(outputFile, '');
  const artifacts = new Map<string, Uint8Array>();
  let log = '';
  let failed = false;
  const fill = (text: string) =>
    text.replaceAll(/\$\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => {
      const value = { 'runner.temp': temp, ...values }[name];
      if (value === undefined) throw new Error(`${file} asks for ${name}, which nobody gave.`);
      return value;
    });
  for (const step of steps) {
    if (failed && !(step.if ?? '').includes('!cancelled()')) continue;
    if (step.uses !== undefined) {
      const archive = pack(fill(step.with?.['path'] ?? ''), temp);
      if (archive !== undefined) artifacts.set(step.with?.['name'] ?? '', archive);
      continue;
    }
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]),
    );
    const run = await runScriptIn(work, step.run ?? '', {
      ...variables,
      ...env,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: outputFile,
    });
    log += `--- ${step.name}\n${run.output}`;
    if (run.code !== 0) failed = true;
  }
  const set = Object.fromEntries(
    readFileSync(outputFile, 'utf8')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => line.split('=', 2) as [string, string]),
  );
  const named = Object.entries(outputs).map(([name, from]) => [
    name,
    set[/outputs\.(\w+)/.exec(from)?.[1] ?? ''] ?? '',
  ]);
  return { succeeded: !failed, outputs: Object.fromEntries(named) as Record<string, string>, artifacts, log };
}

/** Runs a script as a host does: bash, ending at the first failure, knowing nothing but what it is given. */
export function runScriptIn(
  folder: string,
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const tools = join(folder, '..', 'tools');
  writeTools(tools);
  return new Promise((done) => {
    const run = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder,
      env: {
        HOME: join(folder, '..'),
        GIT_CONFIG_NOSYSTEM: '1',
        ...variables,
        PATH: [tools, process.env['PATH']].join(delimiter),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (part: Buffer) => (output += part.toString());
    run.stdout.on('data', hear);
    run.stderr.on('data', hear);
    run.on('close', (code) => {
      done({ code, output });
    });
  });
}

/** Stands in for installing: packages that are here are taken, and the system is left alone. */
function writeTools(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const npm = path
    .map((place) => join(place, 'npm'))
    .find((file) => existsSync(file) && !file.includes('node_modules'));
  const modules = join(projectFolder, 'node_modules');
  const files = {
    npm: `#!/bin/sh\nif test "$1" = ci; then ln -sfn '${modules}' node_modules; else exec '${npm ?? 'npm'}' "$@"; fi\n`,
    'apt-get': '#!/bin/sh\n',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
}

/** Packs files and folders as the host's own action does: from the folder that holds all of them. */
function pack(paths: string, temp: string): Uint8Array | undefined {
  const places = paths
    .split('\n')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  const top = places.length === 1 ? places[0]! : join(temp, 'review');
  const files: Zippable = {};
  const take = (path: string) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) take(join(path, name));
    else files[relative(top, path).replaceAll('\\', '/')] = [readFileSync(path), { level: 1 }];
  };
  places.forEach(take);
  return Object.keys(files).length === 0 ? undefined : zipSync(files);
}

/** The steps of a job of `.gitlab-ci.yml`. */
export function gitlabScript(job: string): string {
  const jobs = parse(readFileSync(join(projectFolder, '.gitlab-ci.yml'), 'utf8')) as Record<
    string,
    { script: string[] }
  >;
  return jobs[job]!.script.join('\n');
}

/** The folder a bare repository lies in, so that `$SERVER/$REPOSITORY` is its address. */
export function serverOf(bare: string, repository: string): string {
  return `file://${repository.split('/').reduce((folder) => dirname(folder), bare)}`;
}
