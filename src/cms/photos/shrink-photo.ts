import { fitWithin } from './fit-within.ts';
import { markOf, photoName } from './photo-name.ts';

/** Longest side of a photo that is kept, in pixels. */
export const longestSide = 1600;

const quality = 0.8;

/** What a person is told when a file cannot be used as a photo. */
export class UnusablePhoto extends Error {
  override readonly name = 'UnusablePhoto';
}

/**
 * Draws a photo afresh as a JPEG of a sensible size. Only what can be seen is drawn, the right way up: where and when it
 * was taken, by whom and with what, stays behind.
 *
 * @param entry name of the entry it belongs to, for the name of the file
 * @throws UnusablePhoto when the browser cannot read it as a picture
 */
export async function shrinkPhoto(photo: Blob, entry: string): Promise<File> {
  const picture = await readPicture(photo);
  const { width, height } = fitWithin(picture, longestSide);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (pen === null)
    throw new UnusablePhoto('This browser cannot make the photo smaller. Try another browser.');
  // A JPEG has no clear parts: without paper they would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  if (drawn === null)
    throw new UnusablePhoto('This browser cannot make the photo smaller. Try another browser.');
  const name = photoName(entry, await markOf(await drawn.arrayBuffer()));
  return new File([drawn], name, { type: 'image/jpeg' });
}

async function readPicture(photo: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(photo);
  } catch (error) {
    throw new UnusablePhoto('This is not a photo that can be read. Choose a JPEG, PNG or WebP picture.', {
      cause: error,
    });
  }
}
