/**
 * Whether the site has its editing form at `/admin/`, with the page that checks one entry in a tap
 * (`/admin/#/check/<slug>`). While it has none, nothing links there, so that no link leads nowhere.
 */
export const hasEditingForm = false;

/** Where one entry is checked in a tap; undefined while there is no editing form. */
export function oneTapCheck(
  base: string,
  slug: string,
  hasForm: boolean = hasEditingForm,
): string | undefined {
  return hasForm ? `${base}admin/#/check/${slug}` : undefined;
}
