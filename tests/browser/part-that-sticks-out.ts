/** Runs in the page: the part that makes it wider than its window; undefined when it is not. */
export function partThatSticksOut(): string | undefined {
  const root = document.documentElement;
  const hides = [root, document.body].find((element) =>
    /hidden|clip/.test(getComputedStyle(element).overflowX),
  );
  if (hides) return `${hides.tagName} hides what sticks out`;
  if (root.scrollWidth <= root.clientWidth) return undefined;
  const isFromTheRight = root.dir === 'rtl';
  const sticksOut = [...document.querySelectorAll('body *')].find((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (isFromTheRight ? left < -0.5 : right > root.clientWidth + 0.5);
  });
  return `by ${root.scrollWidth - root.clientWidth} px: ${sticksOut?.tagName.toLowerCase() ?? '?'}.${sticksOut?.className ?? ''}`;
}
