import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mergeWords, type Words } from '../../../src/cms/words/merge-words.ts';
import { plainWords, wordsOfDrafts } from '../../../src/cms/words/plain-words.ts';

const file = 'node_modules/decap-cms-locales/dist/esm/en/index.js';
const english = await readEnglish();

/** Decap's package is made for bundlers; the one file that is wanted stands by itself. */
async function readEnglish(): Promise<Words> {
  const code = readFileSync(file, 'utf8');
  const module = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as { default: Words };
  return module.default;
}

function flat(words: Words, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`${path}${name}`, value] as const] : [...flat(value, `${path}${name}.`)],
    ),
  );
}

describe('the words of the editing form', () => {
  const own = new Map([...flat(plainWords), ...flat(wordsOfDrafts)]);
  const theirs = flat(english);

  test('stand in the place of words that Decap really has', () => {
    expect([...own.keys()].filter((path) => !theirs.has(path))).toEqual([]);
  });

  test('are filled in with nothing that Decap does not fill in', () => {
    const parts = (text = '') => [...text.matchAll(/%\{\w+\}/g)].map(([part]) => part);
    const foreign = [...own].filter(([path, text]) =>
      parts(text).some((part) => !parts(theirs.get(path)).includes(part)),
    );
    expect(foreign).toEqual([]);
  });

  test('are plain: no word of programs, no shouting, no three dots', () => {
    const odd =
      /\bCMS\b|\bconfig|\bentr(?:y|ies)\b.*(?:persist|publish)|Oops|\.\.\.|\bpersist|\blog ?in\b|backend/i;
    expect([...own].filter(([, text]) => odd.test(text))).toEqual([]);
  });

  test('leave what we have no words for as it was', () => {
    const merged = flat(mergeWords(english, plainWords));
    expect(merged.get('auth.loginWithAzure')).toBe(theirs.get('auth.loginWithAzure'));
    expect(merged.get('ui.toast.onFailToPersist')).toBe('Not saved. %{details}');
    expect(merged.size).toBe(theirs.size);
  });
});
