/** Facts that people put into words when they search, each told as a choice in a filter. */
import type { FilterName, When } from './find-query.ts';

/** Words that state a fact. */
export interface SpokenFact {
  /** What is typed, in plain letters. */
  readonly say: readonly string[];
  /** What is said to have been understood. */
  readonly label: string;
  readonly filter?: FilterName;
  readonly values?: readonly string[];
  readonly when?: When;
}

/** The built-in table. What a directory does not have (a language nobody speaks there) is read as plain words. */
export const spokenFacts: readonly SpokenFact[] = [
  { say: ['monday', 'mon'], label: 'On Monday', filter: 'day', values: ['mon'] },
  { say: ['tuesday', 'tue', 'tues'], label: 'On Tuesday', filter: 'day', values: ['tue'] },
  { say: ['wednesday', 'wed', 'weds'], label: 'On Wednesday', filter: 'day', values: ['wed'] },
  { say: ['thursday', 'thu', 'thur', 'thurs'], label: 'On Thursday', filter: 'day', values: ['thu'] },
  { say: ['friday', 'fri'], label: 'On Friday', filter: 'day', values: ['fri'] },
  { say: ['saturday', 'sat'], label: 'On Saturday', filter: 'day', values: ['sat'] },
  { say: ['sunday', 'sun'], label: 'On Sunday', filter: 'day', values: ['sun'] },
  {
    say: ['weekday', 'in the week', 'during the week'],
    label: 'On a weekday',
    filter: 'day',
    values: ['mon', 'tue', 'wed', 'thu', 'fri'],
  },
  { say: ['at weekends', 'weekends'], label: 'At weekends', filter: 'day', values: ['sat', 'sun'] },
  { say: ['this weekend', 'weekend', 'the weekend'], label: 'At the weekend', when: 'weekend' },
  { say: ['open now', 'on now', 'right now', 'now'], label: 'On now', when: 'now' },
  { say: ['today'], label: 'Today', when: 'today' },
  { say: ['tomorrow', 'tmrw', 'tomoz'], label: 'Tomorrow', when: 'tomorrow' },
  { say: ['this week', 'next few days'], label: 'This week', when: 'week' },
  { say: ['morning', 'mornings'], label: 'In the morning', filter: 'part', values: ['morning'] },
  { say: ['afternoon', 'after lunch'], label: 'In the afternoon', filter: 'part', values: ['afternoon'] },
  {
    say: ['evening', 'tonight', 'at night', 'after work'],
    label: 'In the evening',
    filter: 'part',
    values: ['evening'],
  },
  {
    say: ['free', 'for free', 'for nothing', 'no charge', 'no cost', 'costs nothing', 'free of charge'],
    label: 'Free',
    filter: 'cost',
    values: ['free'],
  },
  {
    say: ['cheap', 'low cost', 'cheaply', 'not expensive', 'affordable', 'on a budget'],
    label: 'Free, or pay what you can',
    filter: 'cost',
    values: ['free', 'pay-what-you-can'],
  },
  {
    say: ['drop in', 'dropin', 'just turn up', 'turn up', 'walk in', 'no booking', 'without booking'],
    label: 'Just turn up',
    filter: 'joining',
    values: ['drop-in'],
  },
  {
    say: [
      'wheelchair',
      'step free',
      'no steps',
      'no stairs',
      'ramp',
      'mobility scooter',
      'wheelchair access',
      'rollator',
      'walking frame',
      'disabled access',
    ],
    label: 'Step-free',
    filter: 'access',
    values: ['stepFree'],
  },
  {
    say: ['disabled toilet', 'accessible toilet', 'wheelchair toilet'],
    label: 'Accessible toilet',
    filter: 'access',
    values: ['accessibleToilet'],
  },
  {
    say: ['changing place', 'changing places'],
    label: 'Changing place',
    filter: 'access',
    values: ['changingPlace'],
  },
  {
    say: ['hearing loop', 'induction loop'],
    label: 'Hearing loop',
    filter: 'access',
    values: ['hearingLoop'],
  },
  { say: ['quiet room', 'quiet space'], label: 'Quiet room', filter: 'access', values: ['quietSpace'] },
  { say: ['parking', 'car park', 'can park'], label: 'Parking', filter: 'access', values: ['parking'] },
  {
    say: [
      'with my dog',
      'bring my dog',
      'bring the dog',
      'dog friendly',
      'dogs welcome',
      'dogs allowed',
      'take my dog',
    ],
    label: 'Dogs welcome',
    filter: 'access',
    values: ['dogsWelcome'],
  },
  {
    say: [
      'with kids',
      'with the kids',
      'with children',
      'child friendly',
      'children welcome',
      'bring the kids',
      'kid friendly',
    ],
    label: 'Children welcome',
    filter: 'access',
    values: ['childrenWelcome'],
  },
  {
    say: ['polish', 'polski', 'polsku', 'po polsku', 'mowie po polsku', 'polska'],
    label: 'Polish spoken',
    filter: 'language',
    values: ['pl'],
  },
  { say: ['urdu', 'اردو'], label: 'Urdu spoken', filter: 'language', values: ['ur'] },
  { say: ['punjabi', 'panjabi', 'ਪੰਜਾਬੀ'], label: 'Punjabi spoken', filter: 'language', values: ['pa'] },
  {
    say: ['bengali', 'bangla', 'sylheti', 'বাংলা'],
    label: 'Bangla spoken',
    filter: 'language',
    values: ['bn'],
  },
  { say: ['arabic', 'arabi', 'العربية', 'عربي'], label: 'Arabic spoken', filter: 'language', values: ['ar'] },
  {
    say: ['romanian', 'romana', 'limba romana', 'romaneste'],
    label: 'Romanian spoken',
    filter: 'language',
    values: ['ro'],
  },
  { say: ['ukrainian', 'українська'], label: 'Ukrainian spoken', filter: 'language', values: ['uk'] },
  {
    say: ['welsh', 'cymraeg', 'yn gymraeg', 'gymraeg'],
    label: 'Welsh spoken',
    filter: 'language',
    values: ['cy'],
  },
  { say: ['portuguese', 'portugues'], label: 'Portuguese spoken', filter: 'language', values: ['pt'] },
  { say: ['somali', 'soomaali', 'af soomaali'], label: 'Somali spoken', filter: 'language', values: ['so'] },
  { say: ['farsi', 'persian', 'فارسی'], label: 'Farsi spoken', filter: 'language', values: ['fa'] },
  { say: ['spanish', 'espanol', 'castellano'], label: 'Spanish spoken', filter: 'language', values: ['es'] },
  { say: ['french', 'francais'], label: 'French spoken', filter: 'language', values: ['fr'] },
  {
    say: ['chinese', 'mandarin', 'cantonese', '中文'],
    label: 'Chinese spoken',
    filter: 'language',
    values: ['zh', 'yue'],
  },
  { say: ['tigrinya', 'ትግርኛ'], label: 'Tigrinya spoken', filter: 'language', values: ['ti'] },
  { say: ['turkish', 'turkce'], label: 'Turkish spoken', filter: 'language', values: ['tr'] },
  { say: ['gujarati'], label: 'Gujarati spoken', filter: 'language', values: ['gu'] },
  { say: ['hindi'], label: 'Hindi spoken', filter: 'language', values: ['hi'] },
];
