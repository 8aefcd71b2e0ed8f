import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayUrl, isPublicHost, safeUrlSchema } from '../../src/domain/safe-url.ts';

const fixFor = (value: unknown) => safeUrlSchema.safeParse(value).error?.issues[0]?.message;

/** Addresses that run code, hide where they go, or go somewhere no reader can follow. */
const HOSTILE: { kind: string; addresses: string[] }[] = [
  {
    kind: 'schemes that are not the web',
    addresses: [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'JaVaScRiPt:alert(1)//https://example.org',
      'javascript://example.org/%0aalert(1)',
      'javascript:/*https://example.org*/alert(1)',
      'javascript&colon;alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'data:text/html;base64,PHNjcmlwdD4=',
      'data://example.org/x',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      'ftp://example.org/x',
      'blob:https://example.org/1',
      'about:blank',
      'view-source:https://example.org',
      'ws://example.org',
      'intent://example.org#Intent;end',
      'mailto:a@example.org',
      'tel:01632960200',
      'httpsx://example.org',
      'x-https://example.org',
    ],
  },
  {
    kind: 'a name or password before the host',
    addresses: [
      'https://user@example.org',
      'https://user:pw@example.org',
      'https://www.nhs.uk@example.org/',
      'https://www.nhs.uk:443@example.org/',
      'https://@example.org',
      'https://:@example.org',
      'https://example.org@',
      'https://a%40b@example.org',
      'https://example.org\\@evil.example',
      'https://example.org\\.evil.example',
      'https:\\\\example.org',
      'https:/\\example.org',
    ],
  },
  {
    kind: 'hidden and blank characters',
    addresses: [
      '\u0000https://example.org',
      'https://example.org/\u0000',
      'https://exam\u0000ple.org',
      '\u0001javascript:alert(1)',
      'java\nscript:alert(1)',
      'java\tscript:alert(1)',
      'https://example.org/\nSet-Cookie: a=1',
      'https://example.org/\r\nX: y',
      'https://example.org/\rx',
      'https://exa\nmple.org',
      'ht\ntps://example.org',
      'https://example.org/\ta',
      'https://exam\tple.org',
      ' https://example.org',
      'https://example.org ',
      'https://example.org/a b',
      'https://exam ple.org',
      'https://example.org/\u00A0',
      'https://example.org/\u202Egro.elpmaxe',
      'https://\u202Eexample.org',
      'https://example.org/\u2066x\u2069',
      'https://exam\u200Bple.org',
      'https://exam\u200Dple.org',
      'https://exam\u00ADple.org',
      'https://example.org/\uFEFF',
      '\uFEFFhttps://example.org',
      'https://example.org/\u2028',
      'https://example.org/\u{E0061}',
      'https://example.org/\uD800',
      'https://example.org/\uE000',
      'https://example.org/\u007F',
      'https://example.org/\u0085',
      'https://example.org/%00',
      'https://example.org/%0d%0aSet-Cookie:a=1',
      'https://example.org/%1B[31m',
      'https://example.org/%7f',
    ],
  },
  {
    kind: 'marks that end an attribute',
    addresses: [
      'https://example.org/"onmouseover="alert(1)',
      'https://example.org/<script>',
      'https://example.org/`x`',
      '<https://example.org>',
      '"https://example.org"',
    ],
  },
  {
    kind: 'hosts that are not public names',
    addresses: [
      'https://localhost',
      'https://localhost:8080/',
      'https://example',
      'https://printer.local/',
      'https://router.lan/',
      'https://db.internal/',
      'https://127.0.0.1/',
      'https://192.168.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://127.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://１２７.0.0.1/',
      'https://example.org./',
      'https://.example.org/',
      'https://example..org/',
      'https://-example.org/',
      'https://exam_ple.org/',
      'https://example.123/',
      `https://${'a'.repeat(64)}.org/`,
      `https://${'a.'.repeat(130)}org/`,
    ],
  },
  {
    kind: 'hosts that a browser reads otherwise than a person',
    addresses: [
      'https://ex%61mple.org/',
      'https://example%2eorg/',
      'https://ⓔxample.org/',
      'https://example．org/',
      'https://example。org/',
      'https://ｅxample.org/',
      'https://example.org%2F@evil.example/',
      'https://oo\u212A.org/',
    ],
  },
  {
    kind: 'addresses that are not whole',
    addresses: [
      '',
      'https',
      'https:',
      'https://',
      'https:///example.org',
      'https:example.org',
      'https:/example.org',
      '//example.org',
      '/path',
      '#top',
      '?q=1',
      'https://?q=1',
      'https://#top',
      'www.example.org',
      'example.org',
      'https://example.org:99999/',
      'https://example.org:x/',
      `https://example.org/${'a'.repeat(2000)}`,
      `https://example.org/${'ü'.repeat(400)}`,
    ],
  },
];

describe.each(HOSTILE)('a web address is refused: $kind', ({ addresses }) => {
  test.each(addresses)('%j', (address) => {
    expect(fixFor(address)).toMatch(/^(Write|Take out|Copy|Put|Use) .+\.$/);
  });
});

