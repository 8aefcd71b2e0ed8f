/**
 * A UUID made from a name (RFC 9562, version 5): the same name gives the same one, on every machine and in every
 * build.
 *
 * @param namespace a UUID
 */
export function uuidOf(namespace: string, name: string): string {
  const bytes = new TextEncoder().encode(name);
  const space = bytesOf(namespace);
  const whole = new Uint8Array(space.length + bytes.length);
  whole.set(space);
  whole.set(bytes, space.length);
  const digest = sha1(whole).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The namespace of names that are addresses (RFC 9562, appendix A). */
export const addressNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

function bytesOf(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** SHA-1 (FIPS 180-4). It names things here and guards nothing. */
function sha1(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Uint32Array(80);
  for (let start = 0; start < padded.length; start += 64) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getUint32(start + index * 4);
    for (let index = 16; index < 80; index += 1) {
      const mixed = words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!;
      words[index] = rotate(mixed, 1);
    }
    mix(hash, words);
  }
  const digest = new DataView(new ArrayBuffer(20));
  hash.forEach((word, index) => {
    digest.setUint32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

function mix(hash: number[], words: Uint32Array): void {
  let [a, b, c, d, e] = hash as [number, number, number, number, number];
  for (let index = 0; index < 80; index += 1) {
    const next = (rotate(a, 5) + choiceOf(index, b, c, d) + e + constantOf(index) + words[index]!) >>> 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, index) => {
    hash[index] = (hash[index]! + word) >>> 0;
  });
}

function choiceOf(index: number, b: number, c: number, d: number): number {
  if (index < 20) return (b & c) | (~b & d);
  return index >= 40 && index < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

function constantOf(index: number): number {
  if (index < 20) return 0x5a827999;
  if (index < 40) return 0x6ed9eba1;
  return index < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}

function rotate(word: number, places: number): number {
  return ((word << places) | (word >>> (32 - places))) >>> 0;
}
