/** How long one stage of a build took, and what came of it. */
export interface StageReport {
  readonly name: string;
  readonly seconds: number;
  /** What came of it, in a few words: "512 entries, 31 venues". */
  readonly outcome: string;
}

/** Says how far a long stage has come. */
export type Count = (done: number, total: number) => void;

/** Tells a person how a build goes on. */
export interface Progress {
  /** A stage begins: "Making the pages". */
  readonly start: (stage: string) => void;
  readonly count: Count;
  readonly finish: (report: StageReport) => void;
}

/** Where progress is written: the error output, so that the standard output stays free for results. */
export type Output = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean };

/** How often a count is written on a screen, and in a log that keeps every line; in milliseconds. */
const pauseOnScreen = 100;
const pauseInLog = 5000;

/**
 * Progress as lines of text: one line for each stage, and on a long one a count that is redrawn in place on a
 * screen, and repeated now and then in a log.
 */
export function progressTo(output: Output): Progress {
  const pause = output.isTTY ? pauseOnScreen : pauseInLog;
  let stage = '';
  let written = 0;
  return {
    start(name) {
      stage = name;
      written = performance.now();
      if (output.isTTY) output.write(`${name} ...`);
    },
    count(done, total) {
      if (performance.now() - written < pause) return;
      written = performance.now();
      const line = `${stage} ... ${done} of ${total}`;
      output.write(output.isTTY ? `\r${line}` : `${line}\n`);
    },
    finish(report) {
      const line = `${report.name}: ${report.outcome} (${report.seconds.toFixed(1)} s)`;
      output.write(output.isTTY ? `\r\u001B[K${line}\n` : `${line}\n`);
    },
  };
}

/** Progress that nobody sees. */
export const quietProgress: Progress = { start: noted, count: noted, finish: noted };

function noted(): void {
  // Nobody looks.
}

/** Runs the stages of a build one after another, times them, and tells of each. */
export interface Stages {
  /** Runs one stage. `say` puts into a few words what came of it. */
  readonly run: <Result>(
    name: string,
    work: (count: Count) => Promise<Result> | Result,
    say: (result: Result) => string,
  ) => Promise<Result>;
  /** The stages so far. */
  readonly reports: readonly StageReport[];
}

/** Starts a list of stages that tells of each through `progress`. */
export function startStages(progress: Progress): Stages {
  const reports: StageReport[] = [];
  return {
    reports,
    async run(name, work, say) {
      progress.start(name);
      const begun = performance.now();
      const result = await work(progress.count);
      const report = { name, seconds: (performance.now() - begun) / 1000, outcome: say(result) };
      reports.push(report);
      progress.finish(report);
      return result;
    },
  };
}

/**
 * A number with its noun: "1 page", "2,000 pages", "3 entries".
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
