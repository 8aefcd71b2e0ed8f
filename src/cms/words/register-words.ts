import { en } from 'decap-cms-locales';
import type { FormContext } from '../form-context.ts';
import { mergeWords, type Words } from './merge-words.ts';
import { plainWords, wordsOfDrafts } from './plain-words.ts';

/** Registers the words of the form in plain British English; what we have no words for stays as Decap says it. */
export function registerWords({ cms, config }: Pick<FormContext, 'cms' | 'config'>): void {
  const words = mergeWords(en as Words, plainWords);
  const hasDrafts = config['publish_mode'] === 'editorial_workflow';
  cms.registerLocale('en_GB', hasDrafts ? mergeWords(words, wordsOfDrafts) : words);
}
