import { monthNames, parseDay, type IsoDay } from '../domain/calendar-day.ts';
import {
  formField,
  goingAnswers,
  questionNames,
  replyQuestion,
  suggestionFormNames,
  suggestionForms,
  trapField,
  type Question,
  type QuestionName,
  type SuggestionFormName,
} from '../domain/suggestion-form.ts';
import type { SuggestionWay } from '../domain/suggestion.ts';
import { cleanCell, tidyText } from './clean-cell.ts';
import { decodeText, readTable, UnreadableTable } from './csv.ts';
import { isRecord } from './json-table.ts';
import { isMail, readMail } from './mail.ts';

/** What somebody told the panel, taken apart by its questions. Every text is plain: no HTML, nothing unseen. */
export interface SuggestionMessage {
  /** What it is called in what a command says: "message 2 of answers.csv". */
  readonly name: string;
  readonly cameBy: SuggestionWay;
  /** The day it was sent, where it says so. */
  readonly sentOn?: IsoDay | undefined;
  readonly form: SuggestionFormName | undefined;
  readonly answers: ReadonlyMap<QuestionName, string>;
  /** Lines that answer no question. */
  readonly aside: readonly string[];
  /** What was passed over, in words, and never what it held. */
  readonly remarks: readonly string[];
  /** Addresses that the whole message names, as they stand there: they tell what it is about. */
  readonly addresses: readonly string[];
}

/** What was brought is no suggestion at all; the message says why, and what to bring instead. */
export class UnreadableSuggestion extends Error {
  override readonly name = 'UnreadableSuggestion';
}

/** Largest file, in bytes: past this it holds pictures, or is no message. */
export const largestSuggestion = 1_000_000;

/** Most messages in one file. */
const mostMessages = 100;

/** Longest text of one message, in characters. */
const longestMessage = 20_000;

/** Most lines that are kept of what answers no question. */
const mostAside = 30;

/** Reads what was brought: a text or Markdown, a saved e-mail, or what a host keeps of a form (JSON or CSV).
 *
 * @param name of the file, for what is said about it
 * @throws UnreadableSuggestion when it holds no message
 */
