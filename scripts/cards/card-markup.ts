import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { escapeMarkup } from '../../src/formats/escape-markup.ts';
import type { NoticeFact } from '../../src/views/notice-words.ts';
import type { CardShape, ShareCard } from '../../src/views/share-card-view.ts';
import { projectFolder } from '../environment.ts';
import { dataAddress, withFontsInside } from '../inline-files.ts';

/** The page that cards are drawn on, one after the other: styles and fonts are in it, so that nothing is fetched. */
export function emptyCardPage(): string {
  const styles = ['tokens', 'share-card'].map((name) =>
    readFileSync(join(projectFolder, `src/styles/${name}.css`), 'utf8'),
  );
  const style = withFontsInside(styles.join('\n'), readPublic);
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Card</title><style>${style}</style><body></body></html>`;
}

/** What stands on a card, as HTML for the body of the page. Every word is escaped. */
export function cardMarkup(card: ShareCard, shape: CardShape): string {
  return `<article class="share-card ${card.kind} ${shape} ${card.colour}">
  <header class="brand"><img src="${drawing('favicon.svg')}" alt="">${escapeMarkup(card.siteName)}</header>
  <div class="drawings">${card.arts.map((art) => `<img src="${drawing(`art/${basename(art)}`)}" alt="">`).join('')}</div>
  <div class="words">${wordsOf(card)}</div>
  <footer>${footOf(card)}</footer>
</article>`;
}

function wordsOf(card: ShareCard): string {
  const title = `<h1>${escapeMarkup(card.title)}</h1>`;
  switch (card.kind) {
    case 'asset':
      return `<p class="chip">${escapeMarkup(card.chip)}</p>${title}${
        card.hook === undefined ? '' : `<p class="hook">${escapeMarkup(card.hook)}</p>`
      }<ul class="facts">${card.facts.map(factOf).join('')}</ul>`;
    case 'week':
      return `${title}<p class="lead">${escapeMarkup(card.lead)}</p><ul class="rows">${card.rows
        .map(
          ({ day, time, title: name }) =>
            `<li><b>${escapeMarkup(day)}</b><span>${escapeMarkup(time)}</span><strong>${escapeMarkup(name)}</strong></li>`,
        )
        .join('')}</ul>`;
    case 'default':
      return `${title}<p class="lead">${escapeMarkup(card.lead)}</p>`;
  }
}

function factOf({ icon, title, detail }: NoticeFact): string {
  const small = detail === undefined ? '' : `<span>${escapeMarkup(detail)}</span>`;
  return `<li class="${icon}">${iconOf(icon)}<p><b>${escapeMarkup(title)}</b>${small}</p></li>`;
}

function footOf(card: ShareCard): string {
  if (card.kind === 'default') return '<b>Groups, places and kind people</b>';
  return `<b>${escapeMarkup(card.typed)}</b><span>${escapeMarkup(card.age)}</span>`;
}

const icons = readFileSync(join(projectFolder, 'public/icons.svg'), 'utf8');

/** One drawing of the site's sheet of icons, to stand by itself. */
function iconOf(name: string): string {
  const symbol = new RegExp(`<symbol id="i-${name}"([^>]*)>(.*?)</symbol>`, 's').exec(icons);
  return `<svg class="icon" aria-hidden="true"${symbol?.[1] ?? ''}>${symbol?.[2] ?? ''}</svg>`;
}

const drawings = new Map<string, string>();

function drawing(path: string): string {
  const known = drawings.get(path) ?? dataAddress('image/svg+xml', readPublic(path));
  drawings.set(path, known);
  return known;
}

function readPublic(path: string): Buffer {
  return readFileSync(join(projectFolder, 'public', path));
}
