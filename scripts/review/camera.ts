import type { Browser } from 'playwright-core';

/** Takes pictures, and goes on without one where that fails: words matter more than pictures. */
export interface Camera {
  /** What came of it; undefined where it failed twice, or where there is no browser. */
  readonly take: <Result>(act: (browser: Browser) => Promise<Result>) => Promise<Result | undefined>;
  readonly close: () => Promise<void>;
}

/**
 * A camera that opens its browser when the first picture is taken, and another one where a picture failed: a browser
 * may have run out of room on a small computer.
 *
 * @param say told what is left out, and why
 */
export function openCamera(launch: () => Promise<Browser>, say: (words: string) => void): Camera {
  let browser: Browser | undefined;
  let isGivenUp = false;
  const close = async () => {
    const open = browser;
    browser = undefined;
    await open?.close();
  };
  const opened = async (): Promise<Browser | undefined> => {
    if (isGivenUp) return undefined;
    try {
      return (browser ??= await launch());
    } catch (error) {
      isGivenUp = true;
      say(`There are no pictures. ${wordsOf(error)}`);
      return undefined;
    }
  };
  return {
    close,
    async take(act) {
      for (const isLast of [false, true]) {
        const ready = await opened();
        if (ready === undefined) return undefined;
        try {
          return await act(ready);
        } catch (error) {
          await close().catch(() => undefined);
          if (isLast) say(`A picture is left out. ${wordsOf(error)}`);
        }
      }
      return undefined;
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
