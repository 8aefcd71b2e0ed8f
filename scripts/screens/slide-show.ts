import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Presentation from 'pptxgenjs';
import type { SlidePicture } from './screen-pack.ts';

/** Width and height of a wide slide, in inches. */
const wide = { w: 13.333, h: 7.5 };

/** Slides for PowerPoint and its like: each picture fills one slide, says in words what it shows, and goes on by itself. */
export async function slideShow(title: string, pictures: readonly SlidePicture[]): Promise<Uint8Array> {
  const show = new Presentation();
  show.defineLayout({ name: 'wide', width: wide.w, height: wide.h });
  show.layout = 'wide';
  show.title = title;
  for (const { png, words } of pictures) {
    const data = `image/png;base64,${Buffer.from(png).toString('base64')}`;
    show.addSlide().addImage({ data, x: 0, y: 0, ...wide, altText: words });
  }
  const bytes = (await show.write({ outputType: 'uint8array' })) as Uint8Array;
  return goingOnByItself(bytes, pictures);
}

/** The library has no word for slides that go on by themselves, so the word is put in afterwards. */
function goingOnByItself(bytes: Uint8Array, pictures: readonly SlidePicture[]): Uint8Array {
  const files = unzipSync(bytes);
  for (const [index, { seconds }] of pictures.entries()) {
    const name = `ppt/slides/slide${index + 1}.xml`;
    const slide = files[name];
    if (slide === undefined) throw new Error(`The presentation came out without ${name}.`);
    const transition = `<p:transition spd="med" advClick="1" advTm="${seconds * 1000}"/>`;
    files[name] = strToU8(strFromU8(slide).replace('</p:clrMapOvr>', `</p:clrMapOvr>${transition}`));
  }
  return zipSync(files);
}
