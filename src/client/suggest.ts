/**
 * Puts the address of the entry a reader came from into the messages of the suggestion page. The page works
 * without it; `?about=<slug>` is the only thing read, and only as the slug of an entry.
 */
const page = document.querySelector<HTMLElement>('[data-entries]');
const about = new URLSearchParams(location.search).get('about') ?? '';

if (page !== null && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(about)) {
  const address = `${page.dataset['entries'] ?? ''}${about}/`;
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[data-about]')) {
    // The first question mark of a message ends "Which one is it?".
    link.href = link.href.replace('%3F', `%3F%0D%0A${encodeURIComponent(address)}`);
  }
  for (const line of page.querySelectorAll<HTMLElement>('[data-about-line]')) {
    line.querySelector('[data-about-address]')?.append(address);
    line.hidden = false;
  }
}
