/** Two starting points, so that two halves of 32 bits each see the text differently. */
const starts = [0x811c9dc5, 0x050c5d1f] as const;
const prime = 0x01000193;

/**
 * A short name for a text that changes with it: 16 hexadecimal digits (FNV-1a, twice over UTF-16 units). It tells one
 * version of something from another; it does not guard against anybody who means harm.
 */
export function fingerprintOfText(text: string): string {
  return starts
    .map((start) => {
      let sum: number = start;
      for (let place = 0; place < text.length; place += 1) {
        const unit = text.charCodeAt(place);
        sum = Math.imul(sum ^ (unit & 0xff), prime);
        sum = Math.imul(sum ^ (unit >>> 8), prime);
      }
      return (sum >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
