import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { publishFrom } from '../../src/reader/published-directory.ts';
import { contentProblemsInWords } from '../build/outcome.ts';
import { readPublished } from '../build/read-published.ts';
import type { Environment } from '../environment.ts';
import { answerRequest } from '../serve.ts';
import { serveDataFile } from './serve-data-files.ts';

/** An editor saves in several steps; this long after the last one the content is read again. In milliseconds. */
const restAfterSaving = 150;

/**
 * What `npm run dev` adds to Astro: it reads the content again whenever one of its files changes, and has open pages
 * loaded anew. While the content
 * has errors they are told, and pages keep showing the last directory without any.
 *
 * @param tell says something to the person at the keyboard
 */
export function reloadOnContentChange(
  environment: Environment,
  tell: (text: string) => void,
): AstroIntegration {
  const { contentDir, basePath } = environment;
  return {
    name: 'hereabouts:reload-on-content-change',
    hooks: {
      'astro:config:setup': ({ addMiddleware }) => {
        addMiddleware({ entrypoint: new URL('allow-style-elements.ts', import.meta.url), order: 'pre' });
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          // The build copies photos; here they are shown from where they are.
          if (!request.url?.startsWith(`${basePath}photos/`)) next();
          else answerRequest(request, response, { folder: contentDir, base: basePath });
        });
        server.middlewares.use((request, response, next) => {
          serveDataFile(request, response, next).catch(next);
        });

        const reload = () => {
          const { published, problems } = readPublished(environment);
          tell(contentProblemsInWords(problems, contentDir));
          if (!published) {
            tell('The content has errors. Pages show it as it was before.\n');
            return;
          }
          publishFrom(() => published);
          // Astro forgets which addresses there are when it hears this.
          for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
          server.environments.client.hot.send({ type: 'full-reload' });
        };
        let waiting: NodeJS.Timeout | undefined;
        server.watcher.add(contentDir);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(contentDir + sep)) return;
          clearTimeout(waiting);
          waiting = setTimeout(reload, restAfterSaving);
        });
      },
    },
  };
}
