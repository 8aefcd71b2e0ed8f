import type { FormContext } from '../form-context.ts';
import { photoWidget, withoutLibrary } from './photo-settings.ts';
import { PhotoControl } from './photo-widget.ts';

/**
 * Registers the photo of an entry. Decap's own library of pictures is left out: photos in it have no words and belong to
 * nothing, it draws small ones larger, and its cards cannot be reached with a keyboard.
 */
export function registerPhotos({ cms }: FormContext): void {
  cms.registerWidget(photoWidget, PhotoControl as never);
  const none = { show: () => undefined, hide: () => undefined, enableStandalone: () => false };
  cms.registerMediaLibrary({ name: withoutLibrary.media_library.name, init: () => none } as never);
}
