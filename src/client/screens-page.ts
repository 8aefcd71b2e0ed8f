import { copyText } from './share-ways.ts';

/** Copies the address of a screen at the press of its button, on browsers that can. */
const status = document.querySelector('[data-status]');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const address = button.dataset['copy'] ?? '';
    void copyText(address).then((isCopied) => {
      if (status) status.textContent = isCopied ? 'The address is copied.' : `Copy this: ${address}`;
    });
  });
}
