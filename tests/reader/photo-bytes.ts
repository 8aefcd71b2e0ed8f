const text = (letters: string) => Buffer.from(letters, 'latin1');

function withLength(
  bytes: Buffer,
  write: 'writeUInt16BE' | 'writeUInt32BE' | 'writeUInt32LE',
  extra = 0,
): Buffer {
  const length = Buffer.alloc(write === 'writeUInt16BE' ? 2 : 4);
  length[write](bytes.length + extra);
  return length;
}

/** A JPEG with the segments given (marker and content), which need not show anything. */
export function jpeg(...segments: { marker: number; content: string }[]): Buffer {
  const middle = segments.flatMap(({ marker, content }) => {
    const bytes = text(content);
    return [Buffer.from([0xff, marker]), withLength(bytes, 'writeUInt16BE', 2), bytes];
  });
  return Buffer.concat([text('\xff\xd8'), ...middle, text('\xff\xda\0\x08\x01\x01\0\0?\0\x12\x34\xff\xd9')]);
}

/** A PNG with the chunks given, between its header and its end. */
export function png(...chunks: { name: string; content: string }[]): Buffer {
  const all = [
    { name: 'IHDR', content: '\0'.repeat(13) },
    ...chunks,
    { name: 'IDAT', content: 'x' },
    { name: 'IEND', content: '' },
  ];
  const parts = all.flatMap(({ name, content }) => [
    withLength(text(content), 'writeUInt32BE'),
    text(name),
    text(content),
    text('\0\0\0\0'),
  ]);
  return Buffer.concat([text('\x89PNG\r\n\x1a\n'), ...parts]);
}

/** A WebP with the chunks given after the picture. */
export function webp(...chunks: { name: string; content: string }[]): Buffer {
  const all = [{ name: 'VP8 ', content: 'picture!' }, ...chunks];
  const parts = all.flatMap(({ name, content }) => {
    const bytes = text(content.length % 2 === 0 ? content : `${content}\0`);
    return [text(name), withLength(text(content), 'writeUInt32LE'), bytes];
  });
  const inside = Buffer.concat([text('WEBP'), ...parts]);
  return Buffer.concat([text('RIFF'), withLength(inside, 'writeUInt32LE'), inside]);
}
