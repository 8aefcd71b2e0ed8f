import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate made for a test, signed by itself. */
export interface OwnCertificate {
  /** PEM; given in NODE_EXTRA_CA_CERTS, programs trust it. */
  readonly cert: string;
  readonly key: string;
}

/** Makes a certificate for one name and a stretch of days, as X.509 (RFC 5280) with Ed25519 (RFC 8410). */
export function ownCertificate(name: string, from: Date, until: Date): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const algorithm = sequence(oid([1, 3, 101, 112]));
  const title = sequence(part(0x31, sequence(oid([2, 5, 4, 3]), part(0x0c, Buffer.from(name)))));
  const names = sequence(oid([2, 5, 29, 17]), part(0x04, sequence(part(0x82, Buffer.from(name)))));
  const body = sequence(
    part(0xa0, part(0x02, Buffer.from([2]))),
    part(0x02, Buffer.from([1])),
    algorithm,
    title,
    sequence(time(from), time(until)),
    title,
    publicKey.export({ type: 'spki', format: 'der' }),
    part(0xa3, sequence(names)),
  );
  const signature = part(0x03, Buffer.concat([Buffer.from([0]), signed(body, privateKey)]));
  const base64 = sequence(body, algorithm, signature)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function signed(body: Buffer, key: KeyObject): Buffer {
  return sign(null, body, key);
}

/** One value of ASN.1, in the encoding DER. */
function part(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return part(0x30, Buffer.concat(parts));
}

/** An object identifier; all its steps after the first two are below 128. */
function oid([first = 0, second = 0, ...others]: readonly number[]): Buffer {
  return part(0x06, Buffer.from([first * 40 + second, ...others]));
}

function time(instant: Date): Buffer {
  return part(0x17, Buffer.from(`${instant.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
}
