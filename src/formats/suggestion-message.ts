import type { Site } from '../domain/site.ts';
import {
  questionsOf,
  suggestionForms,
  type Question,
  type SuggestionFormName,
} from '../domain/suggestion-form.ts';

/** What a message is begun with. */
export interface MessageStart {
  readonly form: SuggestionFormName;
  /** Name of the directory: "Silverpit". */
  readonly place: string;
  /** What it is about: a name and the address of its page; empty where the reader has to say. */
  readonly about?: { readonly title: string; readonly address: string } | undefined;
}

/** Where a message names the page it is about; a script puts it there too, once the page is open. */
const answerTo = (question: Question, about: MessageStart['about']) =>
  about !== undefined && question.isNeeded === true ? `${about.title}\n${about.address}` : '';

/** The subject of a message. */
export function messageTitle({ form, place, about }: MessageStart): string {
  const named =
    about !== undefined && { change: about.title, missing: `I need this too: ${about.title}`, new: '' }[form];
  const what = named || suggestionForms[form].title;
  return `Hereabouts ${place}: ${what}`;
}

/** All questions of a form, each with room below it, as a message asks them. */
export function messageBody({ form, about }: MessageStart): string {
  return questionsOf(form, true)
    .map((question) => `${question.ask}\n${answerTo(question, about)}\n`)
    .join('\n');
}

/** The same as an issue shows it, without the question that nobody should answer in public. */
export function issueBody({ form, about }: MessageStart): string {
  return questionsOf(form, false)
    .map((question) => `### ${question.ask}\n\n${answerTo(question, about)}\n`)
    .join('\n');
}

/**
 * A `mailto:` address with a message begun. encodeURIComponent because in these a plus is a plus and not a space.
 *
 * @param email where it goes
 */
export function mailWith(email: string, start: MessageStart): string {
  const body = messageBody(start).replaceAll('\n', '\r\n');
  return `mailto:${email}?subject=${encoded(messageTitle(start))}&body=${encoded(body)}`;
}

/**
 * The address that opens an issue with the questions in it. GitHub fills in its form by the names of the questions;
 * Forgejo and GitLab take the whole text, which needs no template there.
 */
export function issueWith(repository: NonNullable<Site['repository']>, start: MessageStart): string {
  const home = repository.url.replace(/\/+$/, '').replace(/\.git$/, '');
  const title = encoded(messageTitle(start));
  if (repository.host === 'gitlab')
    return `${home}/-/issues/new?issue%5Btitle%5D=${title}&issue%5Bdescription%5D=${encoded(issueBody(start))}`;
  if (repository.host === 'forgejo')
    return `${home}/issues/new?title=${title}&body=${encoded(issueBody(start))}`;
  const needed = questionsOf(start.form, false).find(({ isNeeded }) => isNeeded);
  const known =
    start.about === undefined || needed === undefined
      ? ''
      : `&${needed.name}=${encoded(`${start.about.title}, ${start.about.address}`)}`;
  return `${home}/issues/new?template=suggestion-${start.form}.yml&title=${title}${known}`;
}

/** Half a surrogate pair makes encodeURIComponent throw; an apostrophe would end a quoted attribute. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll("'", '%27');
}
