import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { contentOfPages } from './scripts/build/content-of-pages.ts';
import { readEnvironment } from './scripts/environment.ts';

const environment = readEnvironment(process.env);

export default defineConfig({
  site: environment.siteUrl,
  base: environment.basePath,
  outDir: environment.outDir,
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  integrations: [mdx(), contentOfPages(environment)],
  // Photos are copied and drawings are SVG: nothing needs an image library.
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  devToolbar: { enabled: false },
  build: { format: 'directory', concurrency: 8, inlineStylesheets: 'never' },
  // No script or style may stand in a page: the content security policy allows files alone.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' } },
});
