/** What a host answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The bytes of the answer; none to HEAD. */
  readonly bytes: Uint8Array;
  /** The same as text. */
  readonly text: string;
  /** Media type without its parameters, in small letters; empty when none was given. */
  readonly type: string;
}

/** A host could not be asked at all. Its message says why in plain words, and what to do. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** How long to wait for an answer, in milliseconds. */
const patience = 20_000;

/**
 * Asks for one address, and follows nothing.
 *
 * @throws NoAnswer when nothing comes back: no such host, no connection, a certificate that browsers refuse
 */
export async function ask(address: URL, method: 'GET' | 'HEAD' = 'GET'): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      text: new TextDecoder().decode(bytes),
      type: (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase(),
    };
  } catch (error) {
    throw new NoAnswer(whyNot(error, address));
  }
}

const reasons: readonly (readonly [code: RegExp, words: (host: string) => string])[] = [
  [
    /CERT_HAS_EXPIRED/,
    (host) => `The certificate of ${host} has run out. Renew it; most hosts do it by themselves.`,
  ],
  [
    /ALTNAME_INVALID/,
    (host) =>
      `The certificate is for another name than ${host}. Switch on https for this name in the settings of the host.`,
  ],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|DEPTH_ZERO/,
    (host) =>
      `Nobody that browsers know has signed the certificate of ${host}, or the part in between is missing. Get a free one from Let’s Encrypt.`,
  ],
  [
    /CERT|SSL|TLS|EPROTO/,
    (host) => `${host} does not speak https as browsers do. Switch on https in the settings of the host.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    (host) => `There is no host called ${host}. Look at the spelling; a new name takes up to a day.`,
  ],
  [/ECONNREFUSED/, (host) => `Nothing answers at ${host}. Is the server running, and is this its port?`],
  [
    /TimeoutError|ETIMEDOUT|CONNECT_TIMEOUT/,
    (host) => `${host} did not answer within ${patience / 1000} seconds.`,
  ],
];

/** Why there was no answer. The reason lies at the bottom of a chain of causes. */
function whyNot(error: unknown, { host }: URL): string {
  const signs: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    signs.push(cause.name, (cause as NodeJS.ErrnoException).code ?? '', cause.message);
    if (cause instanceof AggregateError) signs.push(...cause.errors.map(String));
  }
  const all = signs.join(' ');
  return (
    reasons.find(([code]) => code.test(all))?.[1](host) ?? `${host} could not be asked: ${signs.at(-1) ?? ''}`
  );
}
