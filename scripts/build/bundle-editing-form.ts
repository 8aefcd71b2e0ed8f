import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../environment.ts';
import { filesIn } from './built-site.ts';

/** Folder of the form in a site, and the files that its page loads first. */
export const formFiles = {
  folder: 'admin',
  script: 'app.js',
  styles: 'app.css',
  /** Each of its files with its fingerprint. */
  manifest: 'files.json',
} as const;

/** What the form is made from: a change in any of these makes it anew. */
const madeFrom = [
  'src/cms',
  'src/domain',
  'src/reader',
  'src/views',
  'src/formats',
  'src/client',
  'src/styles',
  'src/map',
];
const alsoMadeFrom = ['package-lock.json', 'scripts/build/bundle-editing-form.ts'];

/** As many letters of the fingerprint as stand in the name. */
const lettersOfName = 16;

/** Whether the packages that the form is made from are there: a site can be built without them. */
export function canBundleEditingForm(): boolean {
  return ['decap-cms-core', 'vite', 'react-dom'].every((name) =>
    existsSync(join(projectFolder, 'node_modules', name, 'package.json')),
  );
}

/**
 * Bundles the editing form, unless that has been done before from the very same files.
 *
 * It is a bundle of its own, apart from the pages: they share no module with it, so that nothing of it can get into
 * them, and a build that finds it ready only copies it.
 *
 * @returns full path of the folder that holds it
 */
