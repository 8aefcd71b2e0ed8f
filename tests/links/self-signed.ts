import { generateKeyPairSync, sign } from 'node:crypto';

/**
 * A certificate that nobody vouches for but itself, with its key, made anew each time so that no key lies about.
 * Written as RFC 5280 says, in as few parts as a browser needs to look at it and turn away.
 */
export function selfSigned(): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const ed25519 = part(0x30, part(0x06, Buffer.from('2b6570', 'hex')));
  const commonName = part(0x30, part(0x06, Buffer.from('550403', 'hex')), part(0x0c, Buffer.from('nobody')));
  const name = part(0x30, part(0x31, commonName));
  const times = part(
    0x30,
    part(0x17, Buffer.from('200101000000Z')),
    part(0x17, Buffer.from('480101000000Z')),
  );
  const version = part(0xa0, part(0x02, Buffer.from([2])));
  const number = part(0x02, Buffer.from([1]));
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const toSign = part(0x30, version, number, ed25519, name, times, name, keyInfo);
  const signature = part(0x03, Buffer.from([0]), sign(null, toSign, privateKey));
  const lines = part(0x30, toSign, ed25519, signature).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** One part of a certificate: what it is, how long, and what is in it (DER). */
function part(kind: number, ...inside: Buffer[]): Buffer {
  const content = Buffer.concat(inside);
  const length =
    content.length < 128
      ? Buffer.from([content.length])
      : Buffer.from([0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([kind]), length, content]);
}
