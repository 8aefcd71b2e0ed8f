/** One page of a list that is too long for a single page. */
export interface NumberedPage<Item> {
  /** 1 for the first. */
  readonly number: number;
  readonly items: readonly Item[];
}

/** A link from one page of a list to another. */
export interface PageLink {
  readonly number: number;
  readonly href: string;
  /** Whether the reader is on that page. */
  readonly here: boolean;
}

/** Cuts a list into pages of at most `size` items. An empty list is one empty page, which says so. */
export function cutIntoPages<Item>(items: readonly Item[], size: number): readonly NumberedPage<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    items: items.slice(index * size, (index + 1) * size),
  }));
}

/** The address of one page of a list: the first is the list's own address, others end in their number. */
export function numberedAddress(address: string, number: number): string {
  return number === 1 ? address : `${address}${number}/`;
}

/** Links to all pages of a list; none for a list of one page. */
export function pageLinks(address: string, count: number, here: number): readonly PageLink[] {
  if (count < 2) return [];
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    href: numberedAddress(address, index + 1),
    here: index + 1 === here,
  }));
}
