/**
 * How a Forgejo signs somebody in for a program in a browser: OAuth 2 with a code, for a public client, so with PKCE.
 * The rules are those of its `routers/web/auth/oauth.go` and of the pages "OAuth2 provider" and "Access Token Scope" of
 * its documentation:
 *
 * - an address to come back to must be one that was registered, letter for letter; otherwise nobody is sent anywhere;
 * - a public client must send a challenge, by `S256`; the code is given out against the verifier of it, and once;
 * - a public client is asked for consent at every sign-in; what was granted first stays: asking for another scope later
 *   is refused with "a grant exists with different scope";
 * - a token for the API lives an hour; a token to renew it is good once (`INVALIDATE_REFRESH_TOKENS`, on by default) and
 *   all that were given out before it are worthless then;
 * - scopes it does not know are passed over, and a token with none that it knows may do everything.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Writer } from './bare-repository.ts';

/** Somebody with an account. */
export interface Account extends Writer {
  readonly id: number;
  readonly login: string;
  /** Whether they may write to the repository. */
  readonly writes: boolean;
}

/** What a token for the API is good for. */
export interface Token {
  readonly account: Account;
  /** Each as `read:` or `write:` and a part of the API; `all` for everything. */
  readonly scopes: readonly string[];
}

/** An application that was registered by hand. */
export interface Application {
  readonly id: string;
  readonly redirectAddresses: readonly string[];
}

/** An answer of the host, to be sent as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
}

/** How long a token for the API lives, in seconds; the host's own setting when left out. */
export const hourOfToken = 3600;

const knownScopes = [
  'activitypub',
  'admin',
  'issue',
  'misc',
  'notification',
  'organization',
  'package',
].concat('repository', 'user');

interface Waiting {
  readonly account: Account;
  readonly redirect: string;
  readonly challenge: string;
  readonly scope: string;
}

interface Grant {
  readonly account: Account;
  readonly scope: string;
  /** Goes up with every token that is given out. */
  counter: number;
}

/** The part of the host that knows who is who. */
export class SignIn {
  readonly application: Application;
  /** Who sits at the browser: signed in to the host itself already, or nobody. */
  accountAtBrowser: Account;
  /** How many seconds a token lives from now on. */
  tokenLife = hourOfToken;
  readonly #codes = new Map<string, Waiting>();
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, { grant: Grant; ends: number }>();
  readonly #renewals = new Map<string, { grant: Grant; counter: number }>();

  constructor(application: Application, account: Account) {
    this.application = application;
    this.accountAtBrowser = account;
  }

  /** What a token is good for; undefined when it is unknown or too old. */
  tokenOf(text: string): Token | undefined {
    const found = this.#tokens.get(text);
    if (found === undefined || found.ends <= Date.now()) return undefined;
    return { account: found.grant.account, scopes: scopesOf(found.grant.scope) };
  }

  /** Takes every token that was given out so far away, those that renew as well. */
  forgetTokens(): void {
    this.#tokens.clear();
    this.#renewals.clear();
  }

  /** Makes tokens for the API too old, and leaves those that renew them. */
  ageTokens(): void {
    for (const token of this.#tokens.values()) token.ends = 0;
  }

  /** The page on which somebody says yes: `GET /login/oauth/authorize`. */
  authorise(asked: URLSearchParams): Answer {
    const fault = this.#faultOfApplication(asked);
    if (fault !== undefined)
      return { status: 400, body: page(`<h1>Authorisation failed</h1><p>${fault}</p>`) };
    const refused = this.#refusal(asked);
    if (refused !== undefined) return sendBack(asked, refused);
    const fields = [...asked].map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
    );
    return {
      status: 200,
      body: page(
        `<h1>Authorise "Hereabouts"?</h1><form method="post" action="/login/oauth/grant">${fields.join('')}
        <button name="granted" value="true">Authorise</button>
        <button name="granted" value="false">Cancel</button></form>`,
      ),
    };
  }

  /** What that page sends: `POST /login/oauth/grant`. */
  grant(asked: URLSearchParams): Answer {
    const fault = this.#faultOfApplication(asked) ?? this.#refusal(asked)?.[1];
    if (fault !== undefined) return { status: 400, body: page(fault) };
    if (asked.get('granted') !== 'true') return sendBack(asked, ['access_denied', 'the request is denied']);
    const account = this.accountAtBrowser;
    const scope = asked.get('scope') ?? '';
    const earlier = this.#grants.get(account.login);
    if (earlier !== undefined && earlier.scope !== scope)
      return sendBack(asked, ['server_error', 'a grant exists with different scope']);
    this.#grants.set(account.login, earlier ?? { account, scope, counter: 0 });
    const code = randomUUID();
    const redirect = asked.get('redirect_uri') ?? '';
    this.#codes.set(code, { account, redirect, challenge: asked.get('code_challenge') ?? '', scope });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return { status: 303, headers: { Location: back.href } };
  }

