import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailSchema, isConsumerMail, mailtoHref } from '../../src/domain/email.ts';

const fixFor = (value: unknown) => emailSchema.safeParse(value).error?.issues[0]?.message;

describe('an e-mail address', () => {
  test.each([
    ['hello@example.org', 'hello@example.org'],
    ['Mary.Smith+desk@Example.ORG', 'Mary.Smith+desk@example.org'],
    ["o'brien@example.co.uk", "o'brien@example.co.uk"],
    ['_desk-1@sub.example.org', '_desk-1@sub.example.org'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s is stored as %s', (address, stored) => {
    expect(emailSchema.parse(address)).toBe(stored);
  });

  test.each([
    '',
    '@',
    'a@',
    '@example.org',
    'a@b',
    'a@@example.org',
    'a@b@example.org',
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    '-a@example.org',
    '+a@example.org',
    '"a b"@example.org',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@localhost',
    'a@example.org.',
    'a@-example.org',
    'a@exam_ple.org',
    'a%b@example.org',
    'a?subject=x@example.org',
    'a&b=c@example.org',
    'a@example.org?bcc=b@example.org',
    'a@example.org,b@example.org',
    'a@example.org\nBcc: b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a\u0000@example.org',
    'a@exam\u200Bple.org',
    'a\u202E@example.org',
    'é@example.org',
    'a@exаmple.org',
    'a@oo\u212A.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'a.'.repeat(130)}org`,
  ])('%j is refused', (address) => {
    expect(fixFor(address)).toMatch(/^(Write|Type|Use) .+\.$/);
  });

  test.each([
    [
      'Bodmin Library <bodmin@example.org>',
      'Write one e-mail address and nothing else, like "bodmin@example.org".',
    ],
    ['mailto:a@example.org', 'Write one e-mail address and nothing else, like "a@example.org".'],
    ['a@example.org or b@example.org', 'Write one e-mail address and nothing else, like "a@example.org".'],
    ['hello example.org', 'Type the e-mail address again, like "hello@example.org": it holds a space.'],
    [
      'hello\u200B@x',
      'Type the e-mail address again, like "hello@example.org": it holds a zero-width space.',
    ],
    [
      'hello@b',
      'Write an e-mail address with one @ and, after it, a name with a dot, like "hello@example.org".',
    ],
    [7, 'Write the e-mail address, like "hello@example.org".'],
  ])('%j: %s', (address, fix) => {
    expect(fixFor(address)).toBe(fix);
  });
});

describe('a link that starts a message', () => {
  const desk = emailSchema.parse("o'desk+1@example.org");

  test('encodes every part', () => {
    expect(mailtoHref(desk)).toBe('mailto:o%27desk%2B1@example.org');
    expect(mailtoHref(desk, { subject: 'Plot 14 & more?', body: 'Hello,\nit’s "right".' })).toBe(
      'mailto:o%27desk%2B1@example.org?subject=Plot%2014%20%26%20more%3F&body=Hello%2C%0D%0Ait%E2%80%99s%20%22right%22.',
    );
  });

  test('a line break in the subject cannot start another header', () => {
    expect(mailtoHref(desk, { subject: 'Hi\r\nBcc: x@example.org' })).toContain(
      'subject=Hi%20Bcc%3A%20x%40example.org',
    );
  });

  test('any words at all come back as they went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const href = mailtoHref(desk, { body: body.replace(/[\r\n]/g, ' ') });
        expect(href).toMatch(/^mailto:[A-Za-z0-9%@._?=&!~*()-]+$/);
        expect(decodeURIComponent(href.slice(href.indexOf('body=') + 5))).toBe(body.replace(/[\r\n]/g, ' '));
      }),
    );
  });

  test('half a broken character does not stop the page', () => {
    expect(mailtoHref(desk, { subject: 'a\uD800b' })).toContain('subject=a%EF%BF%BDb');
  });
});

describe('mail that people hold themselves', () => {
  test.each([
    'gmail.com',
    'googlemail.com',
    'hotmail.co.uk',
    'outlook.com',
    'yahoo.co.uk',
    'btinternet.com',
    'icloud.com',
  ])('%s is', (host) => {
    expect(isConsumerMail(emailSchema.parse(`a@${host}`))).toBe(true);
  });

  test.each([
    'example.org',
    'trafford.gov.uk',
    'nhs.net',
    'outlook.example.org',
    'mygmail.com',
    'live.org.uk',
  ])('%s is not', (host) => {
    expect(isConsumerMail(emailSchema.parse(`a@${host}`))).toBe(false);
  });
});

test('100 kB of anything is answered', () => {
  for (const part of ['a', '.', 'a.', '@', ' ', 'a@', '\u0301']) {
    expect(fixFor(part.repeat(100_000 / part.length))).toBe(
      'Use an e-mail address of at most 254 characters.',
    );
  }
});
