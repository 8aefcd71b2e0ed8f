/**
 * Plain text as Markdown that shows the same text: what would start a list, a heading, a link or raw HTML is
 * escaped, and nothing else, so that the file stays easy to read.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeLineStart(line.trim().replace(/[\\`*<[\]]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)/g, '\\$&')))
    .join('\n');
}

function escapeLineStart(line: string): string {
  return line
    .replace(/^(#{1,6}\s|>|[-+=]+(?=\s|$)|-{3,}|~{3,})/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Paragraphs as the body of an entry; lines of a text that has line breaks become paragraphs of their own. */
export function writeBody(paragraphs: readonly string[]): string {
  return paragraphs
    .flatMap((paragraph) => paragraph.split(/\n+/))
    .map((paragraph) => escapeMarkdown(paragraph))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