  /** Gives tokens out: `POST /login/oauth/access_token`. Every refusal is a 400 with a reason. */
  giveToken(asked: Readonly<Record<string, unknown>>): Answer {
    if (asked['client_id'] !== this.application.id)
      return refuse('invalid_client', `cannot load client with client id: '${String(asked['client_id'])}'`);
    if (asked['grant_type'] === 'authorization_code') return this.#tokenForCode(asked);
    if (asked['grant_type'] === 'refresh_token') return this.#tokenForRenewal(asked);
    return refuse(
      'unsupported_grant_type',
      'Only refresh_token or authorization_code grant type is supported',
    );
  }

  #tokenForCode(asked: Readonly<Record<string, unknown>>): Answer {
    const redirect = String(asked['redirect_uri']);
    if (!this.application.redirectAddresses.includes(redirect))
      return refuse('unauthorized_client', 'unexpected redirect URI');
    const code = String(asked['code']);
    const waiting = this.#codes.get(code);
    if (waiting?.redirect !== redirect) return refuse('unauthorized_client', 'client is not authorized');
    if (challengeOf(String(asked['code_verifier'])) !== waiting.challenge)
      return refuse('unauthorized_client', 'failed PKCE code challenge');
    this.#codes.delete(code);
    return this.#giveBoth(this.#grants.get(waiting.account.login)!);
  }

  #tokenForRenewal(asked: Readonly<Record<string, unknown>>): Answer {
    const renewal = this.#renewals.get(String(asked['refresh_token']));
    if (renewal === undefined) return refuse('unauthorized_client', 'unable to parse refresh token');
    if (renewal.counter !== renewal.grant.counter)
      return refuse('unauthorized_client', 'token was already used');
    return this.#giveBoth(renewal.grant);
  }

  #giveBoth(grant: Grant): Answer {
    grant.counter += 1;
    const [access, refresh] = [randomUUID(), randomUUID()];
    this.#tokens.set(access, { grant, ends: Date.now() + this.tokenLife * 1000 });
    this.#renewals.set(refresh, { grant, counter: grant.counter });
    return {
      status: 200,
      body: {
        access_token: access,
        token_type: 'bearer',
        expires_in: this.tokenLife,
        refresh_token: refresh,
      },
    };
  }

  #faultOfApplication(asked: URLSearchParams): string | undefined {
    if (asked.get('client_id') !== this.application.id) return 'Client ID not registered';
    if (!this.application.redirectAddresses.includes(asked.get('redirect_uri') ?? ''))
      return 'Unregistered Redirect URI';
    return undefined;
  }

  #refusal(asked: URLSearchParams): readonly [code: string, words: string] | undefined {
    if (asked.get('response_type') !== 'code')
      return ['unsupported_response_type', 'Only code response type is supported.'];
    const method = asked.get('code_challenge_method') ?? '';
    if (method === '') return ['invalid_request', 'PKCE is required for public clients'];
    if (method !== 'S256') return ['invalid_request', 'unsupported code challenge method'];
    return undefined;
  }
}

/** The challenge of a verifier, by `S256` (RFC 7636, 4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function scopesOf(asked: string): readonly string[] {
  const known = asked.split(' ').filter((scope) => {
    const [level = '', part = ''] = scope.split(':');
    return scope === 'all' || (['read', 'write'].includes(level) && knownScopes.includes(part));
  });
  return known.length === 0 ? ['all'] : known;
}

function refuse(error: string, words: string): Answer {
  return { status: 400, body: { error, error_description: words } };
}

function sendBack(asked: URLSearchParams, [error, words]: readonly [string, string]): Answer {
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('error', error);
  back.searchParams.set('error_description', words);
  back.searchParams.set('state', asked.get('state') ?? '');
  return { status: 303, headers: { Location: back.href } };
}

function page(inside: string): string {
  return `<!doctype html><html lang="en"><title>Forgejo</title><link rel="icon" href="data:,">${inside}</html>`;
}
