/** The panel's page: true on any day, narrowed to a patch or a theme, ticked on the phone, handed in as a message. */
import { londonToday } from './london-today.ts';
import { showWork } from './panel-days.ts';
import { openRoundTicks, writeReport, type RoundTicks, type Tick } from './round-ticks.ts';

/** The longest message that mail programs take from a link; a longer one is copied instead. */
const longestMail = 1800;

function start(page: HTMLElement): void {
  const today = londonToday();
  showWork(page, today);
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  const ticks = openRoundTicks(browserStorage(), `hereabouts-round ${base}`);
  const sheet = new Sheet(page, ticks);
  for (const job of page.querySelectorAll<HTMLElement>('[data-job]')) drawJob(job, ticks, today, sheet);
  sheet.draw();
  narrowTo(page);
  const print = page.querySelector<HTMLButtonElement>('[data-print]');
  if (print !== null) {
    print.hidden = false;
    print.addEventListener('click', () => {
      window.print();
    });
  }
}

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function part(of: ParentNode, selector: string): HTMLElement {
  return of.querySelector<HTMLElement>(selector)!;
}

/** Shows only the entries of a patch and of a theme, and says how many there are. */
function narrowTo(page: HTMLElement): void {
  const form = page.querySelector<HTMLElement>('[data-narrow]');
  if (form === null) return;
  const patch = part(form, '[data-patch]') as HTMLSelectElement;
  const theme = part(form, '[data-theme]') as HTMLSelectElement;
  const show = () => {
    let shown = 0;
    for (const job of page.querySelectorAll<HTMLElement>('[data-job]')) {
      const groups = (job.dataset['groups'] ?? '').split(' ');
      const isIn = [patch.value, theme.value].every((group) => group === '' || groups.includes(group));
      job.hidden = !isIn;
      if (isIn && job.closest('details') === null) shown += 1;
    }
    for (const band of page.querySelectorAll<HTMLElement>('[data-band]')) {
      part(band, '[data-none]').hidden = band.querySelector('[data-job]:not([hidden])') !== null;
    }
    const isNarrow = patch.value !== '' || theme.value !== '';
    part(page, '[data-shown]').textContent = isNarrow ? `${shown} to look at.` : '';
  };
  form.hidden = false;
  form.addEventListener('change', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  show();
}

/** The buttons of one entry, and what they open. */
function drawJob(job: HTMLElement, ticks: RoundTicks, today: string, sheet: Sheet): void {
  const slug = job.dataset['job'] ?? '';
  const title = part(job, 'h3').textContent.trim();
  const place = part(job, '.do');
  const template = document.querySelector<HTMLTemplateElement>('template[data-job-buttons]')!;
  place.querySelector('[data-by-mail]')?.remove();
  place.append(template.content.cloneNode(true));
  const buttons = [...place.querySelectorAll<HTMLButtonElement>('[data-find]')];
  const told = part(place, '.told');
  const what = part(told, '[data-what]') as HTMLSelectElement;
  const day = part(told, '[data-day]') as HTMLInputElement;
  const how = part(told, '[data-how]') as HTMLSelectElement;
  const note = part(told, '[data-note]') as HTMLInputElement;
  if (job.dataset['paused'] === undefined) what.querySelector('[value="going again"]')?.remove();
  const still = buttons[0];
  // A pause that is over is not "still right": it goes on, or it goes again.
  if (job.dataset['state'] === 'pause-over') still?.remove();
  for (const button of buttons) {
    button.append(unseen(`: ${title}`));
    button.addEventListener('click', () => {
      const isOn = button.getAttribute('aria-pressed') === 'true';
      if (isOn) ticks.remove(slug);
      else ticks.put(tickFor(button.dataset['find'] ?? '', ticks.of(slug)));
      draw();
      sheet.draw();
    });
  }
  for (const field of [what, day, how, note]) {
    field.addEventListener('change', () => {
      const tick = ticks.of(slug);
      if (tick === undefined) return;
      const finding =
        tick.finding === 'still right' || tick.finding === 'could not reach' ? tick.finding : what.value;
      ticks.put({ ...tickFor(finding, tick), how: how.value, day: day.value, note: note.value });
      draw();
      sheet.draw();
    });
  }

  function tickFor(finding: string, before: Tick | undefined): Tick {
    const start = finding === 'changed' ? what.value : finding;
    const usual = before?.how ?? ticks.all().at(-1)?.how ?? 'visited';
    return {
      ...before,
      slug,
      title,
      on: today,
      finding: finding === 'changed' ? start : finding,
      how: usual,
    };
  }

  function draw(): void {
    const tick = ticks.of(slug);
    const isOther =
      tick !== undefined && tick.finding !== 'still right' && tick.finding !== 'could not reach';
    for (const button of buttons) {
      const find = button.dataset['find'];
      const isOn = find === 'changed' ? isOther : tick?.finding === find;
      button.setAttribute('aria-pressed', String(isOn));
    }
    job.classList.toggle('ticked', tick !== undefined);
    told.hidden = tick === undefined;
    if (tick === undefined) return;
    if (isOther) what.value = tick.finding;
    day.value = tick.day ?? '';
    how.value = tick.how ?? 'visited';
    note.value = tick.note ?? '';
    part(told, '[data-what-field]').hidden = !isOther;
    part(told, '[data-how-field]').hidden = tick.finding === 'could not reach';
    const takesDay = tick.finding === 'paused' || tick.finding === 'closed';
    part(told, '[data-day-field]').hidden = !takesDay;
    part(told, '[data-day-label]').textContent =
      tick.finding === 'closed' ? 'Its last day' : 'Back on, if known';
    part(told, '[data-note-label]').textContent =
      tick.finding === 'changed' ? 'What is right now?' : 'In a few words, if you like';
  }

  draw();
}

function unseen(words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'unseen';
  element.textContent = words;
  return element;
}

/** The list of ticks, and the ways to hand it in. */
class Sheet {
  readonly #sheet: HTMLElement;
  readonly #ticks: RoundTicks;

  constructor(page: HTMLElement, ticks: RoundTicks) {
    this.#sheet = part(page, '[data-sheet]');
    this.#ticks = ticks;
    this.#sheet.hidden = false;
    const by = part(this.#sheet, '[data-by]') as HTMLSelectElement;
    by.value = ticks.by();
    by.addEventListener('change', () => {
      ticks.setBy(by.value);
      this.draw();
    });
    part(this.#sheet, '[data-copy]').addEventListener('click', () => {
      void this.#copy();
    });
    part(this.#sheet, '[data-wipe]').addEventListener('click', () => {
      ticks.wipe();
      location.reload();
    });
    this.#sheet.querySelector('[data-mail]')?.addEventListener('click', (event) => {
      if (this.#message() !== undefined) return;
      event.preventDefault();
      this.#askWho();
    });
  }

  draw(): void {
    const ticks = this.#ticks.all();
    part(this.#sheet, '[data-sheet-empty]').hidden = ticks.length > 0;
    part(this.#sheet, '[data-sheet-filled]').hidden = ticks.length === 0;
    const rows = ticks.map(({ title, finding }) => {
      const row = document.createElement('li');
      const name = document.createElement('b');
      name.textContent = title;
      row.append(name, ` ${finding}`);
      return row;
    });
    part(this.#sheet, '[data-ticked]').replaceChildren(...rows);
    const message = this.#message();
    (part(this.#sheet, '[data-message]') as HTMLTextAreaElement).value =
      message ?? 'First choose who you are, above.';
    const mail = this.#sheet.querySelector<HTMLAnchorElement>('[data-mail]');
    if (mail === null) return;
    const subject = encodeURIComponent(mail.dataset['subject'] ?? '');
    const body = encodeURIComponent((message ?? '').replaceAll('\n', '\r\n'));
    const isLong = body.length > longestMail;
    const asked = isLong ? encodeURIComponent('Paste the copied message here.') : body;
    mail.href = `mailto:${mail.dataset['mail'] ?? ''}?subject=${subject}&body=${asked}`;
    this.#say(isLong ? 'Your round is long: copy the message first, then paste it into the e-mail.' : '');
  }

  #message(): string | undefined {
    const by = this.#ticks.by();
    return by === '' ? undefined : writeReport(by, this.#ticks.all());
  }

  #askWho(): void {
    this.#say('First choose who you are.');
    (part(this.#sheet, '[data-by]') as HTMLSelectElement).focus();
  }

  async #copy(): Promise<void> {
    const message = this.#message();
    if (message === undefined) {
      this.#askWho();
      return;
    }
    try {
      await navigator.clipboard.writeText(message);
      this.#say('The message is copied. Paste it into an e-mail or a chat with the desk.');
    } catch {
      (part(this.#sheet, '[data-message]') as HTMLTextAreaElement).select();
      this.#say('The message is marked. Copy it now.');
    }
  }

  #say(words: string): void {
    part(this.#sheet, '[data-said]').textContent = words;
  }
}

const page = document.querySelector<HTMLElement>('[data-panel]');
if (page !== null) start(page);
