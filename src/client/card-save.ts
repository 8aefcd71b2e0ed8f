/** The Save button on each card of a list. It is made here, so that without scripts there is none. */
import { followOwnList, ownList, toggleSaved } from './own-list.ts';

/** The page that searches has words that are read out already; other lists get some. */
const status = document.querySelector<HTMLElement>('[data-status]') ?? addStatus();

/** Puts a Save button on a card; its name tells which thing it is for. */
export function addSaveButton(card: Element, slug: string, title: string): void {
  const button = Object.assign(document.createElement('button'), { type: 'button' });
  button.className = 'keep-card screen-only';
  button.dataset['saves'] = slug;
  const icon = card.querySelector('svg.icon')?.cloneNode(true) as Element | undefined;
  const use = icon?.querySelector('use');
  use?.setAttribute('href', (use.getAttribute('href') ?? '').replace(/#.*/, '#i-save'));
  const name = Object.assign(document.createElement('span'), {
    className: 'unseen',
    textContent: ` ${title}`,
  });
  const word = document.createElement('span');
  button.append(...(icon ? [icon] : []), word, name);
  card.querySelector('.heading')!.after(button);
  button.addEventListener('click', () => {
    status.textContent = toggleSaved({ slug, title });
  });
  show(button);
}

function addStatus(): HTMLElement {
  const made = Object.assign(document.createElement('p'), { className: 'unseen' });
  made.role = 'status';
  document.querySelector('main')?.append(made);
  return made;
}

function show(button: HTMLElement): void {
  const isSaved = ownList.has(button.dataset['saves'] ?? '');
  button.querySelector('span')!.textContent = isSaved ? 'Saved' : 'Save';
  button.classList.toggle('saved', isSaved);
}

for (const card of document.querySelectorAll<HTMLElement>('.card[data-slug]')) {
  addSaveButton(card, card.dataset['slug'] ?? '', card.querySelector('.heading a')?.textContent.trim() ?? '');
}
followOwnList(() => {
  for (const button of document.querySelectorAll<HTMLElement>('[data-saves]')) show(button);
});
