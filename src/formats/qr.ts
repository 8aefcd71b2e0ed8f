import { create } from 'qrcode/lib/core/qrcode.js';

/** How much of a code may be dirty or torn and still be read: about 7, 15, 25 or 30 parts in a hundred. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** A QR code as a drawing. */
export interface QrDrawing {
  /** Width and height in modules, the quiet zone around it included: the `viewBox` is `0 0 size size`. */
  readonly size: number;
  /** The dark modules as the `d` of one SVG path. */
  readonly path: string;
}

/** The empty border that readers need around a code, in modules (ISO/IEC 18004). */
const quietZone = 4;

/**
 * A text as a QR code, the smallest that holds it. Capital letters, figures and `$%*+-./:` need least room.
 *
 * @param text at least one character; at level M at most 2,331 bytes of UTF-8. Half a character becomes U+FFFD
 * @throws when the text is empty or too long
 */
export function qrCode(text: string, { level = 'M' }: { level?: QrLevel } = {}): QrDrawing {
  const { modules } = create(text.toWellFormed(), { errorCorrectionLevel: level });
  const { size, data } = modules;
  const rows = Array.from({ length: size }, (_, row) =>
    darkRuns(data.subarray(row * size, (row + 1) * size)).map(
      ({ start, length }) => `M${start + quietZone} ${row + quietZone}h${length}v1h-${length}z`,
    ),
  );
  return { size: size + 2 * quietZone, path: rows.flat().join('') };
}

/** Dark modules side by side, as one stretch each. */
function darkRuns(row: Uint8Array): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const [column, isDark] of row.entries()) {
    if (!isDark) continue;
    const last = runs.at(-1);
    if (last && last.start + last.length === column) last.length += 1;
    else runs.push({ start: column, length: 1 });
  }
  return runs;
}
