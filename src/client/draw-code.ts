/** Draws the QR code of an address. Loaded once a list is there to be shared, because the encoder weighs 9 kB. */
import { qrCode } from '../formats/qr.ts';

/** Draws an address into an `<svg>` that holds one path. */
export function drawCode(picture: SVGSVGElement, address: string): void {
  const { size, path } = qrCode(address);
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.querySelector('path')?.setAttribute('d', path);
}
