/**
 * Shows the parts of a page that hold on a day and hides the others, by comparing the day with those the build
 * wrote into `data-from` and `data-to`.
 *
 * @param today the day it is, as `2026-11-22`
 */
export function showWhatHolds(page: ParentNode, today: string): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-from], [data-to]')) {
    const { from = '', to = '9999' } = part.dataset;
    part.hidden = today < from || today > to;
  }
}