test('at least 80 hostile addresses are tried', () => {
  expect(new Set(HOSTILE.flatMap(({ addresses }) => addresses)).size).toBeGreaterThanOrEqual(80);
});

describe('a refused address says what to write', () => {
  test.each([
    ['www.example.org', 'Write "https://www.example.org".'],
    ['www.example.org:8080/a', 'Write "https://www.example.org:8080/a".'],
    ['//example.org/a', 'Write "https://example.org/a".'],
    ['https:/example.org', 'Write "https://example.org".'],
    [' https://example.org', 'Write "https://example.org", with no space before or after it.'],
    ['www.example.org ', 'Write "https://www.example.org".'],
    ['javascript:alert(1)', 'Write an address that starts with https://, like "https://www.example.org".'],
    ['a@example.org', 'Write an address that starts with https://, like "https://www.example.org".'],
    ['mailto:a@example.org', 'Put the e-mail address in the e-mail field, without "mailto:".'],
    ['https://me:pw@example.org', 'Take out everything up to the @, like "https://www.example.org".'],
    [
      'https://exam\u200Bple.org',
      'Copy the web address again from the browser: it holds a zero-width space.',
    ],
    [
      'https://example.org/\u202E',
      'Copy the web address again from the browser: it holds a text direction override.',
    ],
    ['https://example.org\\@x', 'Copy the web address again from the browser: it holds the character \\.'],
    [
      'https://192.168.0.1',
      'Write the address as the group publishes it, with a name that has a dot, like "https://www.example.org".',
    ],
    [42, 'Write the whole web address, like "https://www.example.org".'],
  ])('%j: %s', (address, fix) => {
    expect(fixFor(address)).toBe(fix);
  });
});

describe('a web address is stored one way', () => {
  test.each([
    ['https://www.example.org', 'https://www.example.org/'],
    ['HTTP://Example.ORG:80/A', 'http://example.org/A'],
    ['https://example.org:8443/a?b=c&d=1#e', 'https://example.org:8443/a?b=c&d=1#e'],
    ['https://example.org/a/../b', 'https://example.org/b'],
    ['https://example.org/caffè', 'https://example.org/caff%C3%A8'],
    ["https://example.org/o'brien", "https://example.org/o'brien"],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://xn--mnchen-3ya.example/', 'https://xn--mnchen-3ya.example/'],
  ])('%s as %s', (address, stored) => {
    expect(safeUrlSchema.parse(address)).toBe(stored);
    expect(safeUrlSchema.parse(stored)).toBe(stored);
  });
});

describe('a web address for people', () => {
  test.each([
    ['https://www.example.org/', 'www.example.org'],
    ['https://example.org/groups/', 'example.org/groups'],
    ['https://example.org:8443/a', 'example.org:8443/a'],
    ['https://example.org/groups/?page=2#top', 'example.org/groups…'],
    ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
    ['https://exаmple.org/', 'xn--exmple-4nf.org'],
  ])('%s is shown as %s', (address, shown) => {
    expect(displayUrl(safeUrlSchema.parse(address))).toBe(shown);
  });
});

test('a public host has a dot and a name for its ending', () => {
  expect(['example.org', 'a.b.co.uk', 'xn--p1ai.xn--p1ai'].every(isPublicHost)).toBe(true);
  expect(['', 'org', 'Example.org', 'example.org:80', '1.2.3.4', 'a.local'].some(isPublicHost)).toBe(false);
});

test('whatever is accepted starts with http and reads back as itself', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'https://',
      'http://',
      'HTTPS://',
      'javascript:',
      '//',
      '@',
      ':',
      '\\',
      '/',
      '?',
      '#',
      '%0a',
      '.',
    ),
    fc.constantFrom(
      'example.org',
      'www.',
      'аpple',
      '127.0.0.1',
      ':80',
      '\u202E',
      '\t',
      '\n',
      ' ',
      '"',
      "'",
      '%2e',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.webPath(),
    fc.domain(),
  );
  const anything = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 5 }).map((pieces) => `https://example.org/${pieces.join('')}`),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );
  let accepted = 0;
  fc.assert(
    fc.property(anything, (address) => {
      const reading = safeUrlSchema.safeParse(address);
      if (!reading.success) return;
      accepted += 1;
      const url = new URL(reading.data);
      expect(reading.data).toMatch(/^https?:\/\/[a-z0-9.-]+(:[0-9]+)?\/[!-~]*$/);
      expect(reading.data).not.toMatch(/["<>`\\\s]/);
      expect(url.href).toBe(reading.data);
      expect(url.username + url.password).toBe('');
      expect(safeUrlSchema.parse(reading.data)).toBe(reading.data);
    }),
    { numRuns: 10_000 },
  );
  expect(accepted).toBeGreaterThan(2000);
});

test('100 kB of anything is answered', () => {
  for (const part of ['a', '.', 'a.', '/', ' ', '@', 'https://', '%', '\u0301']) {
    const long = part.repeat(100_000 / part.length);
    expect(fixFor(long)).toBe('Use a shorter web address, at most 2,000 characters.');
    expect(isPublicHost(long)).toBe(false);
  }
});
