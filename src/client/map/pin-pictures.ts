/** Draws the pins: a drop in the colour of the theme with its shape, a disc with room for a number for several. */
import type { StyleImageSource } from 'maplibre-gl';
import { palette, themeColours } from '../../map/palette.ts';
import { pinShapes } from '../../map/pin-shapes.ts';

/** Pixels drawn for each px shown, so that pins stay sharp on any screen. */
export const pinSharpness = 3;

/** How a pin looks. Hollow ones want a word with somebody first: ring before you go, paused, not checked. */
export interface PinLook {
  readonly shape: keyof typeof pinShapes;
  readonly colour: keyof typeof themeColours;
  readonly isHollow: boolean;
}

const drop = 'M18 44C14 35.5 3 29 3 17.5a15 15 0 0 1 30 0C33 29 22 35.5 18 44z';

/** One thing: a drop whose end stands on the place; 36 by 46. */
export function drawDrop({ shape, colour, isHollow }: PinLook, isChosen = false): StyleImageSource {
  const grown = isChosen ? 1.35 : 1;
  return drawn(36 * grown, 46 * grown, (pen) => {
    pen.scale(grown, grown);
    const outline = new Path2D(drop);
    pen.lineJoin = 'round';
    pen.fillStyle = isHollow ? palette.white : themeColours[colour];
    pen.strokeStyle = isHollow ? themeColours[colour] : palette.white;
    pen.lineWidth = isHollow ? 3 : 2.5;
    if (isChosen) {
      pen.fillStyle = palette.marigold;
      pen.strokeStyle = palette.ink;
    }
    pen.fill(outline);
    pen.stroke(outline);
    pen.translate(8, 7.5);
    pen.scale(20 / 24, 20 / 24);
    pen.fillStyle = isChosen ? palette.ink : isHollow ? themeColours[colour] : palette.white;
    pen.fill(new Path2D(pinShapes[shape]));
  });
}

/** Several things at one place: a square-shouldered disc on a point, for a number; 40 by 46. */
export function drawSeveral(colour: keyof typeof themeColours, isChosen = false): StyleImageSource {
  return drawn(40, 46, (pen) => {
    const outline = new Path2D(
      'M11 2h18a9 9 0 0 1 9 9v14a9 9 0 0 1-9 9h-4l-5 10-5-10h-4a9 9 0 0 1-9-9V11a9 9 0 0 1 9-9z',
    );
    pen.lineJoin = 'round';
    pen.fillStyle = isChosen ? palette.marigold : themeColours[colour];
    pen.strokeStyle = isChosen ? palette.ink : palette.white;
    pen.lineWidth = 2.5;
    pen.fill(outline);
    pen.stroke(outline);
  });
}

/** Several places close together: a disc for a number, with a ring round it. */
export function drawCluster(width: number): StyleImageSource {
  return drawn(width, width, (pen) => {
    const middle = width / 2;
    disc(pen, middle, middle - 1, palette.white);
    disc(pen, middle, middle - 3.5, palette.damson);
    pen.strokeStyle = palette.marigold;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(middle, middle, middle - 6, 0, 2 * Math.PI);
    pen.stroke();
  });
}

/** Somewhere in this part of town, and no closer on purpose: a ring of dots round a number. */
export function drawArea(isChosen = false): StyleImageSource {
  const width = 46;
  return drawn(width, width, (pen) => {
    const middle = width / 2;
    disc(pen, middle, middle - 2, isChosen ? palette.marigold : palette.white);
    pen.strokeStyle = isChosen ? palette.ink : palette.damson;
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.setLineDash([0.1, 5.6]);
    pen.beginPath();
    pen.arc(middle, middle, middle - 4.5, 0, 2 * Math.PI);
    pen.stroke();
  });
}

/** Where somebody is: a sun with a ring. */
export function drawHere(): StyleImageSource {
  const width = 30;
  return drawn(width, width, (pen) => {
    const middle = width / 2;
    disc(pen, middle, middle - 1, palette.white);
    disc(pen, middle, middle - 3, palette.ink);
    disc(pen, middle, middle - 6, palette.marigold);
  });
}

function disc(pen: CanvasRenderingContext2D, middle: number, radius: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.fill();
}

function drawn(width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * pinSharpness);
  canvas.height = Math.ceil(height * pinSharpness);
  const pen = canvas.getContext('2d')!;
  pen.scale(pinSharpness, pinSharpness);
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
