import type { IncomingMessage, ServerResponse } from 'node:http';
import { publishedDirectory } from '../../src/reader/published-directory.ts';
import { dataFiles } from '../../src/views/data-files.ts';
import { viewContextOf } from '../../src/views/view-context.ts';

const foldersForOthers = /^(?:data|feeds|calendar|open-referral)\/.*\.[a-z]+$/;

/**
 * Answers with a file that is meant for others, as the build would write it; anything else is passed on. The build
 * writes these files itself, so that Astro knows nothing of them.
 */
export async function serveDataFile(
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const context = viewContextOf(await publishedDirectory());
  const path = (request.url ?? '').replace(/[?#].*/, '').slice(context.base.length);
  if (!foldersForOthers.test(path)) {
    next();
    return;
  }
  for (const file of dataFiles(context)) {
    if (file.path !== path) continue;
    response.setHeader(
      'Content-Type',
      path.endsWith('json') ? 'application/json' : 'text/plain; charset=utf-8',
    );
    response.end(file.text);
    return;
  }
  next();
}
