/** The same record with some parts changed; a part that is nothing goes, so that it is not written. */
export function withParts<Item extends object>(item: Item, parts: Partial<Item>): Item {
  const entries = Object.entries({ ...item, ...parts }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries) as Item;
}
