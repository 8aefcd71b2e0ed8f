/** What pages with a week share that draw weeks they were not built with. */
import type { WeekData } from '../formats/week.ts';
import { londonToday } from './london-today.ts';

/**
 * The weeks to come, where a page has too few days of its own left and the data reach far enough.
 *
 * @param part the part of the page that says until when it is fresh, and where the data are
 * @returns undefined where the page is good as it is, or the data cannot be had: then it says itself that its days
 *   are over
 */
export async function fetchLaterWeeks({ dataset }: HTMLElement): Promise<WeekData | undefined> {
  const { freshUntil = '9999', knownUntil = '', later = '' } = dataset;
  const today = londonToday();
  if (today <= freshUntil || today > knownUntil) return undefined;
  try {
    const response = await fetch(later);
    return response.ok ? ((await response.json()) as WeekData) : undefined;
  } catch {
    return undefined;
  }
}

/** A copy of what a template holds. */
export function copyOf(name: string): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`);
  return template!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

/** Puts words into the parts of a copy that are named after them; parts that are left without any go. */
export function put(copy: HTMLElement, words: Readonly<Record<string, string>>): void {
  for (const part of copy.querySelectorAll<HTMLElement>('[data-put]')) {
    const text = words[part.dataset['put'] ?? ''] ?? '';
    if (text === '') part.remove();
    else part.textContent = text;
    delete part.dataset['put'];
  }
}

/** A copy of an event, in the colour of its theme. */
export function drawEvent(
  { title, href, colour }: { title: string; href: string; colour: string },
  words: { time: string; place: string; remark: string },
): HTMLElement {
  const event = copyOf('event');
  event.classList.add(colour);
  event.querySelector('a')!.href = href;
  put(event, { title, ...words });
  return event;
}
