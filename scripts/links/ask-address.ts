import type { LinkTrouble } from '../../src/domain/link-memory.ts';
import { isPublicHost } from '../../src/domain/safe-url.ts';

/**
 * What came of asking for a page. `guarded`: there is an answer, but not for programs (a login, a limit, a wall
 * against robots), so that only a person can tell whether the page is there.
 */
export type Answer =
  | { readonly is: 'alive' }
  | { readonly is: 'moved'; readonly to: string }
  | { readonly is: 'guarded' }
  | { readonly is: 'trouble'; readonly was: LinkTrouble };

/** How a page is asked for. */
export interface Manners {
  /** Who asks, so that whoever runs a website can find out: a name and an address. */
  readonly userAgent: string;
  /** How long to wait for each answer, in milliseconds. */
  readonly patience: number;
  /** Which addresses may be asked at all; else those with a public name. */
  readonly mayAsk?: (url: URL) => boolean;
}

const mostSteps = 5;

/**
 * Asks for a page once, reading no more than the first lines of the answer, and follows where it leads. An address
 * that would lead into the network of this computer is never asked.
 */
export async function askAddress(address: string, manners: Manners): Promise<Answer> {
  let url = new URL(address);
  let hasMovedForGood = true;
  for (let step = 0; step <= mostSteps; step += 1) {
    if (!(manners.mayAsk ?? hasPublicName)(url)) return trouble('circling');
    const answer = await ask(url, manners);
    if (typeof answer === 'string') return trouble(answer);
    const { status, location } = answer;
    if (location === undefined || status < 300 || status > 399) {
      const end = judge(status);
      const isMoved = end.is === 'alive' && step > 0 && hasMovedForGood && url.href !== address;
      return isMoved ? { is: 'moved', to: url.href } : end;
    }
    if (status !== 301 && status !== 308) hasMovedForGood = false;
    if (!URL.canParse(location, url)) return trouble('circling');
    url = new URL(location, url);
  }
  return trouble('circling');
}

function hasPublicName(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && url.username === '' && isPublicHost(url.hostname);
}

/** A page that is gone is dead; a server that breaks is in trouble; all other refusals are meant for programs. */
function judge(status: number): Answer {
  if (status >= 200 && status < 300) return { is: 'alive' };
  if (status === 404 || status === 410) return trouble('gone');
  if (status >= 500 && status < 600) return trouble('broken');
  return { is: 'guarded' };
}

function trouble(was: LinkTrouble): Answer {
  return { is: 'trouble', was };
}

async function ask(
  url: URL,
  { userAgent, patience }: Manners,
): Promise<LinkTrouble | { status: number; location: string | undefined }> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'User-Agent': userAgent, Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'en-GB,en' },
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    return { status: response.status, location: response.headers.get('location') ?? undefined };
  } catch (error) {
    return troubleOf(error);
  }
}

const troubleByCode: readonly [pattern: RegExp, trouble: LinkTrouble][] = [
  [/^ENOTFOUND$|^ENODATA$|^EAI_/, 'unknown'],
  [/CERT|SSL|TLS|^EPROTO$|SIGNATURE|ISSUER|LEAF|ALTNAME/, 'unsafe'],
];

/** What an attempt that ended without an answer says; a time that ran out and a closed door are both silence. */
function troubleOf(error: unknown): LinkTrouble {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const found = typeof code === 'string' && troubleByCode.find(([pattern]) => pattern.test(code));
    if (found) return found[1];
  }
  return 'silent';
}
