/** Keeps the panel's page true as days pass: moves each entry to its part of the list, and counts anew. */

/** The state of an entry on a day, from the days its states begin: "2026-11-22 due-soon 2026-12-06 due". */
export function stateOn(states: string, today: string): string {
  const words = states.split(' ');
  let state = words[1] ?? '';
  for (let place = 0; place < words.length; place += 2) {
    if ((words[place] ?? '') <= today) state = words[place + 1] ?? state;
  }
  return state;
}

const within = new Set(['fresh', 'due-soon']);
const dueNow = new Set(['lapsed', 'overdue', 'never-checked', 'pause-over', 'due']);
/** The most pressing first; what is not named here, such as what has closed, is on no list. */
const pressing = ['lapsed', 'overdue', 'never-checked', 'pause-over', 'due', 'due-soon', 'fresh', 'paused'];

/** Puts every entry where it belongs on a day, and writes all numbers anew. */
export function showWork(page: HTMLElement, today: string): void {
  const jobs = [...page.querySelectorAll<HTMLElement>('[data-job]')];
  const states = new Map(jobs.map((job) => [job, stateOn(job.dataset['states'] ?? '', today)]));
  const stateOf = (job: HTMLElement) => states.get(job) ?? '';
  jobs.sort(
    (one, other) =>
      pressing.indexOf(stateOf(one)) - pressing.indexOf(stateOf(other)) ||
      compare(one.dataset['due'] ?? '', other.dataset['due'] ?? ''),
  );
  for (const band of page.querySelectorAll<HTMLElement>('[data-band]')) {
    const holds = (band.dataset['band'] ?? '').split(' ');
    const list = band.querySelector('.jobs');
    for (const job of jobs) {
      if (holds.includes(stateOf(job)) && list !== null) list.append(job);
    }
  }
  for (const job of jobs) {
    job.dataset['state'] = stateOf(job);
    if (!pressing.includes(stateOf(job))) job.remove();
  }
  countStates(page, [...states.values()]);
  for (const row of page.querySelectorAll<HTMLElement>('[data-cover]')) cover(row, jobs, stateOf);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function countStates(page: HTMLElement, states: readonly string[]): void {
  const open = states.filter((state) => pressing.includes(state));
  for (const total of page.querySelectorAll('[data-total]')) total.textContent = String(open.length);
  const meter = page.querySelector('.meter');
  meter?.setAttribute('viewBox', `0 0 ${Math.max(open.length, 1)} 1`);
  let start = 0;
  for (const row of page.querySelectorAll<HTMLElement>('[data-count]')) {
    const state = row.dataset['count'] ?? '';
    const count = open.filter((each) => each === state).length;
    const number = row.querySelector('b');
    if (number !== null) number.textContent = String(count);
    row.hidden = count === 0;
    const bar = meter?.querySelector(`.is-${state}`);
    bar?.setAttribute('x', String(start));
    bar?.setAttribute('width', String(count));
    start += count;
  }
}

function cover(row: HTMLElement, jobs: readonly HTMLElement[], stateOf: (job: HTMLElement) => string): void {
  const group = row.dataset['cover'] ?? '';
  const counted = jobs.filter((job) => {
    const state = stateOf(job);
    const isIn = group === 'all' || (job.dataset['groups'] ?? '').split(' ').includes(group);
    return isIn && (within.has(state) || dueNow.has(state));
  });
  const inside = counted.filter((job) => within.has(stateOf(job))).length;
  const due = counted.length - inside;
  const share = counted.length === 0 ? 0 : Math.round((inside / counted.length) * 100);
  write(row, '[data-within]', String(inside));
  write(row, '[data-all]', String(counted.length));
  write(row, '[data-percent]', `${share}%`);
  write(row, '[data-due-count]', String(due));
  row.querySelector<HTMLElement>('[data-due-words]')?.toggleAttribute('hidden', due === 0);
  row.querySelector('rect')?.setAttribute('width', String(share));
}

function write(row: HTMLElement, selector: string, words: string): void {
  const part = row.querySelector(selector);
  if (part !== null) part.textContent = words;
}
