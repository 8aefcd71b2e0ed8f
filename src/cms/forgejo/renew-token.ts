/** What Forgejo gives to somebody who signs in, and takes for a new token. */
export interface Tokens {
  readonly token: string;
  /** Good for one new token, for a month (`REFRESH_TOKEN_EXPIRATION_TIME`). */
  readonly refresh_token?: string;
}

/** Where Decap keeps who is signed in on this device. */
const keptUnder = 'decap-cms-user';

/** The tokens that this device keeps; undefined when nobody is signed in. */
export function tokensOnDevice(): Tokens | undefined {
  try {
    return (JSON.parse(localStorage.getItem(keptUnder) ?? 'null') as Tokens | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Asks Forgejo for a new token (`POST /login/oauth/access_token`, as its page "OAuth2 provider" says).
 *
 * @returns undefined where it gives none: somebody has to sign in again
 */
export async function renewToken({
  appId,
  apiRoot,
  refreshToken,
}: {
  readonly appId: string;
  /** As in `https://codeberg.org/api/v1`. */
  readonly apiRoot: string;
  readonly refreshToken: string | undefined;
}): Promise<Tokens | undefined> {
  if (refreshToken === undefined) return undefined;
  const response = await fetch(new URL('/login/oauth/access_token', apiRoot), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client_id: appId, grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  if (!response.ok) return undefined;
  const { access_token: token, refresh_token } = (await response.json()) as {
    access_token: string;
    refresh_token: string;
  };
  return { token, refresh_token };
}
