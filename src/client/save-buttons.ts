/** The Save and Share buttons of an entry's page, and what is said when they are pressed. */
import { readEntryPage } from './entry-page.ts';
import { londonToday } from './london-today.ts';
import { followOwnList, ownList, toggleSaved } from './own-list.ts';
import { drawShareWays, hasShareSheet, messageAbout, openShareSheet } from './share-ways.ts';

const buttons = document.querySelector<HTMLElement>('[data-keep]');
if (buttons !== null) useButtons(buttons);

function useButtons(part: HTMLElement): void {
  const find = (selector: string) => part.querySelector<HTMLElement>(selector)!;
  const slug = document.querySelector<HTMLElement>('[data-asset]')?.dataset['asset'] ?? '';
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  const number = Number(part.dataset['number']);
  const words = find('[data-save-words]');
  const status = find('[data-said]');

  function say(text: string): void {
    status.textContent = text;
  }

  function share(): void {
    const url = location.origin + location.pathname;
    const shared = { title, url, message: messageOfPage(url) };
    // The sheet of a phone drops words for some programs, so that the message to copy stands below it as well.
    if (hasShareSheet()) void openShareSheet(shared);
    const ways = find('[data-share-ways]');
    ways.hidden = !ways.hidden;
    find('[data-share]').setAttribute('aria-expanded', String(!ways.hidden));
    drawShareWays(ways, shared, say);
  }

  /** What the page says now, in three lines with its short address. */
  function messageOfPage(url: string): string {
    const facts = readEntryPage(document, londonToday());
    const hook = document.querySelector('header .hook')?.textContent.trim();
    const short = number > 0 ? url.replace(/assets\/[^/]+\/$/, String(number)) : url;
    return messageAbout({ title, hook, when: facts?.when, where: facts?.where, url: short });
  }

  find('[data-save]').addEventListener('click', () => {
    say(toggleSaved({ slug, title, ...(number > 0 ? { number } : {}) }));
  });
  find('[data-share]').addEventListener('click', share);
  followOwnList(() => {
    const isSaved = ownList.has(slug);
    words.textContent = isSaved ? 'Saved' : 'Save';
    part.classList.toggle('saved', isSaved);
  });
  part.hidden = false;
}