export function readSuggestions(bytes: Uint8Array, name: string): SuggestionMessage[] {
  if (bytes.length > largestSuggestion)
    throw new UnreadableSuggestion(
      `${name} holds ${Math.ceil(bytes.length / 1000)} kB. A suggestion is text, at most ${largestSuggestion / 1000} kB: save the message without its pictures.`,
    );
  const text = decodeText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  if (isBinary(text))
    throw new UnreadableSuggestion(
      `${name} is no text. Save the message as text, as .eml, or as CSV or JSON.`,
    );
  if (text.trim() === '') throw new UnreadableSuggestion(`${name} is empty.`);
  if (/^\s*[[{]/.test(text)) {
    const records = recordsOfJson(text);
    if (records !== undefined) return messagesOf(records, name);
  }
  const rows = recordsOfTable(text);
  if (rows !== undefined) return messagesOf(rows, name);
  return [isMail(text) ? messageOfMail(text, name) : messageOfText(text, name, wayOfText(text))];
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const odd = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd > 20 && odd > text.length / 50;
}

/** Issue forms put each question in a heading. */
function wayOfText(text: string): SuggestionWay {
  return /^### /m.test(text) ? 'issues' : 'desk';
}

type Answers = ReadonlyMap<string, string>;

function recordsOfJson(text: string): Answers[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items
    .slice(0, mostMessages + 1)
    .filter(isRecord)
    .map(flatRecord);
}

/** What hosts keep: fields beside the rest, or in a part of their own. */
function flatRecord(record: Readonly<Record<string, unknown>>): Answers {
  const inner = [record['data'], record['answers']].filter(isRecord);
  const fields = [record, ...inner].flatMap((part) => Object.entries(part));
  return new Map(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function recordsOfTable(text: string): Answers[] | undefined {
  const [first = ''] = text.split('\n', 1);
  const isTable =
    first.split(/[,;\t]/).filter((heading) => isKnownField(heading.replaceAll('"', ''))).length > 1;
  if (!isTable) return undefined;
  try {
    const { rows } = readTable(text);
    return rows.slice(0, mostMessages + 1).map(({ cells }) => new Map(cells));
  } catch (error) {
    if (error instanceof UnreadableTable) throw new UnreadableSuggestion(error.message);
    throw error;
  }
}

function isKnownField(heading: string): boolean {
  return (
    questionCalled(heading) !== undefined || [formField, 'form_name', 'created_at'].includes(heading.trim())
  );
}

function messagesOf(records: readonly Answers[], file: string): SuggestionMessage[] {
  if (records.length > mostMessages)
    throw new UnreadableSuggestion(`${file} holds more than ${mostMessages} messages. Bring it in parts.`);
  const messages = records.flatMap((record, index) => {
    const name = records.length === 1 ? file : `message ${index + 1} of ${file}`;
    const message = messageOfRecord(record, name);
    return message === undefined ? [] : [message];
  });
  if (messages.length === 0)
    throw new UnreadableSuggestion(
      `${file} answers no question of the form. Its fields are called ${questionNames.slice(0, 4).join(', ')} and so on.`,
    );
  return messages;
}

function messageOfRecord(record: Answers, name: string): SuggestionMessage | undefined {
  const draft = new Draft();
  let form: SuggestionFormName | undefined;
  let sentOn: IsoDay | undefined;
  for (const [field, value] of record) {
    const key = field.trim().toLowerCase();
    if (key === trapField) {
      if (value.trim() !== '') return undefined;
    } else if ([formField, 'form_name', 'form'].includes(key)) form = formOf(value) ?? form;
    else if (['created_at', 'cameon', 'date'].includes(key)) sentOn = dayIn(value) ?? sentOn;
    else if (key === 'referrer') draft.see(value);
    else {
      const question = questionCalled(field);
      // What else a host keeps (addresses of computers, names of browsers) is nobody's business.
      if (question !== undefined) draft.answer(question, value);
    }
  }
  const message = draft.finish({ name, cameBy: 'form', sentOn, form });
  return message.answers.size === 0 ? undefined : message;
}

function formOf(text: string): SuggestionFormName | undefined {
  return suggestionFormNames.find((form) => text.trim() === form || text.trim() === `suggestion-${form}`);
}

function messageOfMail(text: string, name: string): SuggestionMessage {
  const mail = readMail(text);
  const message = messageOfText(mail.isHtml ? cleanCell(mail.text) : mail.text, name, 'email', mail.subject);
  return {
    ...message,
    sentOn: mail.date === undefined ? undefined : dayIn(mail.date),
    remarks: [
      ...message.remarks,
      ...(mail.isHtml ? ['The mail had no plain text; its HTML was taken off.'] : []),
      ...(mail.attachments === 0 ? [] : ['Attachments were not opened.']),
    ],
  };
}

/** Marks before a line: of a quoted mail, a list, a heading, bold letters. */
const lineMarks = /^[>\s]*(?:[-*•]\s+|#{1,6}\s+|\*\*)?/u;

function messageOfText(whole: string, name: string, cameBy: SuggestionWay, subject = ''): SuggestionMessage {
  const draft = new Draft();
  if (whole.length > longestMessage) draft.remark(`Only the first ${longestMessage} characters were read.`);
  const text = whole.slice(0, longestMessage);
  draft.see(subject);
  let open: QuestionName | undefined;
  let lines: string[] = [];
  const close = () => {
    if (open === undefined) for (const line of lines) draft.putAside(line);
    else draft.answer(open, lines.join('\n'));
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (/^-- ?$/.test(line)) break;
    const plain = line.replace(lineMarks, '').replace(/\*\*$/, '').trim();
    const start = questionStarting(plain);
    const isOtherHeading = start === undefined && /^\s*#{1,6}\s/.test(line);
    if (start !== undefined || isOtherHeading) close();
    if (start !== undefined) {
      draft.ask(start.name);
      open = start.name;
      lines = start.rest === '' ? [] : [start.rest];
    } else if (isOtherHeading) {
      open = undefined;
      lines = [plain];
    } else lines.push(line.replace(/^[>\s]+/, ''));
  }
  close();
  return draft.finish({ name, cameBy, sentOn: undefined, form: formBySubject(subject) });
}

function formBySubject(subject: string): SuggestionFormName | undefined {
  return suggestionFormNames.find((form) => subject.includes(suggestionForms[form].title));
}

const allQuestions: readonly Question[] = [
  ...suggestionFormNames.flatMap((form) => suggestionForms[form].questions),
  replyQuestion,
];

/** A question as it is compared: letters and digits alone. */
function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const questionByKey: ReadonlyMap<string, QuestionName> = new Map(
  allQuestions.flatMap(({ name, ask, alsoAsked = [] }) =>
    [name, ask, ...alsoAsked].map((words) => [keyOf(words), name] as const),
  ),
);

function questionCalled(words: string): QuestionName | undefined {
  return words.length > 120 ? undefined : questionByKey.get(keyOf(words));
}

const asked = allQuestions
  .flatMap(({ name, ask, alsoAsked = [] }) => [ask, ...alsoAsked].map((words) => ({ name, words })))
  .sort((one, other) => other.words.length - one.words.length);

/** The question that a line asks, with the answer that follows on the same line. */
function questionStarting(line: string): { name: QuestionName; rest: string } | undefined {
  const lower = line.toLowerCase();
  const found = asked.find(({ words }) => lower.startsWith(words.toLowerCase()));
  if (found !== undefined)
    return { name: found.name, rest: line.slice(found.words.length).replace(/^[\s:*]+/, '') };
  const labelled = /^([\p{L} ]{3,20}):\s+(.*)$/u.exec(line);
  const name =
    labelled?.[1] === undefined ? undefined : questionNames.find((one) => one === labelled[1]?.toLowerCase());
  return name === undefined ? undefined : { name, rest: labelled?.[2] ?? '' };
}

/** Addresses with or without their start: `https://…`, `javascript:…`, `//host/`, `www.host`, `host.example/page`. */
const addressInText =
  /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"')\]]+|\b(?:javascript|data|vbscript|file|mailto|tel):[^\s<>"')\]]+|(?<!\S)[/\\]{2}[^\s<>"')\]]+|\bwww\.[^\s<>"')\]]+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}\/[^\s<>"')\]]*/gi;

/** What hosts write for a question that was left empty. */
const noAnswer = /^_*no response_*$/i;

/** A message while its answers come in. */
class Draft {
  readonly #answers = new Map<QuestionName, string>();
  /** Questions that the message asks, answered or not: they tell which form it is. */
  readonly #asked = new Set<QuestionName>();
  readonly #aside: string[] = [];
  readonly #remarks = new Set<string>();
  readonly #addresses = new Set<string>();

  /** Takes note of addresses in a text that is not kept. */
  see(text: string): void {
    for (const [address] of text.matchAll(addressInText)) this.#addresses.add(address.slice(0, 300));
  }

  remark(words: string): void {
    this.#remarks.add(words);
  }

  ask(name: QuestionName): void {
    this.#asked.add(name);
  }

  /** The first answer to a question holds: a later one cannot take its place unseen. */
  answer(name: QuestionName, raw: string): void {
    const most = longestOf(name);
    const text = this.#plain(raw);
    if (raw.trim() !== '') this.ask(name);
    if (text === '' || noAnswer.test(text)) return;
    if (this.#answers.has(name)) {
      this.putAside(text);
      return;
    }
    if (text.length > most * 2) this.remark(`The answer to "${askOf(name)}" was cut: it was very long.`);
    this.#answers.set(name, tidyText(text.slice(0, most * 2)));
  }

  putAside(raw: string): void {
    const text = this.#plain(raw);
    if (text === '') return;
    if (this.#aside.length < mostAside) this.#aside.push(tidyText(text.slice(0, 400)));
    else this.remark('There was more that answers no question; it was not read.');
  }

  finish(known: Pick<SuggestionMessage, 'name' | 'cameBy' | 'sentOn' | 'form'>): SuggestionMessage {
    return {
      ...known,
      form: known.form ?? this.#formByAnswers(),
      answers: this.#answers,
      aside: this.#aside,
      remarks: [...this.#remarks],
      addresses: [...this.#addresses],
    };
  }

  /** Only one form asks for a name, and only one what somebody looked for. */
  #formByAnswers(): SuggestionFormName | undefined {
    if (this.#asked.has('name')) return 'new';
    if (this.#asked.has('looked')) return 'missing';
    const isOfChange = suggestionForms.change.questions.some(({ name }) => this.#asked.has(name));
    return isOfChange ? 'change' : undefined;
  }

  /** Letters alone: no tags, no comments, no addresses (kept apart), nothing that nobody sees. */
  #plain(raw: string): string {
    // Hints that templates of git hosts leave in a message.
    const tidy = tidyText(raw.replace(/<!--[\s\S]*?-->/g, ''));
    const clean = cleanCell(raw).replace(/[<>]/g, '');
    if (/<[a-z!/?]/i.test(tidy)) this.remark('HTML was taken off.');
    this.see(clean);
    this.see(tidy);
    return tidyText(clean.replace(addressInText, ' '))
      .replace(/^(?:---|\.\.\.|```|~~~)\S*$/gm, '')
      .trim();
  }
}

function longestOf(name: QuestionName): number {
  return allQuestions.find((question) => question.name === name)?.most ?? 160;
}

/** A question as it is asked. */
export function askOf(name: QuestionName): string {
  return allQuestions.find((question) => question.name === name)?.ask ?? name;
}

/** What an answer to "Is it still going?" means; undefined where it is not one of the choices. */
export function goingMeant(answer: string | undefined): keyof typeof goingAnswers | undefined {
  if (answer === undefined) return undefined;
  const key = keyOf(answer);
  const exact = Object.entries(goingAnswers).find(([, words]) => keyOf(words) === key);
  if (exact !== undefined) return exact[0] as keyof typeof goingAnswers;
  if (/^(?:no\b.*)?\b(?:closed|shut|ended|finished|gone)\b/i.test(answer)) return 'closed';
  if (/\b(?:stopped|paused|break)\b/i.test(answer)) return 'paused';
  return /^yes\b/i.test(answer) ? 'going' : undefined;
}

const dayInLetters = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\.?,?\\s+(\\d{4})\\b`,
  'i',
);

/** The first day that a text names with its year: "1 November 2026", "1/11/2026", "2026-11-01". */
export function dayIn(text: string): IsoDay | undefined {
  const letters = dayInLetters.exec(text);
  if (letters !== null) {
    const month = monthNames.findIndex(
      (name) => name.slice(0, 3).toLowerCase() === letters[2]?.slice(0, 3).toLowerCase(),
    );
    return dayOf(letters[3], month + 1, letters[1]);
  }
  const iso = /\b(\d{4})-(\d{2})-(\d{2})(?=\b|T)/.exec(text);
  if (iso !== null) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const figures = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(text);
  return figures === null ? undefined : dayOf(figures[3], Number(figures[2]), figures[1]);
}

function dayOf(year: string | undefined, month: number, day: string | undefined): IsoDay | undefined {
  try {
    return parseDay(`${year ?? ''}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}
