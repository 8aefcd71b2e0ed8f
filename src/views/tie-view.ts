import { connectionWords } from '../domain/connection.ts';
import type { LinkedAsset, LinkedTie } from '../domain/directory.ts';
import { addressOf } from './addresses.ts';
import { mainThemeOf, type ThemeView } from './card-view.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence } from './words.ts';

/** A tie to another asset. */
export interface TieView {
  /** "Gave rise to"; the title of the other follows. */
  readonly words: string;
  readonly title: string;
  readonly href: string;
  readonly theme: ThemeView;
  /** A sentence; may be empty. */
  readonly note: string;
}

/** The ties of an asset, both ways, with who runs it and what it runs. Others that no list may hold are left out. */
export function tiesOf(asset: LinkedAsset, context: ViewContext): TieView[] {
  const runBy = asset.runBy && 'asset' in asset.runBy ? [asset.runBy.asset] : [];
  const stated = asset.ties.map((tie) => ({ other: tie.other, words: tieWords(tie), note: tie.note }));
  const all = [
    ...runBy.map((other) => ({ other, words: connectionWords['run-by'].out, note: undefined })),
    ...asset.runs.map((other) => ({ other, words: connectionWords['run-by'].back, note: undefined })),
    ...stated,
  ];
  const seen = new Set<string>();
  return all
    .filter(({ other }) => standingOfAsset(other, context.today, context).shows.lists)
    .sort((one, another) => Number(one.note === undefined) - Number(another.note === undefined))
    .filter(({ other, words }) => isNew(seen, `${words} ${other.slug}`))
    .map(({ other, words, note }) => ({
      words,
      title: other.data.title,
      href: addressOf.asset(context.base, other.slug),
      theme: mainThemeOf(other, context),
      note: note === undefined ? '' : asSentence(note),
    }));
}

function tieWords({ as, direction }: LinkedTie): string {
  return connectionWords[as][direction];
}

function isNew(seen: Set<string>, key: string): boolean {
  const known = seen.has(key);
  seen.add(key);
  return !known;
}
