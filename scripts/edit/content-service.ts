import type { IncomingMessage, ServerResponse } from 'node:http';
import middlewares from 'decap-server/dist/middlewares.js';
import { localService } from '../../src/cms/config/backend.ts';

/** Answers a request; passes on what is not for it. */
export type Answer = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A content folder, or the repository it is in, and how changes are kept. */
export interface ContentToServe {
  /** Full path of the folder that the form works in. */
  readonly folder: string;
  /** `files` writes files; `git` commits each change, along with whatever else has changed in the repository. */
  readonly keeps: 'files' | 'git';
  /** Where on its host the site lies; starts and ends with a slash. */
  readonly base: string;
}

/** The address that decap-server's own steps listen for. */
const ownAddress = '/api/v1';

/** Names of this computer for itself. A page of another site can have its own name lead here, but not these. */
const ownNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Answers the editing form for a folder of this computer: decap-server, inside this process, so that there is neither a
 * second program to end nor a second port for others to find. It listens to pages of this computer alone, whatever
 * interface the server is on.
 */
export async function contentService({ folder, keeps, base }: ContentToServe): Promise<Answer> {
  const steps: Parameters<Parameters<typeof middlewares.registerLocalFs>[0]['use']>[0][] = [];
  const taker = {
    use: (step: (typeof steps)[number]) => void steps.push(step),
    post: (_path: string, step: (typeof steps)[number]) => void steps.push(step),
  };
  const before = process.env['GIT_REPO_DIRECTORY'];
  process.env['GIT_REPO_DIRECTORY'] = folder;
  try {
    const register = keeps === 'git' ? middlewares.registerLocalGit : middlewares.registerLocalFs;
    await register(taker, { logLevel: 'error' });
  } finally {
    if (before === undefined) delete process.env['GIT_REPO_DIRECTORY'];
    else process.env['GIT_REPO_DIRECTORY'] = before;
  }

  return (request, response, next) => {
    if ((request.url ?? '').replace(/\?.*/s, '') !== base + localService) {
      next();
      return;
    }
    if (!isFromHere(request)) {
      answer(response, 403, { error: 'This address is for the editing form on this computer alone.' });
      return;
    }
    if (request.method !== 'POST') {
      answer(response, 405, { error: 'The editing form asks with POST.' });
      return;
    }
    request.url = ownAddress;
    runSteps(steps, request, withShortWays(response));
  };
}

/** Whether a request comes from a page of this computer: by its host, and by its origin where the browser names one. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const origin = headers.origin === undefined ? undefined : originHost(headers.origin);
  return ownNames.test(headers.host ?? '') && (headers.origin === undefined || ownNames.test(origin ?? ''));
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** decap-server is written for Express, of which its steps use two short ways to answer. */
function withShortWays(response: ServerResponse): ServerResponse {
  return Object.assign(response, {
    status(code: number) {
      response.statusCode = code;
      return response;
    },
    json(value: unknown) {
      answer(response, response.statusCode, value);
      return response;
    },
  });
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function runSteps(
  steps: readonly ((
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ) => void)[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [step, ...rest] = steps;
  if (!step) {
    answer(response, 404, { error: 'There is nothing here.' });
    return;
  }
  step(request, response, (error) => {
    if (error === undefined) runSteps(rest, request, response);
    else answer(response, 400, { error: 'The request could not be read.' });
  });
}
