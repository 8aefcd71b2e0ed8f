import type { Problem } from '../../../src/domain/problem.ts';
import type { BuiltPage } from '../built-page.ts';
import { counted } from '../progress.ts';
import { screenPage } from './inline-code.ts';
import { siteError, type SiteRule } from './rule.ts';

const rule = 'content-security';
const fix = 'Take the policy from src/layouts/content-security-policy.ts, first thing after the charset.';

/** What scripts may come from, and what only the page that searches may use besides. */
const scriptSources = new Set(["'self'", "'none'"]);
const searchPage = 'find/index.html';
const searchSources = new Set([...scriptSources, "'wasm-unsafe-eval'"]);

/** A screen names its one script by the fingerprint, in small letters once the policy is read. */
const fingerprint = /^'sha256-[a-z0-9+/=]{44}'$/;

/** Directives without which a policy leaves a way round it; `default-src` stands for those not given. */
const neededDirectives = ['default-src', 'script-src', 'base-uri', 'form-action'];

/**
 * Each page carries exactly one content security policy, before anything that loads or runs. A policy below a
 * script does not stop that script, and one that has slipped out of `<head>` is ignored by browsers.
 */
export const everyPageIsGuarded: SiteRule = (site) => site.pages.flatMap(wrongWith);

function wrongWith(page: BuiltPage): Problem[] {
  const [policy] = page.policies;
  if (!policy || page.policies.length > 1) {
    return [
      siteError(
        rule,
        page.file,
        counted(page.policies.length, 'content security policy', 'content security policies'),
        fix,
      ),
    ];
  }
  const directives = directivesOf(policy.text);
  const missing = neededDirectives.filter((name) => !directives.has(name));
  const allowed = page.file === searchPage ? searchSources : scriptSources;
  const isScreen = screenPage.test(page.file);
  const loose = (directives.get('script-src') ?? []).filter(
    (source) => !allowed.has(source) && !(isScreen && fingerprint.test(source)),
  );
  return [
    ...(policy.after.length > 0 ? [`a policy after <${policy.after.join('>, <')}>`] : []),
    ...missing.map((name) => `a policy without ${name}`),
    ...loose.map((source) => `a policy that lets scripts come from ${source}`),
  ].map((found) => siteError(rule, page.file, found, fix));
}

function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/);
      return [name, sources];
    }),
  );
}
