import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { build } from 'vite';
import { projectFolder } from '../../../scripts/environment.ts';

/** Decap's own judge of configurations, with the widgets that it is told of. */
export interface DecapValidator {
  /** Throws with all that is wrong. */
  validateConfig(config: unknown): void;
  registerWidget(widget: { name: string; controlComponent: unknown; schema?: unknown }): void;
  /** Rules of Decap's widgets for their fields, by name. */
  readonly schemas: Readonly<Record<string, unknown>>;
}

const core = 'decap-cms-core/dist/esm';

/**
 * Decap's validator out of its own package. It comes in parts that only a bundler can put together, so it is bundled
 * first; and it looks for a browser when it is loaded.
 */
export async function decapValidator(): Promise<DecapValidator> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-validator-'));
  try {
    const entry = join(folder, 'entry.js');
    const from = (path: string) => JSON.stringify(join(projectFolder, 'node_modules', path));
    writeFileSync(
      entry,
      [
        `export { validateConfig } from ${from(`${core}/constants/configSchema.js`)};`,
        `export { registerWidget } from ${from(`${core}/lib/registry.js`)};`,
        ...['number', 'object', 'select'].map(
          (name) => `import ${name} from ${from(`decap-cms-widget-${name}/dist/esm/schema.js`)};`,
        ),
        'export const schemas = { number, object, select };',
      ].join('\n'),
    );
    await build({
      root: projectFolder,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      resolve: { alias: { path: 'path-browserify' } },
      define: { 'process.env.NODE_ENV': '"production"' },
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'validator.mjs', codeSplitting: false } },
      },
    });
    return await importInBrowser(join(folder, 'validator.mjs'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** It goes on looking for the browser after it is loaded, so that stays for the rest of the test's own process. */
async function importInBrowser(file: string): Promise<DecapValidator> {
  const window = new Window({ url: 'https://hereabouts.example/admin/' });
  const { document, localStorage, Element } = window;
  for (const [name, value] of Object.entries({ window, document, localStorage, Element })) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  return (await import(/* @vite-ignore */ file)) as DecapValidator;
}
