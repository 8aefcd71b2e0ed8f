import type { PagePartsView } from '../views/page-parts-view.ts';

declare global {
  namespace App {
    interface Locals {
      /** What the components that a page in MDX may use have to show; set by the page that renders it. */
      pageParts: PagePartsView;
    }
  }
}
