import { join } from 'node:path';
import type { AstroUserConfig } from 'astro';
import { projectFolder } from '../environment.ts';

/** Where the finished service worker lies in the site until `writeOfflineFiles` makes `sw.js` from it. */
export const bundledWorker = '_astro/offline-worker.js';

type VitePlugin = Extract<
  NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number],
  { name: string }
>;

/**
 * Bundles the service worker along with the scripts of the pages. It shares no module with them, so that it comes
 * out as one plain script, which every browser that knows service workers can run.
 */
export function bundleWorker(): VitePlugin {
  return {
    name: 'hereabouts:offline-worker',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: join(projectFolder, 'src/client/offline/worker.ts'),
        fileName: bundledWorker,
      });
    },
  };
}
