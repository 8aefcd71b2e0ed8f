/** Name of the widget that holds the whole photo of an entry: file, words and credit. */
export const photoWidget = 'photo';

/** In the configuration: no library of pictures beside the entries. */
export const withoutLibrary = { media_library: { name: 'none' } } as const;
