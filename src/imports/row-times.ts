import { weekdayNames, weekdays, type IsoDay } from '../domain/calendar-day.ts';
import { countCharacters } from '../domain/plain-text.ts';
import type { Session } from '../domain/session.ts';
import { onOneLine } from './clean-cell.ts';
import type { TableRow } from './csv.ts';
import { findHoursInText, readHours, type HoursReading } from './hours-in-words.ts';
import type { ColumnRole, Mapping } from './mapping.ts';
import type { RowCells } from './row-cells.ts';
import { readStatedLine, runsSinceLongAgo, type StatedLine } from './stated-times.ts';

/** Words that were kept because they are not sure, and what they most likely mean. */
export interface KeptWords {
  readonly words: string;
  readonly why: string;
  /** For a person to accept. */
  readonly likely?: readonly Session[] | undefined;
}

/** What the times of a row are read from. */
export interface TimesTask {
  readonly cells: RowCells;
  readonly mapping: Mapping;
  readonly today: IsoDay;
  /** Times that the list states in a form of its own, such as a calendar's rule. */
  readonly stated?: TableRow['times'];
  /** Takes out of a text what may be a person's own. */
  readonly withoutPersonal: (text: string) => string;
}

interface Times {
  readonly sessions: readonly Session[];
  /** What is not sure, as the list says it. */
  readonly words?: string;
  /** The same where it is too long for its field; the text of the entry has room for it. */
  readonly longWords?: string;
}

/** Times of a row: sessions, and words for what is not sure. */
export interface RowTimes extends Times {
  readonly keptAsWords: readonly KeptWords[];
  readonly remarks: readonly string[];
}

const longestWhen = 200;

/** Reads when a row happens, from columns for times, else from words, else from the text where the mapping says so. */
export function readRowTimes(task: TimesTask): RowTimes {
  const reader = new TimesReader(task);
  return { ...reader.read(), keptAsWords: reader.keptAsWords, remarks: reader.remarks };
}

class TimesReader {
  readonly keptAsWords: KeptWords[] = [];
  readonly remarks: string[] = [];
  readonly #cells: RowCells;
  readonly #mapping: Mapping;
  readonly #today: IsoDay;
  readonly #stated: TableRow['times'];
  readonly #withoutPersonal: (text: string) => string;

  constructor({ cells, mapping, today, stated, withoutPersonal }: TimesTask) {
    this.#cells = cells;
    this.#mapping = mapping;
    this.#today = today;
    this.#stated = stated;
    this.#withoutPersonal = withoutPersonal;
  }

