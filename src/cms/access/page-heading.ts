import { part } from './parts.ts';
import { unfold, type FieldFault } from './mend-fields.ts';

/** What the form's pages are called. */
export interface PageNames {
  /** Name of the directory: "Silverpit". */
  readonly place: string;
  /** What one record of each collection is called, small: `{ assets: 'entry' }`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Records that have no name of their own, by collection and slug: `{ 'site/site': 'About this directory' }`. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Says at the head of each page what it is, for Decap's editor and sign-in do not; and in the title of the window. */
export function headPage(page: Document, names: PageNames): void {
  welcome(page, names.place);
  const heading = headingOfEditor(page);
  if (heading) {
    const words = wordsOfEditor(page, names);
    if (heading.textContent !== words) heading.textContent = words;
  }
  const said = page.querySelector('h1')?.textContent.trim();
  const title = said ? `${said} · ${names.place}` : names.place;
  if (page.title !== title) page.title = title;
}

function welcome(page: Document, place: string): void {
  const signIn = page.querySelector(part('StyledAuthenticationPage'));
  if (!signIn || signIn.querySelector('.welcome')) return;
  signIn.setAttribute('role', 'main');
  const words = page.createElement('div');
  words.className = 'welcome';
  const mark = page.createElement('span');
  mark.className = 'welcome-mark';
  const heading = page.createElement('h1');
  heading.textContent = `Keep ${place} up to date`;
  const say = page.createElement('p');
  say.textContent = 'For the panel. Add a group, put a time right, or say that an entry is still right.';
  words.append(mark, heading, say);
  signIn.prepend(words);
}

function headingOfEditor(page: Document): HTMLElement | undefined {
  const main = page.querySelector(`${part('EditorContainer')} > [class*='-Editor']`);
  if (!main) return undefined;
  const there = main.querySelector<HTMLElement>('.page-head h1');
  if (there) return there;
  const head = page.createElement('div');
  head.className = 'page-head';
  const heading = page.createElement('h1');
  heading.tabIndex = -1;
  head.append(heading);
  main.prepend(head);
  return heading;
}

function wordsOfEditor(page: Document, { kinds, titles }: PageNames): string {
  const [, , collection = '', view, slug = ''] = page.location.hash.split('?')[0]?.split('/') ?? [];
  const kind = kinds[collection] ?? 'record';
  const known = view === 'entries' ? titles[`${collection}/${slug}`] : undefined;
  if (known !== undefined) return known;
  const title = page.querySelector<HTMLInputElement>('input[id^="title-field-"]')?.value.trim();
  if (title) return title;
  return view === 'new' ? `New ${kind}` : decodeURIComponent(slug);
}

/** Lists under the heading what cannot be saved yet, each a way to its field; takes the list away when all is well. */
export function listFaults(page: Document, faults: readonly FieldFault[]): void {
  const head = page.querySelector('.page-head');
  const before = head?.querySelector('.to-mend');
  if (!head || (faults.length === 0 && !before)) return;
  before?.remove();
  if (faults.length === 0) return;
  const box = page.createElement('div');
  box.className = 'to-mend';
  box.setAttribute('role', 'alert');
  const heading = page.createElement('h2');
  heading.textContent =
    faults.length === 1
      ? 'One thing to put right before it can be saved'
      : `${faults.length} things to put right before it can be saved`;
  const list = page.createElement('ul');
  list.append(...faults.map((fault) => wayTo(page, fault)));
  box.append(heading, list);
  head.append(box);
}

function wayTo(page: Document, { field, message, control }: FieldFault): HTMLElement {
  const item = page.createElement('li');
  const link = page.createElement('a');
  link.href = page.location.hash;
  link.textContent = message.includes(field) ? message : `${field}: ${message}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    goTo(control);
  });
  item.append(link);
  return item;
}

/** A menu that closes takes the focus back to its button a moment later, in milliseconds. */
const menuTakesFocusWithin = 400;

/** Shows a control, wherever it is folded away, and puts the focus in it. */
export function goTo(control: HTMLElement): void {
  unfold(control);
  const take = () => {
    control.scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
  };
  // Decap draws what was folded away a moment later.
  requestAnimationFrame(take);
  setTimeout(() => {
    const isTaken = document.activeElement?.matches(`body, ${part('ToolbarContainer')} *`) === true;
    if (isTaken) take();
  }, menuTakesFocusWithin);
}
