/**
 * A selector of a part of Decap's pages, by the name that Decap's own style sheet gives it. These names are all that
 * ties us to its insides: here, and in `admin.css`. tests/browser/admin-access.test.ts looks for each of them.
 */
export function part(name: DecapPart): string {
  return `[class*='-${name}']`;
}

/** Parts of Decap's pages that are mended. */
export const decapParts = [
  'CollectionMain',
  'ControlContainer',
  'ControlErrorsList',
  'ControlHint',
  'EditorContainer',
  'EditorToggle',
  'FieldLabel',
  'PreviewPaneContainer-ControlPaneContainer',
  'PublishButton',
  'SearchInput',
  'SidebarContainer',
  'StyledAuthenticationPage',
  'ToolbarContainer',
  'TopBarContainer',
] as const;

/** Name of a part of Decap's pages. */
export type DecapPart = (typeof decapParts)[number];

/** All parts of a kind within an element. */
export function partsIn(root: ParentNode, name: DecapPart): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(part(name))];
}

/** Sets an attribute only where it differs, so that looking again changes nothing. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
