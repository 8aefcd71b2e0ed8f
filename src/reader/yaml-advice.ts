import { quote } from './say-value.ts';

/** A fault in the way a line is written, as the YAML library names it. */
export interface YamlFault {
  /** The library's name of the fault. */
  readonly code: string;
  /** The library's own words, which tell apart faults of one name. */
  readonly message: string;
  /** The line the fault was found on. */
  readonly lineText: string;
}

/** What was found and what to write instead. */
export interface Advice {
  readonly found: string;
  readonly fix: string;
}

const line = (fault: YamlFault) => `This line reads ${quote(fault.lineText.trim())}.`;

/** What people usually did when the library finds a fault. The first row that fits wins. */
const faultTable: readonly {
  fits: (fault: YamlFault) => boolean;
  found?: (fault: YamlFault) => string;
  fix: (fault: YamlFault) => string;
}[] = [
  {
    fits: ({ code, lineText }) => code === 'TAB_AS_INDENT' || /^ *\t/.test(lineText),
    found: () => 'This line starts with a tab.',
    fix: () => 'Use spaces instead of the tab, as many as the lines beside it have.',
  },
  {
    fits: ({ code, lineText }) => code === 'BLOCK_AS_IMPLICIT_KEY' && /:\s.*:(\s|$)/.test(lineText),
    found: (fault) => `There is a second colon in ${quote(fault.lineText.trim())}.`,
    fix: ({ lineText }) => `Put quotes round the words after the first colon: ${quoteValueOf(lineText)}`,
  },
  {
    fits: ({ code, lineText }) => code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*\S+:\s+\S/.test(lineText),
    fix: () =>
      'A field with words of its own cannot have further fields under it. Start the next line as far left as this one, or take the words out.',
  },
  {
    fits: ({ code, lineText }) => code === 'BAD_SCALAR_START' && !/^\s*["']/.test(lineText),
    fix: ({ lineText }) => `Put quotes round the words after the colon: ${quoteValueOf(lineText)}`,
  },
  {
    fits: ({ code, lineText }) =>
      /IMPLICIT_KEY|MISSING_CHAR/.test(code) && /^\s*(?:- )?[A-Za-z]+:\S/.test(lineText),
    found: (fault) => `There is no space after the colon in ${quote(fault.lineText.trim())}.`,
    fix: ({ lineText }) =>
      `Write a space after the colon, like ${quote(lineText.trim().replace(':', ': '))}.`,
  },
  {
    fits: ({ code, lineText }) => /IMPLICIT_KEY|MISSING_CHAR/.test(code) && !lineText.includes(':'),
    fix: () =>
      'Each line here needs a name, a colon and a value, like "title: Slow Miles". If these words belong to the line above, put them on that line.',
  },
  {
    fits: ({ message }) => /flow-(seq|map)-end/.test(message),
    fix: () => 'There is a closing bracket too many. Take it out.',
  },
  {
    fits: ({ message }) => message.includes('block-seq-ind on same line'),
    fix: () => 'Start the list on the next line, or put quotes round the words if they begin with a hyphen.',
  },
  {
    fits: ({ code }) => code === 'BAD_DQ_ESCAPE',
    fix: () => 'Write the backslash twice (\\\\), or use single quotes round the words.',
  },
  {
    fits: ({ code, message }) => code === 'BAD_INDENT' || message.includes('item without - indicator'),
    fix: () => 'Start this line exactly as far from the left as the other lines of its group.',
  },
  {
    fits: ({ lineText }) => /:\s*[|>]/.test(lineText),
    fix: () => 'Start the words on the next line, two spaces further in.',
  },
  {
    fits: ({ lineText }) => lineText.startsWith('%'),
    fix: () => 'Take this line out: an entry needs no lines that begin with %.',
  },
];

/** Says in plain words what is wrong with a line, and what to write instead. */
export function adviceFor(fault: YamlFault): Advice {
  const row = faultTable.find(({ fits }) => fits(fault));
  return {
    found: (row?.found ?? line)(fault),
    fix:
      row?.fix(fault) ??
      'Write a name, a colon, a space and a value. If the value holds signs like : # { or quotes, put it in double quotes.',
  };
}

/** A quote or bracket that goes wrong on its own line. */
export interface LineFault extends Advice {
  /** Line in the text, counted from 0. */
  readonly lineIndex: number;
}

const quotedValue = /^\s*(?:- +)*(?:[A-Za-z_-]+: +)?(?<value>["'].*)$/;
const wholeQuotes = { '"': /^"(?:[^"\\]|\\.)*"/, "'": /^'(?:[^']|'')*'/ };

/**
 * Finds the first line whose quotes do not come in pairs. The library notices them only where they end the file,
 * or at the next quote further down, which is not where they must be mended.
 */
export function findQuoteFault(text: string): LineFault | undefined {
  for (const [lineIndex, lineText] of text.split(/\r?\n/).entries()) {
    const value = quotedValue.exec(lineText)?.groups?.['value'];
    const advice = value === undefined ? undefined : adviseOnQuotes(value, lineText);
    if (advice) return { lineIndex, ...advice };
  }
  return undefined;
}

/** Finds the last line on which a square or curly bracket opens and does not close. */
export function findOpenBracket(text: string): LineFault | undefined {
  const lines = text.split(/\r?\n/);
  const lineIndex = lines.findLastIndex((lineText) => bracketLeftOpen(lineText) !== undefined);
  const bracket = bracketLeftOpen(lines[lineIndex] ?? '');
  if (bracket === undefined) return undefined;
  return {
    lineIndex,
    found: `A bracket opens in ${quote((lines[lineIndex] ?? '').trim())} and does not close.`,
    fix: `Write ${bracket === '[' ? ']' : '}'} where the list or group ends.`,
  };
}

function bracketLeftOpen(lineText: string): '[' | '{' | undefined {
  const count = (bracket: string) => lineText.split(bracket).length;
  if (count('[') > count(']')) return '[';
  return count('{') > count('}') ? '{' : undefined;
}

function adviseOnQuotes(value: string, lineText: string): Advice | undefined {
  const mark = value.startsWith('"') ? '"' : "'";
  const called = mark === '"' ? 'double quote' : 'single quote';
  const closed = wholeQuotes[mark].exec(value)?.[0];
  if (closed === undefined) {
    return {
      found: `A ${called} (${mark}) opens in ${quote(lineText.trim())} and does not close.`,
      fix: `Write another ${mark} at the end of the words.`,
    };
  }
  const rest = value.slice(closed.length);
  if (/^\s*(?:$|#|[,\]}:])/.test(rest)) return undefined;
  return {
    found: `There are words after the closing quote in ${quote(lineText.trim())}.`,
    fix: `Put double quotes round the whole, and single ones inside: ${quoteValueOf(lineText)}`,
  };
}

/** The line with its value in double quotes; quotes inside become single ones. */
function quoteValueOf(lineText: string): string {
  const [, start = '', value = ''] = /^\s*((?:- +)*[^\s:"']+:\s+|(?:- +)+|)(.*?)\s*$/.exec(lineText) ?? [];
  const bare = value
    .replace(/^["']|["']$/g, '')
    .replaceAll('"', "'")
    .replaceAll('\\', '\\\\');
  return `${start}"${bare}"`.slice(0, 200);
}
