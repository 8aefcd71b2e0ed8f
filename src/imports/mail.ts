/** A saved e-mail, as far as a suggestion needs it. Who sent it is not read at all. */
export interface Mail {
  readonly subject: string;
  /** What the header says of the day, as it stands there. */
  readonly date?: string | undefined;
  /** The plain text; that of the HTML part where there is no other. */
  readonly text: string;
  readonly isHtml: boolean;
  /** How many attachments were passed over. */
  readonly attachments: number;
}

const headerBlock = /^(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?=\n|$)/;
const tellingHeader = /^(?:from|subject|date|received|return-path|message-id|mime-version):/im;

/** Whether a text is a saved e-mail: it starts with the lines that every mail has. */
export function isMail(text: string): boolean {
  const [block] = headerBlock.exec(withoutMailbox(text)) ?? [];
  return block !== undefined && tellingHeader.test(block);
}

/** Mails within mails go no deeper than this. */
const deepest = 5;

/** More parts than this are no letter to a panel. */
const mostParts = 40;

/** Reads a saved e-mail (RFC 5322, with the parts of RFC 2045). What cannot be understood is left out. */
export function readMail(text: string): Mail {
  const { headers, body } = splitHeaders(withoutMailbox(text));
  const parts = partsOf(headers, body, 0).slice(0, mostParts);
  const plain = parts.find(({ type, isAttached }) => type === 'text/plain' && !isAttached);
  const html = parts.find(({ type, isAttached }) => type === 'text/html' && !isAttached);
  const chosen = plain ?? html;
  return {
    subject: decodeWords(headers.get('subject') ?? ''),
    date: headers.get('date'),
    text: chosen?.text ?? '',
    isHtml: chosen !== undefined && chosen === html,
    attachments: parts.filter((part) => part !== plain && part !== html).length,
  };
}

/** Mailboxes begin each mail with a line of their own. */
function withoutMailbox(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^From [^\n]*\n/, '');
}

type Headers = ReadonlyMap<string, string>;

function splitHeaders(text: string): { headers: Headers; body: string } {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end === -1 ? '' : text.slice(end + 1).replace(/^\n/, '') };
}

interface Part {
  readonly type: string;
  readonly text: string;
  readonly isAttached: boolean;
}

function partsOf(headers: Headers, body: string, depth: number): Part[] {
  const type = (headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
  const isAttached = /^attachment/i.test(headers.get('content-disposition') ?? '');
  const boundary = parameter(headers.get('content-type'), 'boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && depth < deepest) {
    const [, ...pieces] = `\n${body}`.split(`\n--${boundary}`);
    return pieces
      .filter((piece) => !piece.startsWith('--'))
      .slice(0, mostParts)
      .flatMap((piece) => {
        const inner = splitHeaders(piece.replace(/^[ \t]*\n/, ''));
        return partsOf(inner.headers, inner.body, depth + 1);
      });
  }
  if (!type.startsWith('text/')) return [{ type, text: '', isAttached: true }];
  const charset = parameter(headers.get('content-type'), 'charset') ?? 'utf-8';
  return [{ type, text: decodeBody(body, headers.get('content-transfer-encoding'), charset), isAttached }];
}

function parameter(header: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2];
}

function decodeBody(body: string, encoding: string | undefined, charset: string): string {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return fromBytes(bytesOfBase64(body), charset);
    case 'quoted-printable':
      return fromBytes(
        bytesOfQuotedPrintable(body.replace(/(?<![ \t])[ \t]+$/gm, '').replace(/=\n/g, '')),
        charset,
      );
    default:
      return body;
  }
}

function bytesOfBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  const whole = clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0));
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}

/** Letters beyond ASCII stand for themselves: the file was read as UTF-8 already. */
function bytesOfQuotedPrintable(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  for (const [piece] of text.matchAll(/=[0-9A-Fa-f]{2}|[^=]+|=/g)) {
    if (/^=[0-9A-Fa-f]{2}$/.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else for (const byte of encoder.encode(piece)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function fromBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** "=?utf-8?q?Caf=C3=A9?=" is "Café" (RFC 2047). */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([\w-]{1,40})\?([bq])\?([^?]{0,500})\?=/gi,
      (_, charset: string, way: string, word: string) =>
        way.toLowerCase() === 'b'
          ? fromBytes(bytesOfBase64(word), charset)
          : fromBytes(bytesOfQuotedPrintable(word.replaceAll('_', ' ')), charset),
    );
}
