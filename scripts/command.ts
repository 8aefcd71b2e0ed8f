import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** How a command ends: all is good, it found problems, or it was asked for something it does not know. */
export const exitCodes = { good: 0, problems: 1, wrongUse: 2 } as const;

/** A command was asked for something it cannot do. Its message is for the person who typed it. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The options of a command, as `parseArgs` of Node takes them. */
type Options = NonNullable<ParseArgsConfig['options']>;

const helpOption = { help: { type: 'boolean', short: 'h', default: false } } as const;

/** What somebody typed after the name of a command: the values of its options, and the other words. */
export type Typed<Known extends Options> = ReturnType<
  typeof parseArgs<{ options: Known & typeof helpOption; allowPositionals: true }>
>;

/** What may be typed after the name of a command. */
export interface Usage<Known extends Options> {
  /** What `--help` prints, and what somebody who mistyped an option is shown. */
  readonly help: string;
  /** Its options, besides `--help`, which every command has. */
  readonly options: Known;
  /** Whether it takes words that belong to no option, like the names of files. Left out, it does not. */
  readonly takesWords?: boolean;
}

/**
 * Runs a command: reads what was typed, shows the help where that is wanted, else does the work; and sets the exit
 * code of the process. Wrong use is told in one or two plain lines, without a stack trace.
 *
 * @param work does what was asked for, and returns the exit code
 */
export function runCommand<const Known extends Options>(
  usage: Usage<Known>,
  work: (typed: Typed<Known>) => number | Promise<number>,
): Promise<void> {
  return endWith(() => {
    const typed = readTyped(usage, process.argv.slice(2));
    return typed === undefined ? answer(usage.help) : work(typed);
  });
}

/** Does the work and sets the exit code of the process, as `runCommand` does, where the work reads what was typed. */
export async function endWith(work: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCodes.wrongUse;
  }
}

/**
 * Reads what was typed after the name of a command.
 *
 * @returns undefined when it is the help that is wanted
 * @throws WrongUse for an option or a word that the command does not take
 */
export function readTyped<const Known extends Options>(
  { help, options, takesWords = false }: Usage<Known>,
  args: string[],
): Typed<Known> | undefined {
  try {
    const known = { ...options, ...helpOption };
    const typed = parseArgs({ args, options: known, allowPositionals: takesWords });
    // The type of the values can only be worked out where the options are known.
    return (typed.values as { help: boolean }).help ? undefined : typed;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new WrongUse(`${reason}.\n\n${help}`);
  }
}

/** Writes the answer of a command, or a part of it. @returns the exit code of a command that ends well */
export function answer(text: string): number {
  process.stdout.write(text);
  return exitCodes.good;
}

/** The text of a file that was named. @throws WrongUse when it cannot be read */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUse(`There is no file ${file} that can be read.`);
  }
}

/** The value of an option that must be given. @throws WrongUse when it is not */
export function needed(value: string | undefined, option: string, help: string): string {
  if (value === undefined || value.trim() === '') throw new WrongUse(`Give ${option}.\n\n${help}`);
  return value.trim();
}
