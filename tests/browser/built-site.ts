/**
 * The sample town, built once for all tests of the project `site` and served while they run; and once more as a town
 * that does not stay on its own day. Vitest calls `setup` before the first of them (`globalSetup` in
 * vitest.config.ts); a test gets them with `inject('sample')` and `inject('aging')`:
 *
 *     const { folder, address } = inject('sample');
 *
 * A test that needs another town, or another day, makes its own with `buildTown` and `serveFolder`.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectFolder } from '../../scripts/environment.ts';
import { serveSite } from '../../scripts/serve.ts';
import { parseDay, type IsoDay } from '../../src/domain/calendar-day.ts';
import { runBuild } from '../site/tiny-builds.ts';

/** The sample town as a finished site. */
export interface BuiltSample {
  /** Full path of the folder of the site. Nobody writes in it. */
  readonly folder: string;
  /** What the build said. */
  readonly output: string;
  /** Where it is served: scheme, host and port, without a last slash. */
  readonly address: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    sample: BuiltSample;
    /** The sample with its pages free to age, built on the same day, with the editing form joined to this computer. */
    aging: BuiltSample & { readonly content: string };
  }
}

/** Full path of the content of the sample town. */
export const sampleContent = join(projectFolder, 'content');

/** The day the sample is built for, which `site.json` names as its own. */
export const sampleDay = parseDay('2026-11-22');

/** Builds and serves both towns; Vitest calls what it returns when all tests have run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const content = contentThatAges();
  const [sample, aging] = await Promise.all([
    startTown(sampleContent),
    startTown(content, { EDITING: 'local' }),
  ]);
  project.provide('sample', { ...sample.built });
  project.provide('aging', { ...aging.built, content });
  return async () => {
    for (const town of [sample, aging]) {
      await town.close();
      clearTown(town.built.folder);
    }
    rmSync(content, { recursive: true });
  };
}

async function startTown(
  content: string,
  variables: Record<string, string> = {},
): Promise<{ built: BuiltSample; close: () => Promise<void> }> {
  const { folder, output } = await buildTownAloud(content, sampleDay, variables);
  const { address, close } = await serveFolder(folder);
  return { built: { folder, output, address }, close };
}

/**
 * Builds a town with the real command, in a temporary folder that `clearTown` clears away.
 *
 * @returns full path of the folder of the site
 * @throws with all that the command wrote, when it refuses
 */
export async function buildTown(contentDir: string, today: IsoDay = sampleDay): Promise<string> {
  return (await buildTownAloud(contentDir, today)).folder;
}

async function buildTownAloud(
  contentDir: string,
  today: IsoDay,
  variables: Record<string, string> = {},
): Promise<{ folder: string; output: string }> {
  const folder = join(mkdtempSync(join(tmpdir(), 'hereabouts-built-')), 'site');
  const { code, output } = await runBuild(contentDir, folder, { TODAY: today, ...variables });
  if (code !== 0) throw new Error(`The town in ${contentDir} cannot be built for ${today}:\n${output}`);
  return { folder, output };
}

/**
 * A copy of the sample's content without the day it stays on, so that its pages age as those of a real town do.
 *
 * @returns full path of the copy, in a temporary folder
 */
export function contentThatAges(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-ages-'));
  cpSync(sampleContent, folder, { recursive: true });
  const file = join(folder, 'site.json');
  const { sampleToday: _, ...site } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(site, null, 2));
  return folder;
}

/** Clears away a site that `buildTown` made. */
export function clearTown(folder: string): void {
  rmSync(join(folder, '..'), { recursive: true, force: true });
}

/** Serves a folder on a free port of this computer, as a site at the root of its host. */
export async function serveFolder(folder: string): Promise<{ address: string; close: () => Promise<void> }> {
  const server = await serveSite({ folder, base: '/', port: 0 });
  return { address: `http://localhost:${server.port}`, close: server.close };
}
