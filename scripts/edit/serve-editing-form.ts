import type { AstroIntegration } from 'astro';
import { publishedDirectory, type Published } from '../../src/reader/published-directory.ts';
import { bundleEditingForm, formFiles } from '../build/bundle-editing-form.ts';
import { editingData, editingPage } from '../build/editing-form.ts';
import type { Environment } from '../environment.ts';
import { answerRequest } from '../serve.ts';
import { contentService } from './content-service.ts';

/**
 * What `npm run edit` adds to the site while it is worked on: the editing form, its data as the content is now, and an
 * answer to what the form asks of the content folder. Pages change with each save; the form itself stays as it is,
 * because somebody may be writing in it.
 */
export function serveEditingForm({
  contentDir,
  basePath,
}: Pick<Environment, 'contentDir' | 'basePath'>): AstroIntegration {
  const below = `${basePath}${formFiles.folder}/`;
  return {
    name: 'hereabouts:serve-editing-form',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        const bundle = await bundleEditingForm();
        server.middlewares.use(await contentService({ folder: contentDir, keeps: 'files', base: basePath }));
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').replace(/[?#].*/s, '');
          if (!path.startsWith(below)) {
            next();
            return;
          }
          const name = path.slice(below.length);
          if (name !== '' && !(name.endsWith('.json') && name !== formFiles.manifest)) {
            answerRequest(request, response, { folder: bundle, base: below });
            return;
          }
          publishedDirectory()
            .then(async (published) => {
              const text = name === '' ? editingPage(published, bundle) : await dataText(name, published);
              response.statusCode = text === undefined ? 404 : 200;
              response.setHeader(
                'Content-Type',
                name === '' ? 'text/html; charset=utf-8' : 'application/json',
              );
              response.end(text);
            })
            .catch(next);
        });
      },
    },
  };
}

async function dataText(name: string, published: Published): Promise<string | undefined> {
  const data = await editingData(published);
  return Object.hasOwn(data, name) ? JSON.stringify(data[name]) : undefined;
}
