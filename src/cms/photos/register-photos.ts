import type { FormContext } from '../form-context.ts';
import { PhotoControl } from './photo-widget.ts';

/** Name of the widget that holds the whole photo of an entry, and of the place where Decap's own library would be. */
export const photoWidget = 'photo';

/** In the configuration: no library of pictures beside the entries. */
export const withoutLibrary = { media_library: { name: 'none' } };

/**
 * Registers the photo of an entry. Decap's own library of pictures is left out: photos in it have no words and belong to
 * nothing, it draws small ones larger, and its cards cannot be reached with a keyboard.
 */
export function registerPhotos({ cms }: FormContext): void {
  cms.registerWidget(photoWidget, PhotoControl as never);
  const none = { show: () => undefined, hide: () => undefined, enableStandalone: () => false };
  cms.registerMediaLibrary({ name: 'none', init: () => none } as never);
}
