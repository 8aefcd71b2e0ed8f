/** Ways to pass an address on that need nobody else's buttons: links, the phone's own sheet, and the clipboard. */

/** What is passed on. */
export interface Shared {
  /** A few words about it. */
  readonly title: string;
  /** Whole address. */
  readonly url: string;
}

/** Opens WhatsApp with the message written. */
export function whatsAppAddress({ title, url }: Shared): string {
  return `https://wa.me/?text=${encodeURIComponent(`${title}\n${url}`)}`;
}

/** Opens a text message with the words written; `?&` is what both kinds of phone understand. */
export function textMessageAddress({ title, url }: Shared): string {
  return `sms:?&body=${encodeURIComponent(`${title}\n${url}`)}`;
}

/** Whether the browser has a sheet of its own to share with. */
export function hasShareSheet(): boolean {
  return 'share' in navigator;
}

/** Opens the browser's own sheet. Whoever closes it without sharing has changed their mind: no fault. */
export async function openShareSheet({ title, url }: Shared): Promise<void> {
  await navigator.share({ title, url }).catch(() => undefined);
}

/**
 * Fills a list with ways to pass something on: WhatsApp, a text message, and the link to copy.
 *
 * @param say told what came of copying
 */
export function drawShareWays(list: Element, shared: Shared, say: (words: string) => void): void {
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'chip';
  copy.textContent = 'Copy the link';
  copy.addEventListener('click', () => {
    void copyText(shared.url).then((isCopied) => {
      say(isCopied ? 'The link is copied.' : `Copy this: ${shared.url}`);
    });
  });
  const ways = [
    linkTo(whatsAppAddress(shared), 'WhatsApp'),
    linkTo(textMessageAddress(shared), 'Text message'),
    copy,
  ];
  list.replaceChildren(
    ...ways.map((way) => {
      const item = document.createElement('li');
      item.append(way);
      return item;
    }),
  );
}

function linkTo(href: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.rel = 'noreferrer';
  link.className = 'chip';
  link.textContent = words;
  return link;
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
