import { dev, type AstroIntegration } from 'astro';
import { publishFrom } from '../../src/reader/published-directory.ts';
import { contentProblemsInWords } from '../build/outcome.ts';
import { readPublished } from '../build/read-published.ts';
import { exitCodes } from '../command.ts';
import { projectFolder, type Environment } from '../environment.ts';
import { untilStopped } from '../until-stopped.ts';
import { reloadOnContentChange } from './reload-on-content-change.ts';

/** What differs between the ways of working on a site. */
export interface WorkWishes {
  /** The port to use; left out, Astro takes the next that is free. */
  readonly port: number | undefined;
  /** The only address to listen on; left out, Astro's own. */
  readonly host?: string;
  /** Whether Astro says nothing but errors. */
  readonly isQuiet?: boolean;
  /** Parts of the site that are made only here. */
  readonly integrations?: readonly AstroIntegration[];
  /** Told once the site can be opened. */
  readonly opened?: (port: number) => void;
}

/**
 * Shows a site while it is worked on, until Ctrl and C or the end of the process is asked for.
 *
 * @returns 0, or 1 when the content has errors, which have been told then
 */
export async function serveWhileWorking(environment: Environment, wishes: WorkWishes): Promise<number> {
  const { published, problems } = readPublished(environment);
  const tell = (text: string) => process.stderr.write(text);
  tell(contentProblemsInWords(problems, environment.contentDir));
  if (!published) return exitCodes.problems;

  publishFrom(() => published);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['CONTENT_DIR'] = environment.contentDir;
  const { port, host, isQuiet, integrations = [], opened } = wishes;
  const server = await dev({
    root: projectFolder,
    ...(isQuiet === true ? { logLevel: 'error' as const } : {}),
    integrations: [...integrations, reloadOnContentChange(environment, tell)],
    server: { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) },
  });
  opened?.(server.address.port);
  await untilStopped();
  await server.stop();
  return exitCodes.good;
}