  read(): Times {
    const stated = this.#statedTimes();
    const doubt = this.#mapping.doubtTimes?.find((rule) => this.#cells.fits(rule));
    if (stated !== undefined) {
      if (doubt !== undefined && stated.sessions.length > 0)
        return this.#keepWords(this.#statedWords(), doubt.because, stated.sessions);
      if (runsSinceLongAgo(stated.sessions))
        this.remarks.push('Its times began long ago and have no end: ask whether they still hold.');
      const kept = stated.words.map(({ words, why }) => {
        this.keptAsWords.push({ words, why });
        return words;
      });
      // Words beside the times: "Ring on other days".
      const beside = this.#cells.all('when').map((cell) => onOneLine(this.#withoutPersonal(cell)));
      const words = [...new Set([...kept, ...beside])].join('; ');
      const holds = this.#holdWords(words);
      if (stated.sessions.length > 0 || words !== '') {
        return { sessions: stated.sessions, ...holds };
      }
    }
    const words = onOneLine(this.#withoutPersonal(this.#cells.all('when').join('; ')));
    if (words !== '') {
      const reading = readHours(this.#withoutPersonal(this.#cells.all('when').join('\n')), this.#reading());
      return doubt !== undefined && reading.sure
        ? this.#keepWords(words, doubt.because, reading.sessions)
        : this.#settleTimes(words, reading);
    }
    const inText =
      this.#mapping.timesInText === true
        ? findHoursInText(this.#cells.all('description').join('\n'), this.#reading())
        : undefined;
    return inText === undefined
      ? { sessions: [] }
      : this.#settleTimes(this.#withoutPersonal(inText.words), inText);
  }

  #reading(): { noonIs12pm: boolean } {
    return { noonIs12pm: this.#mapping.noonIs12pm === true };
  }

  /** Times of columns that hold nothing else: one for each weekday, or day, from, to and a rule. */
  #statedTimes(): { sessions: readonly Session[]; words: readonly KeptWords[] } | undefined {
    if (this.#stated !== undefined) return this.#stated;
    const byWeekday = this.#weekdayHours();
    if (byWeekday !== '') {
      const reading = readHours(byWeekday, this.#reading());
      return reading.sure
        ? { sessions: reading.sessions, words: [] }
        : {
            sessions: [],
            words: [{ words: onOneLine(byWeekday), why: reading.why, likely: reading.likely }],
          };
    }
    const lines = this.#cells.lines.flatMap((line) => this.#statedLine(line) ?? []);
    const distinct = [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
    if (distinct.length === 0) return undefined;
    const read = distinct.map((line) => readStatedLine(line, this.#today));
    return {
      sessions: joinDays(read.flatMap(({ sessions }) => sessions)),
      words: read.flatMap(({ words }) => words),
    };
  }

  #statedWords(): string {
    return onOneLine(
      this.#weekdayHours() ||
        this.#cells.lines
          .flatMap((line) => this.#statedLine(line) ?? [])
          .map(({ day, from, to }) => `${day} ${from} to ${to}`.trim())
          .join('; '),
    );
  }

  /** "Monday: 10am-5pm", one line for each weekday whose column says something; "" when none does. */
  #weekdayHours(): string {
    return weekdays
      .flatMap((day) =>
        this.#cells.all(`hours-${day}`).map((cell) => `${weekdayNames[day]}: ${onOneLine(cell)}`),
      )
      .join('\n');
  }

  #statedLine(line: ReadonlyMap<string, string>): StatedLine | undefined {
    const cell = (role: ColumnRole) => onOneLine(this.#cells.onLine(line, role)[0] ?? '');
    const stated = {
      day: cell('day'),
      from: cell('from'),
      to: cell('to'),
      rule: cell('rule'),
      starting: cell('starting'),
      until: cell('until'),
    };
    const saysWhen = stated.from !== '' || stated.day !== '' || stated.rule !== '';
    return saysWhen ? stated : undefined;
  }

  #settleTimes(words: string, reading: HoursReading): Times {
    if (reading.sure) return { sessions: reading.sessions };
    return this.#keepWords(words, reading.why, reading.likely);
  }

  #keepWords(words: string, why: string, likely: readonly Session[] | undefined): Times {
    this.keptAsWords.push({ words, why, ...(likely === undefined ? {} : { likely }) });
    return { sessions: [], ...this.#holdWords(words) };
  }

  #holdWords(words: string): Omit<Times, 'sessions'> {
    if (words === '') return {};
    return countCharacters(words) <= longestWhen ? { words } : { longWords: words };
  }
}

/** Weekly sessions at the same times, one for each day in the list, become one session on several days. */
function joinDays(sessions: readonly Session[]): Session[] {
  const joined: Session[] = [];
  for (const session of sessions) {
    const keyOf = (one: Session) => JSON.stringify({ ...one, on: undefined });
    const same = joined.findIndex((one) => one.repeats === 'weekly' && keyOf(one) === keyOf(session));
    const known = joined[same];
    if (session.repeats === 'weekly' && known?.repeats === 'weekly') {
      const on = weekdays.filter((day) => known.on.includes(day) || session.on.includes(day));
      joined[same] = { ...known, on };
    } else joined.push(session);
  }
  return joined;
}
