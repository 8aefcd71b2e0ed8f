import { exitCodes, runCommand, WrongUse } from './command.ts';
import {
  githubChanges,
  githubPictureAddresses,
  type GithubAccess,
} from './tell-contributor/github-changes.ts';
import { gitlabChanges } from './tell-contributor/gitlab-changes.ts';
import { lookInto, tellContributor } from './tell-contributor/keep-one-comment.ts';

const help = `Tells whoever proposed a change what its check found, in one comment that is kept up to date. What the check left is
taken for words and pictures alone: nothing of a change runs here.

  npm run tell-contributor -- pictures   keeps the pictures of a checked pull request on GitHub; prints pictures=COMMIT
  npm run tell-contributor -- comment    writes its comment, with the pictures of COMMIT in PICTURES
  npm run tell-contributor -- gitlab     does both for every open merge request of a project on GitLab
  --help                                 show this

On GitHub:  GITHUB_REPOSITORY  owner/name        GITHUB_TOKEN  GITHUB_API_URL  GITHUB_SERVER_URL
            RUN  number of the run that checked  HEAD  the commit it checked
            COMMENT_AUTHOR  the name comments are written under (github-actions[bot])
On GitLab:  GITLAB_API (https://gitlab.com/api/v4)  GITLAB_PROJECT  GITLAB_TOKEN  COMMENT_AUTHOR
Both:       CONTENT_FOLDER  where the content lies in the repository (content)

Ends with 0 when everybody was told, 1 when the host refuses, 2 when it was asked for something it cannot do.
`;

const options = { help: { type: 'boolean', short: 'h', default: false } } as const;

await runCommand({ help, options, takesWords: true }, async ({ positionals }) => {
  const [what] = positionals;
  const works = { pictures: keepPictures, comment: writeComments, gitlab: tellOnGitlab };
  if (what === undefined || !Object.hasOwn(works, what))
    throw new WrongUse(`Say "pictures", "comment" or "gitlab" first.\n\n${help}`);
  try {
    await works[what as keyof typeof works]();
    return exitCodes.good;
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.problems;
  }
});

async function keepPictures(): Promise<void> {
  const host = githubChanges(githubAccess());
  for (const change of await host.openChanges()) {
    const found = await lookInto(host, change, contentFolder());
    if (found === 'running' || found.pictures.size === 0) continue;
    const [address = ''] = (await host.keepPictures(change, found.pictures)).values();
    // All changes of one commit show the same pages.
    process.stdout.write(`pictures=${/\/blob\/([0-9a-f]+)\//.exec(address)?.[1] ?? ''}\n`);
    return;
  }
}

async function writeComments(): Promise<void> {
  const access = githubAccess();
  const host = githubChanges(access);
  const commit = process.env['PICTURES']?.trim() ?? '';
  const changes = await host.openChanges();
  if (changes.length === 0) say('No open pull request has this as its newest commit.');
  for (const change of changes) {
    const found = commit === '' ? undefined : await lookInto(host, change, contentFolder());
    const names = found === undefined || found === 'running' ? [] : found.pictures.keys();
    const pictures = githubPictureAddresses(access, given('PICTURES', '', /^[0-9a-f]*$/), names);
    const author = given('COMMENT_AUTHOR', 'github-actions[bot]');
    const told = await tellContributor(host, change, { author, contentFolder: contentFolder(), pictures });
    say(`Pull request ${change.number}: ${told}.`);
  }
}

async function tellOnGitlab(): Promise<void> {
  const host = gitlabChanges({
    api: given('GITLAB_API', 'https://gitlab.com/api/v4').replace(/\/+$/, ''),
    project: given('GITLAB_PROJECT'),
    token: given('GITLAB_TOKEN'),
  });
  const author = given('COMMENT_AUTHOR');
  for (const change of await host.openChanges()) {
    const told = await tellContributor(host, change, { author, contentFolder: contentFolder() });
    say(`Merge request ${change.number}: ${told}.`);
  }
}

function githubAccess(): GithubAccess {
  return {
    api: given('GITHUB_API_URL', 'https://api.github.com').replace(/\/+$/, ''),
    server: given('GITHUB_SERVER_URL', 'https://github.com').replace(/\/+$/, ''),
    repository: given('GITHUB_REPOSITORY'),
    token: given('GITHUB_TOKEN'),
    run: Number(given('RUN', undefined, /^\d+$/)),
    head: given('HEAD', undefined, /^[0-9a-f]{40,64}$/),
  };
}

function contentFolder(): string {
  return given('CONTENT_FOLDER', 'content').replace(/^\/+|\/+$/g, '');
}

/** A setting. @throws WrongUse when it is missing, or has another shape */
function given(name: string, otherwise?: string, shape = /^/): string {
  const value = process.env[name]?.trim() || otherwise;
  if (value === undefined) throw new WrongUse(`${name} is not set.\n\n${help}`);
  if (!shape.test(value)) throw new WrongUse(`${name} is "${value}", which cannot be.\n\n${help}`);
  return value;
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
