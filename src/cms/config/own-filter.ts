import type { EditingConfig } from './editing-config.ts';

/**
 * The configuration with a filter for the entries that somebody looks after.
 *
 * @param member slug of whoever uses this device, as they have said before
 */
export function withOwnFilter(config: EditingConfig, member: string | undefined): EditingConfig {
  if (member === undefined) return config;
  const mine = { label: 'Mine', field: 'steward', pattern: `^${member.replace(/[^a-z0-9-]/g, '')}$` };
  return {
    ...config,
    collections: config.collections.map((collection) =>
      collection.name === 'assets'
        ? {
            ...collection,
            view_filters: [mine, ...((collection['view_filters'] as object[] | undefined) ?? [])],
          }
        : collection,
    ),
  };
}
