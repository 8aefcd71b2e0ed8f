import { part, partsIn, setAttribute } from './parts.ts';

/** Gives landmarks and names to what Decap leaves without. */
export function mendNames(page: Document): void {
  mendLandmarks(page);
  for (const input of partsIn(page, 'SearchInput')) {
    setAttribute(input, 'aria-label', input.getAttribute('placeholder') ?? 'Search');
  }
  const isPreviewOpen = page.querySelector('.SplitPane') !== null;
  for (const toggle of partsIn(page, 'EditorToggle')) {
    setAttribute(toggle, 'aria-pressed', String(isPreviewOpen));
  }
  for (const bar of partsIn(page, 'StyledListItemTopBar')) mendListItem(bar);
  // A bar that only folds a group away, above a group of three fields.
  for (const bar of partsIn(page, 'TopBarContainer')) {
    bar.toggleAttribute('data-bare', bar.textContent.trim() === '');
  }
  // A list between a menu and what is in it hides one from the other.
  for (const list of page.querySelectorAll('[role="menu"] > ul')) setAttribute(list, 'role', 'none');
  for (const toggle of page.querySelectorAll('[role="switch"]:not([aria-checked])')) {
    toggle.setAttribute('aria-checked', 'false');
  }
}

function mendLandmarks(page: Document): void {
  for (const area of page.querySelectorAll(`${part('EditorContainer')} > [class*='-Editor']`)) {
    setAttribute(area, 'role', 'main');
  }
  for (const bar of partsIn(page, 'ToolbarContainer')) setAttribute(bar, 'role', 'banner');
  for (const side of partsIn(page, 'SidebarContainer')) {
    setAttribute(side, 'role', 'navigation');
    setAttribute(side, 'aria-label', 'What is kept here');
  }
  for (const nav of page.querySelectorAll('header nav')) setAttribute(nav, 'aria-label', 'Main');
  for (const frame of page.querySelectorAll(`${part('EditorContainer')} iframe`)) {
    setAttribute(frame, 'title', 'Preview');
  }
}

/** Fold, drag and take out: three pictures without a word. */
function mendListItem(bar: HTMLElement): void {
  const item = bar.parentElement;
  const position = item?.parentElement ? [...item.parentElement.children].indexOf(item) + 1 : 1;
  const list = bar.closest(part('ControlContainer'))?.querySelector(part('FieldLabel'));
  const name = `${list ? `${wordsOf(list)}, ` : ''}number ${position}`;
  const buttons = partsIn(bar, 'TopBarButton').filter((button) => button.localName === 'button');
  const [fold, takeOut] = buttons.length > 1 ? buttons : [undefined, buttons[0]];
  if (fold) setAttribute(fold, 'aria-label', `Open or close ${name}`);
  if (takeOut) setAttribute(takeOut, 'aria-label', `Take out ${name}`);
  const handle = bar.querySelector('[aria-roledescription]');
  if (handle) setAttribute(handle, 'aria-label', `Drag to move ${name}`);
}

/** The words of a label, without "(optional)". */
export function wordsOf(label: Element): string {
  const [first] = label.childNodes;
  return (first?.textContent ?? label.textContent).trim();
}
