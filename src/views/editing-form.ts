import { addressOf } from './addresses.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Where one entry is checked in a tap (`/admin/#/check/<slug>`); undefined where the site has no editing form, so that
 * no link leads nowhere.
 */
export function oneTapCheck(
  { base, hasEditingForm }: Pick<ViewContext, 'base' | 'hasEditingForm'>,
  slug: string,
): string | undefined {
  return hasEditingForm === true ? `${addressOf.admin(base)}#/check/${slug}` : undefined;
}
