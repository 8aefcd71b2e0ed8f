import { copyText } from './share-ways.ts';

/** Shows a poster as somebody wishes (`?as=large+mono`), and prints it at the press of a button. */

const list = document.querySelector<HTMLElement>('[data-wishes]');
if (list) list.hidden = false;
const wished = (new URLSearchParams(location.search).get('as') ?? '').split(' ');
const known = list?.dataset['wishes']?.split(' ') ?? [];
document.documentElement.classList.add(...known.filter((wish) => wished.includes(wish)));
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-wishes] a')) {
  if (new URL(link.href).search === location.search) link.setAttribute('aria-current', 'true');
}

const button = document.querySelector<HTMLButtonElement>('[data-print]');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => {
    print();
  });
}

const status = document.querySelector('[data-status]');
for (const copy of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const text = document.querySelector<HTMLTextAreaElement>(`#${copy.dataset['copy'] ?? ''}`);
  copy.hidden = false;
  copy.addEventListener('click', () => {
    void copyText(text?.value ?? '').then((isCopied) => {
      if (!isCopied) text?.select();
      if (status) status.textContent = isCopied ? 'It is copied.' : 'It is marked. Copy it from there.';
    });
  });
}
