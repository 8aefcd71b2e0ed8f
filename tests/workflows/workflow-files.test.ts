import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectFolder } from '../../scripts/environment.ts';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  env?: Record<string, string>;
  steps: Step[];
}

interface Workflow {
  name: string;
  on: string | string[] | Record<string, unknown>;
  permissions?: object;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = join(projectFolder, '.github/workflows');
const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
const workflows = files.map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, workflow: parse(text) as Workflow };
});
const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Actions that may be used, by the hash under which each was published: upload-artifact 7.0.0. */
const knownActions = ['actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f'];

/** What a key may be allowed. Nothing else is ever named. */
const namedPermissions: Readonly<Record<string, readonly string[]>> = {
  actions: ['read'],
  contents: ['read', 'write'],
  deployments: ['write'],
  'id-token': ['write'],
  issues: ['write'],
  pages: ['write'],
  'pull-requests': ['read', 'write'],
};

function eventsOf({ on }: Workflow): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on : Object.keys(on);
}

function stepsOf(workflow: Workflow): Step[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps);
}

describe.each(workflows)('$file', ({ text, workflow }) => {
  it('never runs for a pull request with keys that write', () => {
    expect(text).not.toContain('pull_request_target');
    expect(eventsOf(workflow)).not.toContain('issue_comment');
    if (!eventsOf(workflow).includes('pull_request')) return;
    expect(eventsOf(workflow)).toEqual(['pull_request']);
    expect(text).not.toContain('secrets.');
    for (const { permissions } of Object.values(workflow.jobs))
      expect(permissions).toEqual({ contents: 'read' });
  });

  it('may do nothing but what each job names, and each job has an end', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      const odd = Object.entries(job.permissions ?? { 'is-missing': 'x' }).filter(
        ([name, level]) => !namedPermissions[name]?.includes(level),
      );
      expect(odd).toEqual([]);
    }
  });

  it('uses no steps of others but by a hash that is known', () => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(used.filter((uses) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
    expect(used.filter((uses) => !knownActions.includes(uses))).toEqual([]);
  });

  it('puts nothing that others wrote into a command', () => {
    expect(stepsOf(workflow).filter(({ run }) => run?.includes('${{'))).toEqual([]);
    // Values of an event come as settings; only numbers, hashes and words of the host.
    const fromEvents = [...text.matchAll(/\$\{\{\s*(github\.event\.[\w.]+)/g)].map(([, path]) => path);
    const harmless =
      /^github\.event\.(?:pull_request\.author_association|workflow_run\.(?:id|head_sha|event)|schedule)$/;
    expect(fromEvents.filter((path) => !harmless.test(path!))).toEqual([]);
  });

  it('gives its key to single steps, for as long as they run', () => {
    const wide = [workflow.env, ...Object.values(workflow.jobs).map(({ env }) => env)];
    expect(JSON.stringify(wide)).not.toMatch(/token|secret/i);
    expect(text).not.toMatch(/git config|credential\.helper|GITHUB_ENV/);
    for (const { run, env } of stepsOf(workflow)) {
      // What a change brings runs while packages are installed, and in commands of the project.
      if (run?.includes('npm ci') === true) expect(JSON.stringify(env ?? {})).not.toMatch(/token|secret/i);
    }
  });

  it('asks only for commands the project has', () => {
    const commands = [...text.matchAll(/npm run (?:-s |--silent )?([a-z-]+)/g)].map(([, name]) => name!);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('the answer to a pull request', () => {
  const { workflow, text } = workflows.find(({ file }) => file === 'pull-request-answer.yml')!;

  it('is started by the end of the check, and by nothing else', () => {
    expect(workflow.on).toEqual({ workflow_run: { workflows: ['Pull request'], types: ['completed'] } });
    expect(workflows.find(({ file }) => file === 'pull-request.yml')?.workflow.name).toBe('Pull request');
  });

  it('never fetches anything of the pull request', () => {
    expect(text).not.toMatch(/refs\/pull|head_branch|head_repository|download-artifact/);
    const fetched = [...text.matchAll(/fetch .* origin (\S+)/g)].map(([, what]) => what);
    expect(new Set(fetched)).toEqual(new Set(['"$GITHUB_SHA"']));
  });

  it('writes pictures in one job and words in another, each with no more than it needs', () => {
    expect(workflow.jobs['pictures']?.permissions).toEqual({
      actions: 'read',
      contents: 'write',
      'pull-requests': 'read',
    });
    expect(workflow.jobs['comment']?.permissions).toEqual({
      actions: 'read',
      contents: 'read',
      'pull-requests': 'write',
    });
  });
});

describe('.gitlab-ci.yml', () => {
  const text = readFileSync(join(projectFolder, '.gitlab-ci.yml'), 'utf8');
  const jobs = parse(text) as Record<
    string,
    {
      rules?: { if?: string }[];
      script?: string[];
      timeout?: string;
      variables?: object;
      artifacts?: { paths: string[]; when: string };
    }
  >;

  it('runs what a merge request brings without keys, and the key only where nothing of it runs', () => {
    for (const name of ['review', 'tests']) {
      expect(jobs[name]?.rules?.map((rule) => rule.if)).toEqual([
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
      ]);
      expect(JSON.stringify(jobs[name])).not.toMatch(/TOKEN/);
    }
    expect(jobs['answer']?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule" && $ANSWER_TOKEN' }]);
    expect(jobs['answer']?.script).toContain('env --unset=ANSWER_TOKEN npm ci');
    expect(text).toContain('$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH');
  });

  it('hands on what was found also where it was bad, each job ends, and nothing comes from elsewhere', () => {
    expect(jobs['review']?.artifacts).toMatchObject({ when: 'always', paths: ['review/'] });
    for (const name of ['review', 'tests', 'answer']) expect(jobs[name]?.timeout).toMatch(/^\d+ minutes$/);
    expect(text).not.toMatch(/^include:|trigger:|curl|wget/m);
    // Titles, descriptions and names of branches are what others wrote.
    expect(text).not.toMatch(/TITLE|DESCRIPTION|MESSAGE|SOURCE_BRANCH_NAME|COMMIT_REF_NAME/);
  });

  it('asks only for commands the project has', () => {
    const commands = [...text.matchAll(/npm run --silent ([a-z-]+)/g)].map(([, name]) => name!);
    expect(commands.sort()).toEqual(['review', 'tell-contributor']);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('what is asked of people who propose something', () => {
  const read = (file: string) => readFileSync(join(projectFolder, '.github', file), 'utf8');

  it('every part of the project has somebody who is asked', () => {
    const lines = read('CODEOWNERS')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines[0]).toMatch(/^\*\s+@/);
    for (const line of lines) {
      const [pattern = '', ...owners] = line.split(/\s+/);
      expect(owners.length).toBeGreaterThan(0);
      expect(owners.every((owner) => owner.startsWith('@'))).toBe(true);
      if (pattern !== '*') expect(existsSync(join(projectFolder, pattern))).toBe(true);
    }
    expect(lines.findIndex((line) => line.startsWith('/content/pages/'))).toBeGreaterThan(
      lines.findIndex((line) => line.startsWith('/content/ ')),
    );
  });

  it('forms can be read by the host', () => {
    const form = parse(read('ISSUE_TEMPLATE/bug-report.yml')) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: { label?: string } }[];
    };
    expect(form.name).not.toBe('');
    const fields = form.body.filter(({ type }) => type !== 'markdown');
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(fields.every(({ attributes }) => (attributes.label ?? '') !== '')).toBe(true);
    expect(parse(read('ISSUE_TEMPLATE/config.yml'))).toMatchObject({ blank_issues_enabled: true });
    const [, frontMatter = ''] = read('ISSUE_TEMPLATE/first-task.md').split('---\n');
    expect(parse(frontMatter)).toMatchObject({ labels: 'good first issue' });
  });

  it('first tasks name files that are there', () => {
    const guide = read('CONTRIBUTING.md');
    const part = guide.slice(guide.indexOf('## Your first task'), guide.indexOf('## Change the code'));
    const named = [...part.matchAll(/`((?:src|scripts|tests)\/[^`]+)`/g)].map(([, file]) => file!);
    expect(named.length).toBeGreaterThanOrEqual(3);
    expect(named.filter((file) => !existsSync(join(projectFolder, file)))).toEqual([]);
  });
});
