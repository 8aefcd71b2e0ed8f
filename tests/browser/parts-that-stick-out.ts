/**
 * Runs in a page: for each width, the part that makes the page wider than its window, or an empty text.
 *
 * @param widths what the frame that the page stands in is made as wide as, in px; none judges it as it is
 */
export function partsThatStickOut(widths: readonly number[]): string[] {
  const root = document.documentElement;
  const sticksOut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (root.dir === 'rtl' ? left < -0.5 : right > root.clientWidth + 0.5);
  };
  const judge = () => {
    const hides = [root, document.body].find((element) =>
      /hidden|clip/.test(getComputedStyle(element).overflowX),
    );
    if (hides) return `${hides.tagName} hides what sticks out`;
    const excess = root.scrollWidth - root.clientWidth;
    if (excess <= 0) return '';
    const part = [...document.querySelectorAll('body *')].find(sticksOut);
    return `by ${excess} px: ${part?.tagName.toLowerCase() ?? '?'}.${part?.className ?? ''}`;
  };
  if (widths.length === 0) return [judge()];
  return widths.map((width) => {
    (frameElement as HTMLElement).style.width = `${width}px`;
    return judge();
  });
}
