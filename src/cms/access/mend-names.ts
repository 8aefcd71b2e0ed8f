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
