import { assetKinds, assetSchema, type Asset, type AssetKind, type Place } from '../domain/asset.ts';
import { dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import type { Directory, LinkedAsset, LinkedGap, LinkedVenue } from '../domain/directory.ts';
import { gapSchema, type Gap } from '../domain/gap.ts';
import { countCharacters, firstSentence, sentencesOf } from '../domain/plain-text.ts';
import type { Session } from '../domain/session.ts';
import { closestWord, slugify } from '../domain/slug.ts';
import { aboutPattern, type QuestionName } from '../domain/suggestion-form.ts';
import { suggestionSchema, type SuggestionRecord } from '../domain/suggestion.ts';
import { onOneLine } from './clean-cell.ts';
import { readHours } from './hours-in-words.ts';
import { writeBody } from './markdown-text.ts';
import { askOf, dayIn, goingMeant, type SuggestionMessage } from './suggestion-messages.ts';
import { aboutIn, holdsName, namedIn } from './suggestion-names.ts';
import { withoutPersonalDetails } from './suggestion-privacy.ts';
import {
  cut,
  hasMoreThanTimes,
  outcomeOf,
  sameTimes,
  shortOf,
  timesInWords,
  type SuggestedFields,
} from './suggestion-words.ts';

/** What a person of the panel knows that the message does not say. */
export interface SuggestionHelp {
  /** Slug of the entry it is about. */
  readonly about?: string | undefined;
  readonly theme?: string | undefined;
  readonly kind?: string | undefined;
  readonly venue?: string | undefined;
  /** Slug of a neighbourhood. */
  readonly area?: string | undefined;
}

/** A message to make something of. */
export interface SuggestionTask {
  readonly message: SuggestionMessage;
  readonly directory: Directory;
  readonly today: IsoDay;
  /** Number of the issue, or any other sign under which the panel keeps it. */
  readonly number?: string | undefined;
  readonly help: SuggestionHelp;
}

/** What a message comes to. Nothing in it is the person's own words but what an entry or a gap is to say. */
export interface SuggestionProposal {
  /** "Bread Swap: it has closed". */
  readonly title: string;
  /** What was understood, in sentences. */
  readonly understood: readonly string[];
  /** What a person has to look at. */
  readonly byHand: readonly string[];
  /** What was left out. */
  readonly leftOut: readonly string[];
  /** Fields of an entry that is here. */
  readonly change?:
    | {
        readonly asset: LinkedAsset;
        readonly fields: SuggestedFields;
      }
    | undefined;
  readonly entry?: { readonly slug: string; readonly asset: Asset; readonly body: string } | undefined;
  readonly gap?: { readonly slug: string; readonly gap: Gap } | undefined;
  /** What pages tell of it once it is settled. */
  readonly record: { readonly slug: string; readonly data: SuggestionRecord };
  /** Under what it is kept: the number of the issue, else the name of the record. */
  readonly key: string;
}

/** The help that the panel gave leads nowhere; the message says what to write. */
export class UnknownHelp extends Error {
  override readonly name = 'UnknownHelp';
}

/** Works out what a message changes or adds. It never guesses: what is not sure stays with the panel. */
export function proposeSuggestion(task: SuggestionTask): SuggestionProposal {
  return new Proposer(task).propose();
}

/** What a message is about, as far as the directory has it. */
interface Known {
  readonly asset?: LinkedAsset | undefined;
  readonly venue?: LinkedVenue | undefined;
  readonly gap?: LinkedGap | undefined;
}

class Proposer {
  readonly #task: SuggestionTask;
  readonly #understood: string[] = [];
  readonly #byHand: string[] = [];
  readonly #leftOut = new Set<string>();
  readonly #said: string[] = [];
  readonly #cameOn: IsoDay;

  constructor(task: SuggestionTask) {
    this.#task = task;
    const { sentOn } = task.message;
    this.#cameOn = sentOn !== undefined && sentOn <= task.today ? sentOn : task.today;
    for (const remark of task.message.remarks) this.#leftOut.add(remark);
    checkHelp(task);
  }

  propose(): SuggestionProposal {
    const { message } = this.#task;
    if (message.answers.has('reply'))
      this.#leftOut.add(
        'The sender left a way to answer. It is written nowhere: answer, then destroy the message.',
      );
    const known = this.#known();
    const { form } = message;
    if (form === 'new') return this.#new();
    if (form === 'missing') return this.#missing(known.gap);
    return this.#change(known);
  }

  /** The answer to a question, on one line and without what is a person's own. */
  #answer(name: QuestionName): string | undefined {
    const raw = this.#task.message.answers.get(name);
    if (raw === undefined) return undefined;
    const { kept, remarks } = withoutPersonalDetails(raw);
    for (const remark of remarks) this.#leftOut.add(remark);
    return kept;
  }

  #line(name: QuestionName): string | undefined {
    const answer = this.#answer(name);
    return answer === undefined ? undefined : onOneLine(answer);
  }

  /** An answer that pages may show: sentences from which something was left out are left out whole. */
  #publishable(name: QuestionName): string | undefined {
    const answer = this.#answer(name);
    if (answer === undefined) return undefined;
    const whole = answer
      .split(/\n+/)
      .map((line) =>
        sentencesOf(line)
          .filter((sentence) => !sentence.includes('(left out)'))
          .join(' '),
      )
      .filter((line) => line !== '')
      .join('\n');
    return whole === '' ? undefined : whole;
  }

  #publishableLine(name: QuestionName): string | undefined {
    const answer = this.#publishable(name);
    return answer === undefined ? undefined : onOneLine(answer);
  }

  /** What a message is about, by what the panel says, by the addresses in it, and by the name it gives. */
  #known(): Known {
    const { directory, help, message } = this.#task;
    if (help.about !== undefined) return { asset: directory.assetBySlug.get(help.about) };
    for (const address of message.addresses) {
      const about = aboutIn(address);
      const found =
        about === undefined
          ? undefined
          : {
              asset: about.folder === 'assets' ? directory.assetBySlug.get(about.slug) : undefined,
              venue: about.folder === 'venues' ? directory.venueBySlug.get(about.slug) : undefined,
              gap:
                about.folder === 'gaps' ? directory.gaps.find(({ slug }) => slug === about.slug) : undefined,
            };
      if (found?.asset ?? found?.venue ?? found?.gap) return found;
    }
    const named = message.answers.get('about');
    if (named === undefined) return {};
    const inText = aboutPattern.exec(named.trim());
    const bySlug = inText?.[1] === undefined ? directory.assetBySlug.get(inText?.[2] ?? '') : undefined;
    const asset = bySlug ?? namedIn(named, directory.assets);
    if (asset !== undefined) return { asset };
    return { venue: namedIn(named, directory.venues) };
  }

  #change(known: Known): SuggestionProposal {
    const { asset, venue } = known;
    const { message, directory } = this.#task;
    if (asset === undefined) {
      const about = this.#line('about');
      if (venue !== undefined) this.#understood.push(`It is about the place ${venue.data.title}.`);
      else if (about === undefined)
        this.#byHand.push('It does not say what it is about. Give --about and the last part of the address.');
      else {
        const near = closestWord(
          about,
          directory.assets.map(({ data }) => data.title),
        );
        const hint = near === undefined ? '' : ` Perhaps ${near}?`;
        this.#byHand.push(`No entry is called "${cut(about, 80)}".${hint} Give --about and its address.`);
      }
      this.#leaveToPanel(['going', 'when', 'since', 'where', 'other', 'instead', 'know']);
      this.#sayAside();
      const said = venue === undefined ? 'Something is wrong.' : 'Something about this place is wrong.';
      return this.#finish({
        title: venue?.data.title ?? 'Something is wrong',
        record: { said, venue: venue?.slug, asset: undefined, outcome: undefined },
      });
    }
    this.#understood.push(`It is about ${asset.data.title}.`);
    const fields: SuggestedFields = {
      ...this.#statusOf(asset),
      ...this.#timesOf(asset),
      ...this.#placeOf(asset),
    };
    this.#leaveToPanel(['other', 'know']);
    if (fields.status === undefined) this.#leaveToPanel(['instead']);
    this.#sayAside();
    const hasChange = Object.keys(fields).length > 0;
    const did = this.#said.join(' ');
    const said = hasChange
      ? did
      : message.answers.has('other')
        ? 'Something here is wrong.'
        : 'Something to look at.';
    return this.#finish({
      title: `${asset.data.title}: ${hasChange ? shortOf(fields) : 'something to look at'}`,
      change: hasChange ? { asset, fields } : undefined,
      record: {
        said,
        asset: asset.slug,
        venue: undefined,
        outcome: hasChange ? outcomeOf(fields, directory) : undefined,
      },
    });
  }

  #statusOf({ data }: LinkedAsset): { status?: Asset['status'] } {
    const answer = this.#line('going');
    const meant = goingMeant(answer);
    if (answer === undefined || meant === 'unknown') return {};
    if (meant === undefined) {
      this.#byHand.push(`${askOf('going')} ${cut(answer, 100)}`);
      return {};
    }
    if (meant === 'going') {
      if (data.status?.is !== 'closed' && data.status?.is !== 'paused') return {};
      this.#said.push('It is going again.');
      this.#understood.push('It is going again, though it is listed as stopped.');
      return { status: undefined };
    }
    const since = this.#line('since');
    const day = since === undefined ? undefined : dayIn(since);
    const instead = this.#publishableLine('instead');
    const note = instead === undefined ? {} : { note: cut(instead, 200) };
    if (meant === 'paused') {
      if (data.status?.is === 'paused') return this.#already('It is listed as paused already.');
      this.#said.push('It has stopped for now.');
      this.#understood.push('It has stopped for now.');
      if (since !== undefined) this.#byHand.push(`${askOf('since')} ${cut(since, 100)}`);
      return { status: { is: 'paused', ...note } };
    }
    if (data.status?.is === 'closed') return this.#already('It is listed as closed already.');
    const on = day !== undefined && day <= this.#task.today ? day : this.#cameOn;
    if (on !== day)
      this.#byHand.push(
        `On which day did it close? ${since === undefined ? 'The message does not say' : `It says "${cut(since, 80)}"`}, so the entry says ${dayInWords(on)}, the day it was told.`,
      );
    this.#said.push('It has closed.');
    this.#understood.push(`It closed on ${dayInWords(on)}.`);
    return { status: { is: 'closed', on, ...note } };
  }

  #already(words: string): Record<string, never> {
    this.#understood.push(words);
    return {};
  }

  #timesOf({ data }: LinkedAsset): { sessions?: Asset['sessions']; whenInWords?: Asset['whenInWords'] } {
    const when = this.#line('when');
    if (when === undefined) return {};
    const reading = readHours(when);
    if (!reading.sure) {
      this.#byHand.push(`${askOf('when')} ${cut(when, 240)} (not turned into dates: ${reading.why})`);
      return {};
    }
    const before = data.sessions ?? [];
    if (sameTimes(before, reading.sessions)) return this.#already('The times are the ones that are listed.');
    if (hasMoreThanTimes(before))
      this.#byHand.push(
        'The old times had notes, days off or a place of their own. See whether they still hold.',
      );
    const words = timesInWords(reading.sessions);
    this.#said.push('The times have changed.');
    this.#understood.push(`New times: ${words}.`);
    return {
      sessions: [...reading.sessions],
      ...(data.whenInWords === undefined ? {} : { whenInWords: undefined }),
    };
  }

  #placeOf({ data }: LinkedAsset): { where?: Asset['where'] } {
    const raw = this.#task.message.answers.get('where');
    if (raw === undefined) return {};
    const place = this.#placeIn(raw);
    if (place === undefined) {
      this.#leaveToPanel(['where']);
      return {};
    }
    const key = ({ venue, area }: Place) => venue ?? area;
    if (data.where.some((old) => key(old) === key(place.where)))
      return this.#already(`The place is the one that is listed: ${place.title}.`);
    if (data.where.length > 1) {
      this.#byHand.push(`It is listed at several places. See whether ${place.title} takes the place of one.`);
      return {};
    }
    this.#said.push('It has moved.');
    this.#understood.push(`It is at ${place.title}.`);
    return { where: [place.where] };
  }

  /** A place that the directory knows, by what the panel says or by its name in a text. */
  #placeIn(text: string): { where: Place; title: string } | undefined {
    const { directory, help } = this.#task;
    const venue =
      help.venue === undefined ? namedIn(text, directory.venues) : directory.venueBySlug.get(help.venue);
    if (venue !== undefined)
      return { where: { venue: venue.slug as Place['venue'] }, title: venue.data.title };
    const areas = directory.neighbourhoods.flatMap((area) =>
      [area.title, ...(area.alsoCalled ?? [])].map((title) => ({ area, data: { title } })),
    );
    const area =
      help.area === undefined
        ? namedIn(text, areas)?.area
        : directory.neighbourhoods.find(({ slug }) => slug === help.area);
    return area && { where: { area: area.slug }, title: area.title };
  }

  #new(): SuggestionProposal {
    const { message, directory } = this.#task;
    const title = cut(this.#publishableLine('name') ?? '', 60);
    const wherever = message.answers.get('where') ?? '';
    const place = this.#placeIn(wherever);
    const theme = this.#themeOf();
    const slug = freeSlug(slugify(title), takenSlugs(directory));
    const twin = namedIn(title, directory.assets, true);
    if (title !== '') this.#understood.push(`It is called ${title}.`);
    if (twin !== undefined)
      this.#byHand.push(
        `There is an entry called ${twin.data.title} already (${twin.slug}). Is it the same?`,
      );
    if (place === undefined) this.#leaveToPanel(['where']);
    else this.#understood.push(`It is at ${place.title}.`);
    if (theme !== undefined) this.#understood.push(`Theme: ${theme.title}. See whether it fits.`);
    const kind = (this.#task.help.kind ?? 'group') as AssetKind;
    if (this.#task.help.kind === undefined)
      this.#byHand.push('It is entered as a group. Change kind if it is not.');
    const draft = {
      title,
      kind,
      ...this.#summaryOf(),
      themes: theme === undefined ? [] : [theme.slug],
      ...this.#audience(),
      where: place === undefined ? [] : [place.where],
      ...this.#whenOf(),
      ...this.#cost(),
      ...this.#joining(),
      added: { on: this.#cameOn, from: 'resident', ref: cut(`Suggestion ${this.#task.number ?? slug}`, 200) },
    };
    this.#leaveToPanel(['ask']);
    this.#sayAside();
    const body = writeBody([this.#publishable('what') ?? '']);
    const parsed = title !== '' && slug !== '' ? assetSchema.safeParse(draft) : undefined;
    if (parsed?.success !== true) {
      if (title === '') this.#byHand.push('It does not say what it is called.');
      if (place === undefined)
        this.#byHand.push('No place of the directory is named. Give --venue or --area.');
      if (theme === undefined) this.#byHand.push('No theme of the directory fits its words. Give --theme.');
      for (const issue of parsed?.error.issues ?? [])
        if (!['themes', 'where'].includes(String(issue.path[0]))) this.#byHand.push(issue.message);
    }
    return this.#finish({
      title: `New: ${title === '' ? 'something without a name' : title}`,
      entry: parsed?.success === true ? { slug, asset: parsed.data, body } : undefined,
      record: {
        said: 'Something good was not here yet.',
        asset: parsed?.success === true ? slug : undefined,
        venue: undefined,
        outcome: parsed?.success === true ? `${title} is on the list.` : undefined,
      },
    });
  }

  #summaryOf(): { summary?: string } {
    const what = this.#publishable('what');
    if (what === undefined) return {};
    const sentence = firstSentence(what);
    return sentence !== '' && countCharacters(sentence) <= 140 ? { summary: sentence } : {};
  }

  /** The theme that the panel names, else the one whose words the message uses most. */
  #themeOf(): Directory['themes'][number] | undefined {
    const { directory, help, message } = this.#task;
    if (help.theme !== undefined) return directory.themes.find(({ slug }) => slug === help.theme);
    const text = ` ${slugify([message.answers.get('name'), message.answers.get('what')].join(' ')).replaceAll('-', ' ')} `;
    const scores = directory.themes.map((theme) => ({
      theme,
      score: [theme.title, ...(theme.alsoCalled ?? [])].filter((word) =>
        text.includes(` ${slugify(word).replaceAll('-', ' ')} `),
      ).length,
    }));
    const best = scores.toSorted((one, other) => other.score - one.score)[0];
    return best !== undefined && best.score > 0 ? best.theme : undefined;
  }

  #whenOf(): { sessions?: readonly Session[]; whenInWords?: string } {
    const when = this.#publishableLine('when');
    if (when === undefined) return {};
    const reading = readHours(when);
    if (reading.sure && reading.sessions.length > 0) {
      this.#understood.push(`It is on: ${timesInWords(reading.sessions)}.`);
      return { sessions: reading.sessions };
    }
    this.#understood.push('Its times are kept in words: they could not be read as days and times for sure.');
    return { whenInWords: cut(when, 200) };
  }

  #audience(): { for?: object } {
    const who = this.#publishableLine('who');
    if (who === undefined) return {};
    return /^(?:everyone|everybody|anyone|anybody|all)[.!]?$/i.test(who)
      ? { for: { everyone: true } }
      : { for: { note: cut(who, 140) } };
  }

  #cost(): { cost?: object } {
    const cost = this.#publishableLine('cost');
    if (cost === undefined) return {};
    if (/^(?:it is |it's )?(?:free|nothing|no charge|£0)[.!]?$/i.test(cost)) return { cost: { is: 'free' } };
    if (/£|\d/.test(cost)) return { cost: { is: 'priced', amount: cut(cost, 60) } };
    this.#byHand.push(`${askOf('cost')} ${cut(cost, 100)}`);
    return {};
  }

  #joining(): { joining?: object } {
    const joining = this.#publishableLine('joining');
    if (joining === undefined) {
      const { answers } = this.#task.message;
      const { panel } = this.#task.directory.site;
      if (answers.has('when')) return {};
      const ask = cut(panel.desk === undefined ? panel.name : `The panel’s desk, ${panel.desk}`, 100);
      return { joining: { how: 'ask', ask } };
    }
    if (/\b(?:turn up|drop in|come along|walk in)\b/i.test(joining)) return { joining: { how: 'drop-in' } };
    if (/\b(?:ring|phone|call)\b/i.test(joining)) return { joining: { how: 'ring-first' } };
    if (/\bbook\b/i.test(joining)) return { joining: { how: 'book' } };
    return { joining: { how: 'ask', ask: cut(joining, 100) } };
  }

  #missing(known: LinkedGap | undefined): SuggestionProposal {
    const { directory, today } = this.#task;
    const looked = this.#publishableLine('looked') ?? '';
    const gap = known ?? namedIn(looked, directory.gaps);
    if (gap !== undefined) {
      this.#understood.push(`Somebody else misses this: ${gap.data.title}.`);
      this.#leaveToPanel(known === undefined ? ['whereabouts', 'help'] : ['looked', 'whereabouts', 'help']);
      this.#sayAside();
      return this.#finish({
        title: `${gap.data.title}: one more`,
        gap: { slug: gap.slug, gap: { ...gap.data, count: (gap.data.count ?? 0) + 1 } },
        record: {
          said: cut(`Missing: ${gap.data.title}.`, 160),
          asset: undefined,
          venue: undefined,
          outcome: 'Counted. It is on the list of what is missing.',
        },
      });
    }
    const whereabouts = this.#task.message.answers.get('whereabouts') ?? '';
    const areas = directory.neighbourhoods.filter(({ title, alsoCalled }) =>
      [title, ...(alsoCalled ?? [])].some((name) => holdsName(whereabouts, name)),
    );
    const help = this.#publishableLine('help');
    const title = cut(looked, 60);
    const slug = freeSlug(slugify(title), new Set(directory.gaps.map(({ slug: taken }) => taken)));
    const parsed = gapSchema.safeParse({
      title,
      need: cut([looked, help === undefined ? '' : `It would help: ${help}`].filter(Boolean).join('. '), 280),
      ...(areas.length === 0 ? {} : { neighbourhoods: areas.map((area) => area.slug) }),
      noticedOn: this.#cameOn,
      noticedBy: 'resident',
      count: 1,
      state: 'open',
    });
    if (areas.length === 0) this.#leaveToPanel(['whereabouts']);
    this.#sayAside();
    if (parsed.success) {
      this.#understood.push(`Somebody looked for this and found nothing: ${title}.`);
      this.#byHand.push(
        'Put the need into your own words, and look whether something like it is here already.',
      );
    } else this.#byHand.push('It does not say what somebody looked for.');
    const isGood = parsed.success && slug !== '' && today >= this.#cameOn;
    return this.#finish({
      title: `Missing: ${title === '' ? 'it does not say what' : title}`,
      gap: isGood ? { slug, gap: parsed.data } : undefined,
      record: {
        said: 'Somebody looked for something, and there is nothing.',
        asset: undefined,
        venue: undefined,
        outcome: isGood ? 'It is on the list of what is missing.' : undefined,
      },
    });
  }

  #leaveToPanel(names: readonly QuestionName[]): void {
    for (const name of names) {
      const answer = this.#line(name);
      if (answer !== undefined) this.#byHand.push(`${askOf(name)} ${cut(answer, 400)}`);
    }
  }

  /** What answers no question is shown to the panel and goes nowhere. */
  #sayAside(): void {
    for (const line of this.#task.message.aside) {
      const { kept, remarks } = withoutPersonalDetails(onOneLine(line));
      for (const remark of remarks) this.#leftOut.add(remark);
      this.#byHand.push(`It also says: ${cut(kept, 200)}`);
    }
    if (this.#task.message.addresses.some((address) => aboutIn(address) === undefined))
      this.#leftOut.add('Links were left out. Look at them in the message itself, with care.');
  }

  #finish(
    done: Pick<SuggestionProposal, 'title' | 'change' | 'entry' | 'gap'> & {
      record: Pick<SuggestionRecord, 'said'> & {
        asset: string | undefined;
        venue: string | undefined;
        outcome: string | undefined;
      };
    },
  ): SuggestionProposal {
    const { message, number, today, directory } = this.#task;
    const isSettled = done.change !== undefined || done.entry !== undefined || done.gap !== undefined;
    const { said, asset, venue, outcome } = done.record;
    const gap = done.gap?.slug;
    const subject = asset ?? venue ?? gap ?? message.form ?? 'message';
    const taken = new Set(directory.suggestions.map(({ slug }) => slug));
    const wanted = number === undefined ? `${this.#cameOn}-${subject}`.slice(0, 70) : `issue-${number}`;
    const slug = number === undefined ? freeSlug(wanted.replace(/-+$/, ''), taken) : wanted;
    const data = suggestionSchema.parse({
      said: cut(said, 160),
      cameOn: this.#cameOn,
      cameBy: message.cameBy,
      ...(asset === undefined ? {} : { asset }),
      ...(venue === undefined ? {} : { venue }),
      ...(gap === undefined ? {} : { gap }),
      ...(isSettled
        ? { state: 'changed', settledOn: today, outcome: cut(outcome ?? 'Changed.', 280) }
        : { state: 'being-checked' }),
      ...(number === undefined ? {} : { ref: `issue ${number}` }),
    });
    return {
      title: cut(onOneLine(done.title), 100),
      understood: this.#understood,
      byHand: [...new Set(this.#byHand)],
      leftOut: [...this.#leftOut],
      ...(done.change === undefined ? {} : { change: done.change }),
      ...(done.entry === undefined ? {} : { entry: done.entry }),
      ...(done.gap === undefined ? {} : { gap: done.gap }),
      record: { slug, data },
      key: number ?? slug,
    };
  }
}

/** @throws UnknownHelp where what the panel gave is not in the directory */
function checkHelp({ help, directory }: SuggestionTask): void {
  const lists: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ['--about', help.about, [...directory.assetBySlug.keys()]],
    ['--theme', help.theme, directory.themes.map(({ slug }) => slug)],
    ['--kind', help.kind, assetKinds],
    ['--venue', help.venue, [...directory.venueBySlug.keys()]],
    ['--area', help.area, directory.neighbourhoods.map(({ slug }) => slug)],
  ];
  for (const [option, given, known] of lists) {
    if (given === undefined || known.includes(given)) continue;
    const near = closestWord(given, known);
    throw new UnknownHelp(
      `${option} ${given}: there is none of that name.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    );
  }
}

function takenSlugs({ assets }: Directory): ReadonlySet<string> {
  return new Set(assets.flatMap(({ slug, data }) => [slug, ...(data.formerly ?? [])]));
}

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (wanted === '' || !taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) if (!taken.has(`${wanted}-${count}`)) return `${wanted}-${count}`;
}
