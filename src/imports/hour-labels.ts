import { countCharacters } from '../domain/plain-text.ts';
import { sessionSchema, type Session } from '../domain/session.ts';

/** A piece of a text about hours, and the words in it that only name what happens then. */
export interface LabelledPiece {
  /** Days and times alone. */
  readonly text: string;
  readonly labels: readonly string[];
}

/** Words that make hours doubtful wherever they stand: then nothing may be taken out. */
const doubt =
  /\b(?:fortnight\w*|alternate|every other|bi-?weekly|monthly|month|months|week|weeks|term|terms|school|holidays?|bank|seasonal|summer|winter|spring|autumn|except|excluding|apart|not|no|closed?|closing|until|untill|from|starting|starts?|ends?|ending|last|first|second|third|fourth|dates?|subject|appointment|booking|book|booked|call|ring|contact|phone|check|may|might|if|when|where|as|only|required|vary|varies|varied|some|sometimes|most|usually|approx\w*|around|various|tbc|tba|jan\w*|feb\w*|mar|march|apr\w*|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|christmas|easter|xmas|new year|mon|tues?|wed|thurs?|fri|sat|sun|\w+days?|daily|weekends?|noon|midday|midnight|morning|afternoon|evening|am|pm|till?|to)\b/i;

/** What may stand behind hours and change nothing of them. */
const lastEntry = /\(\s*last (?:entry|admission|orders)[^()]{0,30}\)/gi;
const bracketed = /\(([^()]{1,80})\)/g;
/** "- Foodbank" behind times, up to the end of the line or piece. */
const afterDash =
  /(?<=\d(?:[.:]\d\d)?\s*(?:am|pm|noon)?)\s+[-–—]\s*([\p{L}][\p{L}\p{M}'’&/ -]{1,60}?)\s*(?=$|[\n;])/giu;
/** "Welcome Café: Tuesday" in front of days. */
const beforeColon =
  /(?<=^|[\n;]\s*)([\p{L}][\p{L}\p{M}'’& -]{2,40}?)\s*:\s*(?=(?:every\s+)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/giu;
/** "4pm Coffee and Chat" behind the last time of all. */
const atEnd = /(?<=\d\s*(?:am|pm))\s+((?:\p{Lu}[\p{L}'’]+|and|&)(?: (?:[\p{L}'’]+|&)){0,5})\s*\.?$/u;
const welcome = /[,.]?\s*\b(?:all|everyone) welcome\b/gi;
/** How lists of such places begin: "Warm space/ refreshments activities daily". */
const headingWords =
  /^\s*(?:warm (?:space|spaces|hub|welcome)s?\b(?:\s*[/,&]?\s*(?:refreshments?|activities|and|drinks?|soup))*)\s*(?=daily|mon|tue|wed|thu|fri|sat|sun|\d)/i;
/** "'Soup Socials' will operate from ..." */
const namedAtStart =
  /^\s*[‘'“"]([^’'”"\n]{2,40})[’'”"]\s+(?:will )?(?:operates?|runs?|opens?|meets?|is (?:on|open|held))\b\s*/i;

const headingsWithoutNews =
  /^(?:open|opening|opening hours|opening times|opening time|hours|times|when|days?|every|each|also|we are open|meets?)$/i;

/**
 * Takes names of what happens ("- Foodbank", "(Lunch Club)", "Welcome Café:") out of a text about hours. They stay as
 * notes of their times. A word that may change when it happens is never taken out, so that the hours stay doubtful.
 *
 * @returns the text in pieces, each with its own labels; a single piece where there are no labels
 */
export function takeLabels(text: string): LabelledPiece[] {
  const labels: string[] = [];
  const mark = (words: string) => {
    labels.push(words.trim());
    return ` \uE000${labels.length - 1}\uE001 `;
  };
  let left = text
    .replace(lastEntry, (words) => mark(words.replace(/^\(\s*|\s*\)$/g, '')))
    .replace(welcome, (words) => mark(words.replace(/^[,.\s]+/, '')))
    .replace(headingWords, (words) => mark(words))
    .replace(namedAtStart, (_, words: string) => mark(words));
  for (const pattern of [bracketed, beforeColon, afterDash, atEnd]) {
    left = left.replace(pattern, (whole: string, words: string) => {
      const plain = words.trim();
      const isDoubtful = doubt.test(plain) || /\d/.test(plain) || headingsWithoutNews.test(plain);
      return isDoubtful || plain === '' ? whole : mark(plain);
    });
  }
  if (labels.length === 0) return [{ text, labels: [] }];
  // A comma behind a label ends its piece too: "10am to 12pm (Toddlers), Tuesday ...".
  const pieces = left.split(/[\n;]|(?<=\uE001\s*),/).filter((piece) => piece.trim() !== '');
  return pieces.map((piece) => ({
    text: piece
      .replace(/\uE000\d+\uE001/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    labels: [...piece.matchAll(/\uE000(\d+)\uE001/g)].map(([, index]) => labels[Number(index)] ?? ''),
  }));
}

const longestNote = 140;

/** Sessions with the words that stood beside them as their note; undefined when those are too long for one. */
export function withLabels(
  sessions: readonly Session[],
  labels: readonly string[],
): readonly Session[] | undefined {
  if (labels.length === 0) return sessions;
  const note = [...new Set(labels)].join('; ');
  if (countCharacters(note) > longestNote) return undefined;
  return sessions.map((session) => sessionSchema.parse({ ...session, note }));
}

/** Whether a range runs from a morning time to "12pm", which some write for midday and some for midnight. */
export function mayEndAtMidnight(text: string): boolean {
  return /\d\s*a\.?\s*m\.?\s*(?:[-‐-―−]|to|till?|'til|until|and)\s*12(?:[:.]00)?\s*p\.?\s*m\b/i.test(text);
}
