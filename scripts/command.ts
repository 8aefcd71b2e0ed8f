import { parseArgs, type ParseArgsConfig } from 'node:util';

/** How a command ends: all is good, it found problems, or it was asked for something it does not know. */
export const exitCodes = { good: 0, problems: 1, wrongUse: 2 } as const;

/** A command was asked for something it cannot do. Its message is for the person who typed it. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/**
 * Runs a command and sets the exit code of the process. Wrong use is told in one or two plain lines, without a
 * stack trace.
 *
 * @param command does the work, and returns the exit code
 */
export async function runCommand(command: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCodes.wrongUse;
  }
}

/**
 * Reads the options of a command.
 *
 * @param help what to show to somebody who mistyped an option
 * @throws WrongUse for an option that the command does not have
 */
export function readOptions<const Config extends ParseArgsConfig>(
  config: Config,
  help: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new WrongUse(`${reason}.\n\n${help}`);
  }
}
