import type { Check } from '../directory.ts';
import { isWholeCountry, stillToFill } from '../new-town.ts';
import { problemAt, type FieldPath, type Problem, type Source } from '../problem.ts';

/**
 * What a fresh content folder (`npm run new-town`) holds until people of the place write it. Each is a warning, so that
 * the site can be built and looked at from the first minute.
 */
export const waitingToBeFilled: Check = ({ site, sources, venueBySlug }) => {
  const problems: Problem[] = [];
  if (isWholeCountry(site.area))
    problems.push(
      warning(
        sources.site,
        ['area', 'bbox'],
        'The area is all of England and Wales.',
        'Write the edges of your own: west, south, east, north. Choose it by hand on https://www.openstreetmap.org/export and copy the four numbers.',
      ),
    );
  if (site.shortHost === stillToFill.host)
    problems.push(
      warning(
        sources.site,
        ['shortHost'],
        `Posters and screens send people to ${stillToFill.host}, which is nowhere.`,
        'Write the address of your site, without https://, as soon as it has one.',
      ),
    );
  if (site.accessibility.contact === stillToFill.email)
    problems.push(
      warning(
        sources.site,
        ['accessibility', 'contact'],
        `Whoever meets a barrier is told to write to ${stillToFill.email}, which reaches nobody.`,
        'Write the e-mail address of the panel. In testedOn, write the day you tried the site with a keyboard and with large letters.',
      ),
    );
  const first = venueBySlug.get(stillToFill.venue);
  if (first?.data.title === stillToFill.venueTitle)
    problems.push(
      warning(
        first.source,
        ['title'],
        `"${stillToFill.venueTitle}" stands for a place where people meet.`,
        'Write the name, street and postcode of a library, hall or surgery of yours. It may keep its file name.',
      ),
    );
  return problems;
};

function warning(source: Source, path: FieldPath, found: string, fix: string): Problem {
  return problemAt(source, path, { severity: 'warning', rule: 'still-to-fill', found, fix });
}
