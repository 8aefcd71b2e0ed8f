/** What people can tell the panel: that something is wrong, that something is not here yet, or what they looked for. */
export const suggestionFormNames = ['change', 'new', 'missing'] as const;

/** One of the three forms. */
export type SuggestionFormName = (typeof suggestionFormNames)[number];

/** Names of all questions, which are also the names of fields in a form. */
export const questionNames = [
  'about',
  'going',
  'when',
  'since',
  'where',
  'other',
  'instead',
  'know',
  'name',
  'what',
  'who',
  'cost',
  'joining',
  'ask',
  'looked',
  'whereabouts',
  'help',
  'reply',
] as const;

/** Name of a question. */
export type QuestionName = (typeof questionNames)[number];

/** Something to ask. The same question stands on the page, in a message, in a form and on an issue. */
export interface Question {
  readonly name: QuestionName;
  /** As it is asked. */
  readonly ask: string;
  /** One line more, where it helps. */
  readonly hint?: string;
  /** Longest answer, in characters. */
  readonly most: number;
  /** Whether an answer may have several lines. */
  readonly isLong?: boolean;
  readonly choices?: readonly string[];
  /** Whether a message without it says nothing. */
  readonly isNeeded?: boolean;
  /** Other ways in which the same is asked: on slips, and on pages of gaps. */
  readonly alsoAsked?: readonly string[];
}

/** A form: what it is for, and what it asks, in order. */
export interface SuggestionForm {
  readonly name: SuggestionFormName;
  readonly title: string;
  readonly lead: string;
  readonly questions: readonly Question[];
}

/** What somebody may answer to "Is it still going?", in the order of the list, and what each means. */
export const goingAnswers = {
  going: 'Yes, it is going',
  paused: 'It has stopped for now',
  closed: 'It has closed',
  unknown: 'I do not know',
} as const;

const shortAnswer = 160;
const longAnswer = 800;

const whenIsIt: Question = {
  name: 'when',
  ask: 'When is it on?',
  hint: 'Days and times, like Tuesdays 2pm to 4pm.',
  most: 240,
};

const whereIsIt: Question = {
  name: 'where',
  ask: 'Where is it?',
  hint: 'The hall, the park, or roughly where.',
  most: shortAnswer,
};

/** Asked last, and only where the answer is not public. Never written into the directory. */
export const replyQuestion: Question = {
  name: 'reply',
  ask: 'How can we tell you what came of it?',
  hint: 'You may leave this empty. We use it once, then destroy it.',
  most: 120,
  alsoAsked: ['How can we reach you?'],
};

/** The forms, in the order in which they are offered. Times and "is it closed?" come first: they go wrong most. */
export const suggestionForms: Readonly<Record<SuggestionFormName, SuggestionForm>> = {
  change: {
    name: 'change',
    title: 'Something here is wrong',
    lead: 'It has closed, it has moved, or the times have changed. Answer what you know.',
    questions: [
      { name: 'about', ask: 'Which one is it?', most: shortAnswer, isNeeded: true },
      { name: 'going', ask: 'Is it still going?', most: 40, choices: Object.values(goingAnswers) },
      whenIsIt,
      {
        name: 'since',
        ask: 'If it has closed or stopped, since when?',
        hint: 'A day, like 1 November 2026.',
        most: 80,
        alsoAsked: ['Since when?'],
      },
      whereIsIt,
      {
        name: 'other',
        ask: 'What else is wrong, and what is right?',
        most: longAnswer,
        isLong: true,
        alsoAsked: ['What is right?', 'What is wrong, and what is right?'],
      },
      { name: 'instead', ask: 'Where could people go instead?', most: shortAnswer },
      {
        name: 'know',
        ask: 'How do you know?',
        hint: 'You go there, you run it, or you saw a notice.',
        most: shortAnswer,
      },
    ],
  },
  new: {
    name: 'new',
    title: 'Something good is not here yet',
    lead: 'A group, a place, a kind neighbour. You do not need to be sure.',
    questions: [
      { name: 'name', ask: 'What is it called?', most: 60, isNeeded: true },
      { ...whenIsIt, alsoAsked: ['When?'] },
      { ...whereIsIt, alsoAsked: ['Where, and when?', 'Where?'] },
      {
        name: 'what',
        ask: 'What happens there?',
        most: longAnswer,
        isLong: true,
        alsoAsked: ['What happens there, when, and where?'],
      },
      { name: 'who', ask: 'Who may come?', most: 140 },
      {
        name: 'cost',
        ask: 'What does it cost?',
        hint: 'Free, or how much.',
        most: 60,
        alsoAsked: ['Who may come, and what does it cost?'],
      },
      {
        name: 'joining',
        ask: 'How would a new person turn up?',
        hint: 'Just turn up, ring first, or ask somebody.',
        most: 100,
      },
      {
        name: 'ask',
        ask: 'Whom can we ask?',
        hint: 'A place or a role, please, not a private person’s name or number.',
        most: shortAnswer,
        alsoAsked: [
          'Whom can we ask? A place or a role, please, not a private number.',
          'Whom can we ask? A place or a role, please, not the number of a private person.',
        ],
      },
    ],
  },
  missing: {
    name: 'missing',
    title: 'I looked for something and there is nothing',
    lead: 'It goes on the list of what is missing, and gets counted.',
    questions: [
      { name: 'looked', ask: 'What did you look for?', most: 200, isNeeded: true },
      {
        name: 'whereabouts',
        ask: 'Whereabouts would help?',
        most: shortAnswer,
        alsoAsked: ['Whereabouts?'],
      },
      {
        name: 'help',
        ask: 'When would it help?',
        most: shortAnswer,
        alsoAsked: ['When would help?'],
      },
    ],
  },
};

/** All questions of a form, with the one that may be left empty last where the message stays private. */
export function questionsOf(form: SuggestionFormName, isPrivate: boolean): readonly Question[] {
  const { questions } = suggestionForms[form];
  return isPrivate ? [...questions, replyQuestion] : questions;
}

/** The field that people never see and programs that send advertisements fill in. */
export const trapField = 'website';

/** The field that says which form it was. */
export const formField = 'form-name';

/** What a form is called at a host that keeps messages. */
export function formCalled(form: SuggestionFormName): string {
  return `suggestion-${form}`;
}

/** What a form is about, in its own words: the part of the address that follows `?about=`. */
export const aboutPattern = /^(?:(venues|gaps|themes)\/)?([a-z0-9]+(?:-[a-z0-9]+)*)$/;
