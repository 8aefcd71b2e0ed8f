declare const scriptJson: unique symbol;

/** JSON that may stand inside a `<script>` element as it is. Only `jsonForScript` makes it. */
export type ScriptJson = string & { readonly [scriptJson]: true };

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * Data as JSON that cannot end the `<script>` element it stands in, nor open a comment, and that old JavaScript
 * parsers read too. The escapes are part of JSON: reading it back gives the same data.
 */
export function jsonForScript(data: unknown): ScriptJson {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (found) => escapes[found] ?? found) as ScriptJson;
}
