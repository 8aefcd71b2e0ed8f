/** The questions for somebody who does not know what to look for, one at a time. Answers live in the address alone. */

/** The questions. */
export interface Guide {
  /** Shows the question that the address asks for, if any; whether it does. */
  readonly show: (asked: URLSearchParams) => boolean;
  /** Takes the reader to the question shown. */
  readonly focus: () => void;
}

/**
 * Takes the questions of the page into use.
 *
 * @param go follows an address of this page
 */
export function useGuide(page: HTMLElement, go: (asked: URLSearchParams) => void): Guide {
  const guide = page.querySelector<HTMLElement>('[data-guide]')!;
  const steps = [...guide.querySelectorAll<HTMLElement>('[data-step]')];
  const links = [...guide.querySelectorAll<HTMLAnchorElement>('[data-asks]')].map((link) => ({
    link,
    list: link.href,
  }));
  let answers = new URLSearchParams();

  /** Where an answer leads: to the next question, and after the last to the results; with no wish at all to a list. */
  function addressOf(link: HTMLAnchorElement, list: string, step: number): string {
    const asked = new URLSearchParams([...answers, ...new URLSearchParams(link.dataset['asks'])]);
    if (step < steps.length) asked.set('guide', String(step + 1));
    return asked.size === 0 ? list : `${location.pathname}?${asked.toString()}`;
  }

  guide.querySelector<HTMLFormElement>('[data-far]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const far = new FormData(event.currentTarget as HTMLFormElement);
    const asked = new URLSearchParams(answers);
    for (const [name, value] of far) asked.set(name, typeof value === 'string' ? value : '');
    go(asked);
  });

  return {
    show(asked) {
      const step = Number(asked.get('guide'));
      const isShown = step >= 1 && step <= steps.length;
      page.classList.toggle('guiding', isShown);
      for (const [place, part] of steps.entries()) part.hidden = place + 1 !== step;
      answers = new URLSearchParams(asked);
      answers.delete('guide');
      for (const { link, list } of links) if (isShown) link.href = addressOf(link, list, step);
      return isShown;
    },
    focus() {
      steps
        .find(({ hidden }) => !hidden)
        ?.querySelector('h2')
        ?.focus();
    },
  };
}
