/**
 * Puts the address of what a reader came from into the messages and forms of the suggestion page. The page works
 * without it; `?about=` is the only thing read, and only as the name of an entry, a place, a gap or a theme.
 */
const page = document.querySelector<HTMLElement>('[data-home]');
const about = new URLSearchParams(location.search).get('about') ?? '';
const [, folder = 'assets', slug] =
  /^(?:(venues|gaps|themes)\/)?([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(about) ?? [];

/** What a gap or an entry is about is asked first in one of the forms; a theme says only where one came from. */
const parts: Readonly<Record<string, string>> = { assets: 'change', venues: 'change', gaps: 'missing' };

if (page !== null && slug !== undefined) {
  const address = `${page.dataset['home'] ?? '/'}${folder}/${slug}/`;
  const part = page.querySelector<HTMLElement>(`[data-part="${parts[folder] ?? ''}"]`);
  for (const link of part?.querySelectorAll<HTMLAnchorElement>('a[data-about]') ?? []) {
    const { href } = link;
    // The first question mark of a message ends its first question. A form of GitHub has fields instead.
    link.href = href.includes('%3F')
      ? href.replace('%3F', `%3F%0D%0A${encodeURIComponent(address)}`)
      : `${href}&${folder === 'gaps' ? 'looked' : 'about'}=${encodeURIComponent(address)}`;
  }
  const field = part?.querySelector<HTMLInputElement>('form input[required]');
  if (field?.value === '') field.value = address;
  for (const line of page.querySelectorAll<HTMLElement>('[data-about-line]')) {
    const link = line.querySelector<HTMLAnchorElement>('[data-about-address]');
    link?.append(address);
    link?.setAttribute('href', address);
    line.hidden = false;
  }
}
