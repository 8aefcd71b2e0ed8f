/** Types of the part of decap-server that answers requests; it comes without any. */
declare module 'decap-server/dist/middlewares.js' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A step of answering a request. */
  type Step = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

  /** What steps are handed to, one after another. */
  interface StepTaker {
    use(step: Step): void;
    post(path: string, step: Step): void;
  }

  const middlewares: {
    /** Answers from a folder of files. The folder is that of `GIT_REPO_DIRECTORY` when this is called. */
    readonly registerLocalFs: (taker: StepTaker, options: { logLevel: string }) => Promise<void>;
    /** Answers from a git repository, and commits to it. */
    readonly registerLocalGit: (taker: StepTaker, options: { logLevel: string }) => Promise<void>;
  };
  // eslint-disable-next-line no-restricted-syntax -- how Node gives what a CommonJS module holds
  export default middlewares;
}
