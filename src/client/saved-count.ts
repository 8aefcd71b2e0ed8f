/** Says in the header how many things are on the reader's list. */
import { followOwnList, keepForOffline, ownList } from './own-list.ts';

const count = document.querySelector<HTMLElement>('[data-saved-count]');

followOwnList(() => {
  const { length } = ownList.entries();
  if (count === null) return;
  count.textContent = `${length}`;
  count.hidden = length === 0;
  keepForOffline();
});
