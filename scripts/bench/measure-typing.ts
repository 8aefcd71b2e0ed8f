import { plainWords } from '../../src/formats/plain-words.ts';
import { spokenFacts } from '../../src/formats/spoken-facts.ts';
import { launchBrowser } from '../../tests/browser/chromium.ts';
import { serveSite } from '../serve.ts';

/** How soon the find page shows what a letter brings, in Chromium, on a phone as slow as cheap ones are. */
export interface TypingMeasured {
  /** Letters typed, each an answer. */
  readonly letters: number;
  /** From the keystroke until the results are on the screen, in milliseconds, for half of the letters. */
  readonly half: number;
  /** The same for 19 of 20 letters. */
  readonly nearlyAll: number;
}

/** How many times slower than this computer the phone is. */
export const timesSlower = 4;

/** Every so many phrases of the tables are typed, with and without a weekday behind. */
const phrasesBetween = 48;

/** Opens the find page of a finished site, types into it letter by letter, and measures. */
export async function measureTyping(site: string): Promise<TypingMeasured> {
  const served = await serveSite({ folder: site, base: '/', port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`http://localhost:${served.port}/find/?q=walk`);
    await page.locator('[data-results] .card').first().waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
    const times: number[] = [];
    for (const phrase of phrasesTyped()) times.push(...(await page.evaluate(typePhrase, phrase)));
    times.sort((one, other) => one - other);
    const within = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    return { letters: times.length, half: within(0.5), nearlyAll: within(0.95) };
  } finally {
    await browser.close();
    await served.close();
  }
}

function phrasesTyped(): string[] {
  return [...plainWords, ...spokenFacts]
    .flatMap(({ say }) => say)
    .filter((_, place) => place % phrasesBetween === 0)
    .map((phrase, place) => (place % 2 === 0 ? phrase : `${phrase} on wednesday`));
}

/** Runs in the page: types letter after letter, each once the one before has been answered and painted. */
async function typePhrase(phrase: string): Promise<number[]> {
  const box = document.querySelector<HTMLInputElement>('[role="search"] [name="q"]')!;
  const status = document.querySelector('[data-status]')!;
  const times: number[] = [];
  for (let length = 1; length <= phrase.length; length += 1) {
    const words = phrase.slice(0, length);
    if (words.endsWith(' ')) continue;
    const begun = performance.now();
    const answered = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!status.textContent.includes(`“${words}”`)) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(resolve));
      });
      observer.observe(status, { childList: true });
    });
    box.value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await answered;
    times.push(performance.now() - begun);
  }
  return times;
}
