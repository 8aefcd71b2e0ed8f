/** Finds the project's code and what each file imports, with TypeScript's own parser. */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A file of code, by its path from the project's folder (forward slashes) and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** One import as written. `specifier` is undefined when it is worked out at run time. */
export interface Import {
  specifier: string | undefined;
  /** 1 for the first line of the file. */
  line: number;
  typeOnly: boolean;
}

const PROJECT = new URL('../../', import.meta.url);

/** Every file of code in `src`, `scripts`, `functions` and `tests`. */
export function readSourceFiles(): SourceFile[] {
  return globSync('{src,scripts,functions,tests}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,astro}', {
    cwd: PROJECT,
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, PROJECT), 'utf8') }));
}

/** The front matter of an `.astro` file, without its fences; empty when it has none. */
export function frontmatterOf(text: string): string {
  return /^\s*---\r?\n([\s\S]*?)^---/m.exec(text)?.[1] ?? '';
}

/** What a file imports: by `import`, `export from`, `import()`, `import type`, or `<script src>`. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return path.endsWith('.astro') ? importsOfAstro(text) : importsOfScript(text);
}

function importsOfAstro(text: string): Import[] {
  const frontmatter = frontmatterOf(text);
  const body = text.slice(text.indexOf(frontmatter) + frontmatter.length);
  const scripts = [...body.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)];
  const linked = [...body.matchAll(/<script\b[^>]*\bsrc=(["'])(\.[^"']*)\1/g)];
  const markup = body.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, blank);
  const inMarkup = [...markup.matchAll(/\bimport\(\s*(?:(["'`])([^"'`]*)\1)?/g)];
  const bodyStart = text.length - body.length;
  return [
    ...shift(importsOfScript(frontmatter), lineAt(text, text.indexOf(frontmatter))),
    ...scripts.flatMap((match) =>
      shift(
        importsOfScript(match[1] ?? ''),
        lineAt(text, bodyStart + match.index + match[0].indexOf('>') + 1),
      ),
    ),
    ...[...linked, ...inMarkup].map((match) => ({
      specifier: match[2],
      line: lineAt(text, bodyStart + match.index),
      typeOnly: false,
    })),
  ];
}

/** The same text with everything but its line ends replaced, so that places stay where they were. */
function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}

function shift(imports: Import[], firstLine: number): Import[] {
  return imports.map((found) => ({ ...found, line: found.line + firstLine - 1 }));
}

function importsOfScript(text: string): Import[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = importAt(node);
    if (found) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      imports.push({ specifier: literalText(found.from), line, typeOnly: found.typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function importAt(node: ts.Node): { from: ts.Node | undefined; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { from: node.moduleSpecifier, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { from: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isExternalModuleReference(node)) return { from: node.expression, typeOnly: false };
  if (ts.isImportTypeNode(node)) {
    return { from: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, typeOnly: true };
  }
  if (ts.isCallExpression(node) && isImportCall(node.expression)) {
    return { from: node.arguments[0], typeOnly: false };
  }
  return undefined;
}

/** `import(...)`, `require(...)` and Vite's `import.meta.glob(...)` all bring other files in. */
function isImportCall(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  return ts.isPropertyAccessExpression(callee) && callee.getText().startsWith('import.meta.glob');
}

function literalText(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}