export async function bundleEditingForm(): Promise<string> {
  const shelf = join(projectFolder, 'node_modules', '.cache', 'hereabouts');
  const ready = join(shelf, `editing-form-${fingerprint()}`);
  if (existsSync(ready)) return ready;
  mkdirSync(shelf, { recursive: true });
  // Several builds may run at once: each makes its own, and the first to be done is kept.
  const folder = mkdtempSync(`${ready}-`);
  try {
    await bundleInto(folder);
    writeManifest(folder);
    renameSync(folder, ready);
    clearOldest(shelf);
  } catch (error) {
    if (!existsSync(ready)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return ready;
}

/** How many forms are kept, for work on several branches. */
const mostKept = 6;

function clearOldest(shelf: string): void {
  const forms = readdirSync(shelf)
    .filter((name) => /^editing-form-[0-9a-f]+$/.test(name))
    .map((name) => ({ path: join(shelf, name), made: statSync(join(shelf, name)).mtimeMs }))
    .sort((one, other) => other.made - one.made);
  for (const { path } of forms.slice(mostKept)) rmSync(path, { recursive: true, force: true });
}

/** Writes `files.json`: each file of the form with its fingerprint, as browsers and hosts can check it. */
function writeManifest(folder: string): void {
  const files = filesIn(folder).map((file) => [file, integrityOf(readFileSync(join(folder, file)))]);
  writeFileSync(join(folder, formFiles.manifest), `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`);
}

/** The fingerprint of a file in the form that `integrity` of a script takes. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = madeFrom.flatMap((folder) =>
    filesIn(join(projectFolder, folder)).map((file) => `${folder}/${file}`),
  );
  for (const file of [...files, ...alsoMadeFrom]) {
    hash.update(`${file}\n`).update(readFileSync(join(projectFolder, file)));
  }
  return hash.digest('hex').slice(0, lettersOfName);
}

async function bundleInto(folder: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'error',
    // Files are asked for beside the page, wherever the site lies.
    base: './',
    publicDir: false,
    define: { global: 'globalThis', 'process.env': '{}', 'process.env.NODE_ENV': '"production"' },
    resolve: {
      alias: { path: 'path-browserify' },
      dedupe: ['react', 'react-dom', 'immutable'],
    },
    plugins: [leaveOutParts(), leaveOutEval(), mendPackages()],
    worker: { rolldownOptions: { output: { entryFileNames: 'parts/[name]-[hash].js' } } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: {
        input: join(projectFolder, 'src/cms/app.ts'),
        output: {
          entryFileNames: formFiles.script,
          chunkFileNames: 'parts/[name]-[hash].js',
          // Beside the form's own sheet there are those of the site, which previews load.
          assetFileNames: ({ names }) =>
            names.some(
              (name) => name.endsWith('.css') && !['site.css', 'screen.css', 'gaps.css'].includes(name),
            )
              ? formFiles.styles
              : 'parts/[name]-[hash][extname]',
        },
      },
    },
  });
}

/**
 * Decap looks its configuration over with a validator that writes code as it runs, which the page's content security
 * policy forbids. Ours is made from schemas, and the tests put it before that very validator. WebP pictures would need
 * programs of their own, which are never asked for.
 */
function leaveOutParts() {
  const stub = join(projectFolder, 'src/cms/config/left-out.ts');
  return {
    name: 'hereabouts:leave-out-parts',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      const isCore = importer !== undefined && dirname(importer).includes('decap-cms-core');
      const isLeftOut = source.endsWith('/constants/configSchema') || source === '@jsquash/webp';
      return isCore && isLeftOut ? stub : undefined;
    },
  };
}

/** What packages try at their start, only to go on without it: text run as a program, which the page's policy refuses. */
const triedAsProgram: readonly { readonly file: string; readonly text: string; readonly instead: string }[] =
  [
    {
      file: '@iarna/toml/lib/toml-parser.js',
      text: `eval("require('util').inspect")`,
      instead: '{}',
    },
    {
      file: 'ts-invariant/lib/invariant.esm.js',
      text: 'Function("stub", "process = stub")(processStub);',
      instead: '',
    },
  ];

/** A refusal is written into the browser's console, where it hides those that matter. */
function leaveOutEval() {
  return {
    name: 'hereabouts:leave-out-eval',
    transform(code: string, id: string) {
      const tried = triedAsProgram.find(({ file }) => id.replaceAll('\\', '/').includes(file));
      return tried ? { code: code.replace(tried.text, tried.instead), map: null } : undefined;
    },
  };
}

/** A few lines of a package that are put right in the bundle. */
interface Mend {
  readonly file: string;
  readonly text: string;
  readonly instead: string;
  /** What goes wrong without it. */
  readonly without: string;
}

const decap = 'decap-cms-core/dist/esm';

/**
 * Decap takes up unsaved words while it still fetches the entry, which then takes their place: whoever comes back after
 * a lost session would lose what they are promised to get back. Here the entry comes first, in both modes.
 */
const takesUpTooEarly = 'unsaved words are taken up too early';

/**
 * Decap keeps its editor from one entry to the next when the address is changed by hand or by a link, and goes on
 * showing the first. Here such a step opens a new editor. Steps that Decap takes by itself, such as making a copy, keep
 * the editor with what it holds.
 */
const keepsFirstEntry = 'a link from one open entry to another goes on showing the first';

/**
 * Whoever stays with their unsaved words stays at their address as well: the library that Decap goes by leaves the
 * other address in the bar, and the words in an editor that has no address any more.
 */
const losesAddress = 'whoever stays with unsaved words loses the address of them';

const mends: readonly Mend[] = [
  {
    file: `${decap}/components/Editor/Editor.js`,
    text: `    retrieveLocalBackup(collection, slug);
    if (newEntry) {
      createEmptyDraft(collection, this.props.location.search);
    } else {
      loadEntry(collection, slug);
    }
`,
    instead: `    this.hasBegun = true;
    const filled = newEntry
      ? createEmptyDraft(collection, this.props.location.search)
      : loadEntry(collection, slug);
    Promise.resolve(filled).then(() => retrieveLocalBackup(collection, slug));
`,
    without: takesUpTooEarly,
  },
  {
    file: `${decap}/actions/editorialWorkflow.js`,
    text: `        dispatch(unpublishedEntryRedirected(collection, slug));
        dispatch(loadEntry(collection, slug));
`,
    instead: `        dispatch(unpublishedEntryRedirected(collection, slug));
        await dispatch(loadEntry(collection, slug));
`,
    without: takesUpTooEarly,
  },
  {
    file: `${decap}/components/App/App.js`,
    text: `import Editor from '../Editor/Editor';
`,
    instead: `import Editor from '../Editor/Editor';
let editorsOpened = 0;
let openedFor;
function keyOfEditor({ history, location }) {
  if (history.action === 'POP' && location !== openedFor) {
    openedFor = location;
    editorsOpened += 1;
  }
  return editorsOpened;
}
`,
    without: keepsFirstEntry,
  },
  {
    file: `${decap}/components/App/App.js`,
    text: `_jsx(Editor, {
              ...props,
              newRecord: true
            })`,
    instead: `_jsx(Editor, {
              ...props,
              newRecord: true
            }, keyOfEditor(props))`,
    without: keepsFirstEntry,
  },
  {
    file: `${decap}/components/App/App.js`,
    text: `_jsx(Editor, {
              ...props
            })`,
    instead: `_jsx(Editor, {
              ...props
            }, keyOfEditor(props))`,
    without: keepsFirstEntry,
  },
  {
    // Until the entry before has been put away, the draft is still that one's.
    file: `${decap}/components/Editor/Editor.js`,
    text: `} else if (entryDraft == null ||`,
    instead: `} else if (!this.hasBegun || entryDraft == null ||`,
    without: keepsFirstEntry,
  },
  {
    file: 'history/esm/history.js',
    text: `    if (toIndex === -1) toIndex = 0;
    var fromIndex = allPaths.lastIndexOf(createPath(fromLocation));
    if (fromIndex === -1) fromIndex = 0;
    var delta = toIndex - fromIndex;

    if (delta) {
      forceNextPop = true;
      go(delta);
    }
`,
    instead: `    replaceHashPath(encodePath(basename + createPath(toLocation)));
`,
    without: losesAddress,
  },
];

/** @throws Error when a package no longer has what is mended: then it must be looked at again. */
function mendPackages() {
  return {
    name: 'hereabouts:mend-packages',
    transform(code: string, id: string) {
      const path = id.replaceAll('\\', '/');
      const own = mends.filter(({ file }) => path.endsWith(`/${file}`));
      if (own.length === 0) return undefined;
      const mended = own.reduce((before, { file, text, instead, without }) => {
        if (!before.includes(text))
          throw new Error(`${file} has changed. See whether it is still so without our change: ${without}.`);
        return before.replace(text, () => instead);
      }, code);
      return { code: mended, map: null };
    },
  };
}
