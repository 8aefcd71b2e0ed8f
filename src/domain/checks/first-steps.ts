import type { Check } from '../directory.ts';
import { problemAt, type FieldPath, type Problem, type Source } from '../problem.ts';

/** What a directory without entries needs first. These questions go with its first entry. */
export const firstSteps: Check = ({ assets, site, calendar, neighbourhoods, sources }) => {
  if (assets.length > 0) return [];
  const problems: Problem[] = [
    {
      severity: 'warning',
      rule: 'first-steps',
      file: 'assets',
      found: 'There are no entries yet.',
      fix: 'Write the first one, as "Add an entry" in README.md shows, or bring in a list you have: npm run import -- --help',
    },
  ];
  const ways = [site.panel.desk, site.panel.phone, site.panel.email, site.suggestions?.email];
  if (ways.every((way) => way === undefined))
    problems.push(
      warning(
        sources.site,
        ['panel'],
        'Nobody can reach the panel: there is no desk, no phone and no e-mail.',
        'Write at least one of "desk", "phone" and "email", so that people can tell you what is missing.',
      ),
    );
  if (calendar.terms.length === 0)
    problems.push(
      warning(
        sources.calendar,
        ['terms'],
        'There are no school terms. Each council sets its own.',
        'Copy them from the web page of your council, each with title, from and to.',
      ),
    );
  const [only, ...others] = neighbourhoods;
  if (others.length === 0 && only?.title === site.name)
    problems.push(
      warning(
        sources.neighbourhoods,
        ['neighbourhoods', 0],
        `All of ${site.name} is one neighbourhood.`,
        'Write the names that people use for its parts, four to twelve of them. If it has none, leave it.',
      ),
    );
  return problems;
};

function warning(source: Source, path: FieldPath, found: string, fix: string): Problem {
  return problemAt(source, path, { severity: 'warning', rule: 'first-steps', found, fix });
}
