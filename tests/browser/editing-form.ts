/**
 * The editing form on a throw-away clone of the sample town: a real repository whose files are the content, decap-server
 * in git mode (or on plain files), and the built site with the form in front of it, all on this computer.
 *
 *     const form = await startEditingForm({ keeps: 'git' });
 *     await page.goto(form.address + 'admin/');
 *     ...
 *     await form.close();
 *
 * The site is the one of `inject('aging')`, which is built with the form joined to this computer.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerRequest } from '../../scripts/serve.ts';
import { contentService } from '../../scripts/edit/content-service.ts';

/** How a form is started. */
export interface FormToStart {
  /** Folder of a site that was built with `EDITING=local`. */
  readonly site: string;
  /** Content to start from; it is copied. */
  readonly content: string;
  /** `git` commits each change. */
  readonly keeps: 'git' | 'files';
  /** Whether changes are drafts first: needs git. */
  readonly workflow?: boolean;
  /** Changes the configuration before the form gets it. */
  readonly change?: (config: Record<string, unknown>) => Record<string, unknown>;
}

/** A form that runs. */
export interface StartedForm {
  /** Address of the site, with its last slash; the form is at `admin/` below it. */
  readonly address: string;
  /** The content folder it works on, which is a repository of its own with git. */
  readonly content: string;
  /** Runs git in it, and gives what it wrote. */
  readonly git: (...words: string[]) => string;
  /** Ends it and clears everything away. */
  readonly close: () => Promise<void>;
}

/** Starts the form on a copy of some content. */
export async function startEditingForm(options: FormToStart): Promise<StartedForm> {
  const { site, keeps, workflow = false, change = (config: Record<string, unknown>) => config } = options;
  const content = mkdtempSync(join(tmpdir(), 'hereabouts-form-'));
  cpSync(options.content, content, { recursive: true });
  const git = (...words: string[]) => execFileSync('git', words, { cwd: content, encoding: 'utf8' });
  if (keeps === 'git') {
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Panel');
    git('config', 'user.email', 'panel@example.org');
    git('add', '.');
    git('commit', '--quiet', '--message=The directory as it was');
  }
  const service = await contentService({ folder: content, keeps, base: '/' });
  const server = createServer((request, response) => {
    if (request.url === '/admin/config.json') {
      const config = JSON.parse(readFileSync(join(site, 'admin/config.json'), 'utf8')) as Record<
        string,
        unknown
      >;
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify(change({ ...config, ...(workflow ? { publish_mode: 'editorial_workflow' } : {}) })),
      );
      return;
    }
    service(request, response, () => {
      answerRequest(request, response, { folder: site, base: '/' });
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    address: `http://127.0.0.1:${port}/`,
    content,
    git,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      rmSync(content, { recursive: true, force: true });
    },
  };
}
