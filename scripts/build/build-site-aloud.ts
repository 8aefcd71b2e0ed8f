import { WrongUse } from '../command.ts';
import { buildSite, type BuildReport, type BuildSettings } from './build-site.ts';
import { buildOutcome } from './outcome.ts';
import { progressTo } from './progress.ts';

/**
 * Builds the site and tells on the error output how it goes on and what came of it, so that the standard output
 * stays free for results.
 *
 * @throws what `buildSite` throws; a fault of the program is thrown after saying that the old site is whole
 */
export async function buildSiteAloud(settings: BuildSettings): Promise<BuildReport> {
  try {
    const report = await buildSite(settings, { progress: progressTo(process.stderr) });
    process.stderr.write(buildOutcome(report, settings.contentDir));
    return report;
  } catch (error) {
    if (!(error instanceof WrongUse)) {
      process.stderr.write(
        '\nMaking the site failed, so nothing was changed: the old site is as it was.\n\n',
      );
    }
    throw error;
  }
}
