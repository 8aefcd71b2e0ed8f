import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stateOn } from '../../src/client/panel-days.ts';
import { addDays } from '../../src/domain/calendar-day.ts';
import type { LinkedAsset } from '../../src/domain/directory.ts';
import { reviewIntervalMonths } from '../../src/domain/review.ts';
import { reviewList } from '../../src/domain/review-list.ts';
import { reviewIssue } from '../../src/formats/review-issue.ts';
import { reviewJson } from '../../src/formats/review-json.ts';
import { reviewTable } from '../../src/formats/review-table.ts';
import { reviewText } from '../../src/formats/review-text.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { panelView } from '../../src/views/panel-view.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { sampleContent, sampleDay } from '../browser/built-site.ts';
import { daysLater, monthsLater } from './year-town.ts';

const days = Array.from({ length: 731 }, (_, index) => addDays(sampleDay, index));
const site = { siteUrl: 'https://hereabouts.example', base: '/' };
const { directory } = readDirectory(sampleContent, sampleDay);
const silverpit = directory!;

/** The state of an entry on a day, by the words of the model and the plainest means; undefined where it asks nothing. */
function stateByHand({ data }: LinkedAsset, today: string): string | undefined {
  const { status, checked } = data;
  if (status?.is === 'unlisted' || (status?.is === 'closed' && status.on <= today)) return undefined;
  const age = ageByHand(checked?.on, reviewIntervalMonths(data, silverpit.site), today);
  if (status?.is !== 'paused') return age;
  if (status.until === undefined) return age === 'fresh' || age === 'due-soon' ? 'paused' : age;
  if (status.until > today) return 'paused';
  return age === 'overdue' || age === 'lapsed' ? age : 'pause-over';
}

function ageByHand(checkedOn: string | undefined, months: number, today: string): string {
  if (checkedOn === undefined) return 'never-checked';
  const due = monthsLater(checkedOn, months);
  const soon = daysLater(
    due,
    -Math.min(30, Math.floor((Date.parse(due) - Date.parse(checkedOn)) / 86_400_000 / 3)),
  );
  const overdue = daysLater(due, 60);
  const old = monthsLater(checkedOn, Math.max(12, 2 * months));
  const lapsed = old < overdue ? overdue : old;
  if (today >= lapsed) return 'lapsed';
  if (today >= overdue) return 'overdue';
  if (today >= due) return 'due';
  return today >= soon ? 'due-soon' : 'fresh';
}

describe('for two years after the sample’s day, each entry changes state on its day', () => {
  const built = panelView({ directory: silverpit, today: sampleDay, base: '/', siteUrl: site.siteUrl });
  const jobs = new Map(built.bands.flatMap((band) => band.jobs.map((job) => [job.slug, job] as const)));

  test('in the list, in every form of "due", and on a panel’s page that was built on the first day', () => {
    let changes = 0;
    let before = new Map<string, string | undefined>();
    for (const today of days) {
      const list = reviewList(silverpit, today);
      const states = new Map(list.items.map(({ asset, state }) => [asset.slug, state as string]));
      const listed = list.items.filter(({ isListed }) => isListed).map(({ asset }) => asset.slug);
      const json = JSON.parse(reviewJson(list)) as { entries: { slug: string; state: string }[] };
      const [text, table, issue] = [reviewText(list), reviewTable(list, site), reviewIssue(list, site).body];
      expect(new Map(json.entries.map(({ slug, state }) => [slug, state]))).toEqual(states);
      for (const asset of silverpit.assets) {
        const state = stateByHand(asset, today);
        const { slug } = asset;
        expect(states.get(slug), `${today} ${slug}`).toBe(state);
        const onPage = jobs.get(slug);
        const shown = onPage && stateOn(onPage.states, today);
        expect(shown === 'closed' ? undefined : shown, `${today} ${slug} on the page`).toBe(state);
        if (before.has(slug) && before.get(slug) !== state) changes += 1;
        const isListed = listed.includes(slug);
        expect(text.includes(`    ${slug} ·`), `${today} ${slug} in the text`).toBe(isListed);
        expect(table.includes(`\n${slug},`), `${today} ${slug} in the table`).toBe(isListed);
        expect(issue.includes(`/assets/${slug}/)`), `${today} ${slug} in the issue`).toBe(isListed);
      }
      before = new Map(silverpit.assets.map(({ slug }) => [slug, states.get(slug)]));
    }
    expect(changes).toBeGreaterThan(150);
  });

  test('and a page built anew on a day says what the old one does', () => {
    for (const today of days.filter((_, index) => index % 29 === 0)) {
      const { bands } = panelView({ directory: silverpit, today, base: '/', siteUrl: site.siteUrl });
      for (const job of bands.flatMap((band) => band.jobs)) {
        const old = jobs.get(job.slug)!;
        expect(stateOn(old.states, today), `${today} ${job.slug}`).toBe(job.state);
        const words = old.words.find(({ from = '', to = '9999' }) => from <= today && today <= to);
        expect(words?.value, `${today} ${job.slug}`).toBe(job.words.find(({ now }) => now)?.value);
      }
    }
  });
});

test('the list is the same whatever the computer’s time zone, on days when clocks change, months end and leap days come', () => {
  const special = ['2026-11-30', '2027-01-01', '2027-03-28', '2027-10-31', '2028-02-29', '2028-03-26'];
  for (const today of special) {
    const said = ['UTC', 'Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((TZ) =>
      execFileSync(process.execPath, [join(projectFolder, 'scripts/due.ts'), '--json', '--today', today], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], CONTENT_DIR: sampleContent, TZ },
      }),
    );
    expect(new Set(said).size, today).toBe(1);
    expect(said[0]).toContain(`"today": "${today}"`);
  }
});
