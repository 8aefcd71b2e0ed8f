/** A text that Markdown shows as it is, and that calls nobody: signs of Markdown, HTML and mentions are escaped. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, (sign) => `\\${sign}`)
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//');
}

/**
 * A text of one line for the middle of a sentence: as `escapeMarkdown`, with line breaks and hidden signs made blank,
 * no start of a list or heading, and no number of an issue, nor an address, that a host would make a link of.
 */
export function escapeMarkdownLine(text: string): string {
  const oneLine = text

    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .trim();
  return escapeMarkdown(oneLine)
    .replace(/^(\d+)\./, String.raw`$1\.`)
    .replace(/^[-=]/, String.raw`\$&`)
    .replace(/\b(www)\./gi, '$1\u200b.')
    .replace(/\b(GH-)(?=\d)/gi, '$1\u200b');
}
