import { execFileSync } from 'node:child_process';

const person = { name: 'Hereabouts', email: 'hereabouts@example.org' };

/**
 * Saves `links.json` of a content folder as a commit of its own, if it says something new, and sends it to where the
 * repository came from. Nothing else that lies about is taken along.
 *
 * @returns what was done, as a line for people
 * @throws what git says when the commit cannot be sent; it is then still here
 */
export function keepMemory(contentDir: string): string {
  const git = (...words: string[]) =>
    execFileSync('git', words, {
      cwd: contentDir,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: person.name,
        GIT_AUTHOR_EMAIL: person.email,
        GIT_COMMITTER_NAME: person.name,
        GIT_COMMITTER_EMAIL: person.email,
      },
    }).trim();
  const file = 'links.json';
  if (git('status', '--porcelain', '--', file) === '') return 'Nothing new to keep.\n';
  git('add', '--all', '--', file);
  git('commit', '--quiet', '-m', 'What is remembered of links to other pages', '--', file);
  const branch = process.env['GITHUB_REF_NAME'] ?? git('symbolic-ref', '--short', 'HEAD');
  git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  return `Kept what is remembered of links, on the branch ${branch}.\n`;
}
