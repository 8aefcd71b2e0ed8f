import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectFolder } from '../../scripts/environment.ts';

interface Job {
  'runs-on': string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  env?: Record<string, string>;
  steps: { name?: string; uses?: string; run?: string; env?: Record<string, string> }[];
}

const text = readFileSync(join(projectFolder, '.github/workflows/panel.yml'), 'utf8');
const workflow = parse(text) as {
  on: Record<string, unknown>;
  permissions: object;
  jobs: Record<string, Job>;
};
const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);

it('runs by the clock or by hand, never for somebody’s pull request', () => {
  expect(Object.keys(workflow.on).sort()).toEqual(['schedule', 'workflow_dispatch']);
});

it('uses no steps of others, and asks only for commands the project has', () => {
  expect(steps.filter(({ uses }) => uses !== undefined)).toEqual([]);
  const commands = [...text.matchAll(/npm run (?:-s )?([a-z-]+)/g)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(3);
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
});

it('may do nothing but what each job says, each job has an end, and no text of others gets into a command', () => {
  expect(workflow.permissions).toEqual({});
  for (const job of jobs) {
    expect(job.permissions).toBeDefined();
    expect(Object.keys(job.permissions!).filter((name) => name !== 'contents' && name !== 'issues')).toEqual(
      [],
    );
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  }
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});

it('gives its key only to the steps that fetch, publish and tell, and keeps it in no file', () => {
  const holders = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('github.token'));
  expect(new Set(holders.map(({ name }) => name))).toEqual(
    new Set(['Fetch the repository', 'Publish', 'Tell the panel']),
  );
  expect(jobs.some(({ env }) => JSON.stringify(env ?? {}).includes('token'))).toBe(false);
  expect(text).not.toMatch(/git config|credential/);
});
