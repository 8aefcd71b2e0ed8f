/** Ways to pass an address on that need nobody else's buttons: links, the phone's own sheet, and the clipboard. */

/** What is passed on. */
export interface Shared {
  /** A few words about it. */
  readonly title: string;
  /** Whole address. */
  readonly url: string;
  /** A whole message of a few lines, with its address; absent where there is only a name to tell. */
  readonly message?: string;
}

/** What stands on an entry's page, as a message tells it. */
export interface MessageParts {
  readonly title: string;
  readonly hook?: string | undefined;
  readonly when?: string | undefined;
  readonly where?: string | undefined;
  readonly url: string;
}

/** A message of three lines: what it is, when and where, and where to read more. */
export function messageAbout({ title, hook, when, where, url }: MessageParts): string {
  const times = [when, where].filter((words) => words !== undefined && words !== '').join(' ');
  return [hook === undefined ? title : `${title}: ${hook}`, times, url]
    .filter((line) => line !== '')
    .join('\n');
}

/** Opens WhatsApp with the message written. */
export function whatsAppAddress(shared: Shared): string {
  return `https://wa.me/?text=${encodeURIComponent(messageOf(shared))}`;
}

/** Opens a text message with the words written; `?&` is what both kinds of phone understand. */
export function textMessageAddress(shared: Shared): string {
  return `sms:?&body=${encodeURIComponent(messageOf(shared))}`;
}

function messageOf({ title, url, message }: Shared): string {
  return message ?? `${title}\n${url}`;
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
 * Fills a list with ways to pass something on: WhatsApp, a text message, and what to copy.
 *
 * @param say told what came of copying
 */
export function drawShareWays(list: Element, shared: Shared, say: (words: string) => void): void {
  const copyButton = (words: string, text: string, done: string) => {
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.className = 'chip';
    copy.textContent = words;
    copy.addEventListener('click', () => {
      void copyText(text).then((isCopied) => {
        say(isCopied ? done : `Copy this: ${text}`);
      });
    });
    return copy;
  };
  const { url, message } = shared;
  const ways = [
    linkTo(whatsAppAddress(shared), 'WhatsApp'),
    linkTo(textMessageAddress(shared), 'Text message'),
    ...(message === undefined ? [] : [copyButton('Copy a message', message, 'The message is copied.')]),
    copyButton('Copy the link', url, 'The link is copied.'),
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
