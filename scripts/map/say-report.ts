import { relative } from 'node:path';
import { counted } from '../build/progress.ts';
import type { BasemapReport } from './build-basemap.ts';
import type { MapCheck } from './check-basemap.ts';

/**
 * Says in plain words what came of making a basemap.
 *
 * @param startDir the folder that paths are told from
 */
export function sayReport(report: BasemapReport, startDir: string): string {
  const { shapes, written, largestTile } = report;
  const from = { asked: 'as you asked', files: 'as the files say', site: 'from site.json' }[report.boxFrom];
  const lines = [
    `The map of ${report.area}, box ${report.box.map((side) => Number(side.toFixed(5))).join(',')} (${from}).`,
    `Streets and paths with ${counted(report.namedRoads, 'different name')}. Towns, villages and parts of them: ${thousands(report.places)}.`,
    `Pieces of streets: ${thousands(shapes.roads)}; buildings: ${thousands(shapes.buildings)}; water: ${thousands(shapes.water)}; green and other ground: ${thousands(shapes.landuse)}; landmarks: ${thousands(shapes.pois)}.`,
    report.osmDate === undefined
      ? 'How new the data is, the file does not say.'
      : `The data of OpenStreetMap is from ${report.osmDate}.`,
    report.brokenAreas > 0 &&
      `Of ${counted(report.brokenAreas, 'area')} the file holds only a part of the edge; what was whole is drawn.`,
    ...report.warnings.map(({ text }) => `Look at this: ${text}`),
    written &&
      `Wrote ${tellPath(written.path, startDir)}: ${kilobytes(written.bytes)}. On the site: ${counted(report.tiles, 'file')}, ${kilobytes(report.siteBytes)}, the largest ${kilobytes(largestTile.bytes)} (${largestTile.address}). It took ${report.seconds.toFixed(1)} s.`,
  ];
  return `${lines.filter((line) => typeof line === 'string').join('\n')}\n`;
}

/** Says in plain words what came of looking at a basemap. */
export function sayCheck({ problems, bytes, box, osmDate, inspection }: MapCheck): string {
  const lines = [
    box && `The map covers ${box.map((side) => Number(side.toFixed(5))).join(',')}.`,
    inspection &&
      `${kilobytes(bytes)}; on the site ${counted(inspection.tiles, 'file')}, ${kilobytes(inspection.siteBytes)}, the largest ${kilobytes(inspection.largestTile.bytes)} (${inspection.largestTile.address}).`,
    inspection &&
      `Streets and paths with ${counted(inspection.roadNames.size, 'different name')}. Towns, villages and parts of them: ${thousands(inspection.placeNames.length)}.`,
    osmDate !== undefined && `The data of OpenStreetMap is from ${osmDate}.`,
    ...problems.map(
      ({ severity, found, fix }) => `${severity === 'error' ? 'Problem' : 'Look at this'}: ${found} ${fix}`,
    ),
    problems.length === 0 && 'All is well.',
  ];
  return `${lines.filter((line) => typeof line === 'string').join('\n')}\n`;
}

function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en-GB')} kB`;
}

function tellPath(path: string, startDir: string): string {
  const near = relative(startDir, path);
  return near.startsWith('..') ? path : near;
}
