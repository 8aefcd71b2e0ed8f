import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { londonDay, parseDay, type IsoDay } from '../src/domain/calendar-day.ts';
import type { Site } from '../src/domain/site.ts';
import { WrongUse } from './command.ts';

/** What the environment variables of every command say, checked and with their defaults filled in. */
export interface Environment {
  /** `CONTENT_DIR`: full path of the content folder; else the project's own `content`. */
  readonly contentDir: string;
  /** `OUT_DIR`: full path of the folder the site is built to; else the project's own `dist`. It need not exist. */
  readonly outDir: string;
  /** `SITE_URL`: scheme and host of the site, without a last slash, like `https://hereabouts.example`. */
  readonly siteUrl: string;
  /** `BASE_PATH`: where on its host the site lies; starts and ends with a slash, `/` by default. */
  readonly basePath: string;
  /** `TODAY`: the day to take for today; undefined when it is not given: `todayFor`. */
  readonly today?: IsoDay | undefined;
  /** `OFFLINE`: `off` where browsers are to keep nothing for times without a network. */
  readonly offline?: 'off' | undefined;
  /** `EDITING`: `off` leaves the editing form out; `local` joins it to this computer alone (`npm run edit`). */
  readonly editing?: 'off' | 'local' | undefined;
  /** `CARDS_DIR`: full path of the folder of cards for sharing; else the project's own `.cards`. It need not exist. */
  readonly cardsDir?: string | undefined;
  /** `REAL_DATA`: full path of a folder of real data for tests; undefined when it is not given. */
  readonly realData?: string | undefined;
}

/** Full path of the project's folder, whichever folder a command is started in. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * Reads the environment variables that commands share. Relative folders start from the folder the command was
 * started in; a variable that is set to nothing counts as not set.
 *
 * @throws WrongUse when a variable holds something that cannot be used; it says what to write
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = (name: string) => variables[name]?.trim() || undefined;
  const folder = (name: string) => {
    const path = given(name);
    return path === undefined ? undefined : resolve(path);
  };
  return {
    contentDir: folder('CONTENT_DIR') ?? resolve(projectFolder, 'content'),
    outDir: folder('OUT_DIR') ?? resolve(projectFolder, 'dist'),
    siteUrl: readSiteUrl(given('SITE_URL') ?? 'https://hereabouts.example'),
    basePath: readBasePath(given('BASE_PATH') ?? '/'),
    today: readToday(given('TODAY')),
    offline: readOffline(given('OFFLINE')),
    editing: readEditing(given('EDITING')),
    cardsDir: folder('CARDS_DIR') ?? resolve(projectFolder, '.cards'),
    realData: folder('REAL_DATA'),
  };
}

/** The day it is now in London. */
export function londonToday(): IsoDay {
  return londonDay(Date.now());
}

/** The day a command works with: `TODAY`, else the fixed day of a sample town, else the day it is in London. */
export function todayFor(environment: Pick<Environment, 'today'>, site?: Pick<Site, 'sampleToday'>): IsoDay {
  return environment.today ?? site?.sampleToday ?? londonToday();
}

function readSiteUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!url || !/^https?:$/.test(url.protocol) || !isBare) {
    throw new WrongUse(
      `SITE_URL is "${text}". Write the scheme and the host alone, like https://hereabouts.example; a folder goes in BASE_PATH.`,
    );
  }
  return url.origin;
}

function readBasePath(text: string): string {
  const steps = text.split('/').filter((step) => step !== '');
  if (!steps.every((step) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(step))) {
    throw new WrongUse(
      `BASE_PATH is "${text}". Write a path of letters, digits and hyphens, like /silverpit/.`,
    );
  }
  return steps.length === 0 ? '/' : `/${steps.join('/')}/`;
}

function readOffline(text: string | undefined): 'off' | undefined {
  if (text === undefined || text === 'on') return undefined;
  if (text === 'off') return text;
  throw new WrongUse(
    `OFFLINE is "${text}". Write "off" to take the copies for times without a network away, or leave it out.`,
  );
}

function readEditing(text: string | undefined): 'off' | 'local' | undefined {
  if (text === undefined || text === 'on') return undefined;
  if (text === 'off' || text === 'local') return text;
  throw new WrongUse(
    `EDITING is "${text}". Write "off" to leave the editing form out, or leave it out to have it as site.json says.`,
  );
}

function readToday(text: string | undefined): IsoDay | undefined {
  if (text === undefined) return undefined;
  try {
    return parseDay(text);
  } catch {
    throw new WrongUse(`TODAY is "${text}". Write the day as year-month-day, like 2026-11-22.`);
  }
}
