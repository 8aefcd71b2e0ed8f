/**
 * Who uses this device to check entries, and how they mostly do: chosen once, then kept on the device alone. Shared by
 * the widget `still-right` and the page that checks one entry in a tap.
 */
import { checkWays } from '../domain/asset.ts';

/** Who checks, and how. */
export interface Checker {
  /** Slug of a panel member, or `link-worker` or `organiser`. */
  readonly by?: string | undefined;
  readonly how?: (typeof checkWays)[number] | undefined;
}

const key = 'hereabouts-checker';

/** Who was chosen on this device before; nobody where the browser keeps nothing. */
export function keptChecker(): Checker {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { by, how } = kept as Record<string, unknown>;
    return {
      by: typeof by === 'string' && by !== '' ? by : undefined,
      how: checkWays.find((way) => way === how),
    };
  } catch {
    return {};
  }
}

/** Keeps who checks and how, or one of the two; what is not given stays as it was. */
export function keepChecker(checker: Checker): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...keptChecker(), ...checker }));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
