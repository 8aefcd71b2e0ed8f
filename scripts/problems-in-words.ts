import type { Problem } from '../src/domain/problem.ts';
export function problemsInWords(problems: readonly Problem[]): string {
  return problems.map((p) => `${p.severity} ${p.file}:${p.line ?? ''} ${p.field ?? ''} ${p.found} -> ${p.fix} [${p.rule}]\n`).join('');
}
