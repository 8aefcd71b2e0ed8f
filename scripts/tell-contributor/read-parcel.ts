import { unzipSync } from 'fflate';
import { changeReportSchema, picturesOf, type ChangeReport } from '../../src/domain/change-report.ts';
import { inspectPhoto } from '../../src/reader/photo-file.ts';
import type { Parcel } from './change-host.ts';

/** What a parcel may hold, whoever packed it. */
export const parcelLimits = {
  /** Bytes of the archive. */
  archive: 16 * 1024 * 1024,
  report: 1024 * 1024,
  picture: 1536 * 1024,
  /** Pixels of a picture, each way. */
  pixels: 3000,
  pictures: 16,
} as const;

/** A parcel that was looked into. */
export interface ReadParcel {
  /** Undefined where there is none that can be read. */
  readonly report?: ChangeReport | undefined;
  /** Pictures that the report shows, each a whole PNG of a usual size, by name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Reads a parcel and believes nothing: what is too large, misshapen or not asked for is left out. */
export async function readParcel(parcel: Pick<Parcel, 'file'>): Promise<ReadParcel> {
  const report = readReport(await parcel.file('report.json', parcelLimits.report));
  const pictures = new Map<string, Uint8Array>();
  if (report === undefined) return { pictures };
  for (const name of picturesOf(report).slice(0, parcelLimits.pictures)) {
    const bytes = await parcel.file(`pictures/${name}`, parcelLimits.picture);
    if (bytes !== undefined && isPlainPicture(bytes)) pictures.set(name, bytes);
  }
  return { report, pictures };
}

function readReport(bytes: Uint8Array | undefined): ChangeReport | undefined {
  if (bytes === undefined) return undefined;
  try {
    return changeReportSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

/** Whether bytes are a whole PNG without hidden details, of a size that a page can have. */
export function isPlainPicture(bytes: Uint8Array): boolean {
  if (bytes.length > parcelLimits.picture || bytes.length < 33) return false;
  const { kind, details } = inspectPhoto(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sides = [view.getUint32(16), view.getUint32(20)];
  return (
    kind === 'png' && details.length === 0 && sides.every((side) => side > 0 && side <= parcelLimits.pixels)
  );
}

/**
 * The files of an archive that a parcel may hold. Nothing is written anywhere; an entry whose name, or the size it
 * claims, is another than a parcel has is not unpacked, and no entry grows beyond the size it claims.
 *
 * @returns nothing where the archive cannot be read
 */
export function openArchive(archive: Uint8Array): Parcel['file'] {
  const files = unpack(archive);
  return (name, mostBytes) => {
    const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
    return Promise.resolve(bytes !== undefined && bytes.length <= mostBytes ? bytes : undefined);
  };
}

function unpack(archive: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let taken = 0;
  try {
    return unzipSync(archive, {
      filter: ({ name, size, originalSize }) => {
        const most = name === 'report.json' ? parcelLimits.report : parcelLimits.picture;
        const isWanted = name === 'report.json' || /^pictures\/[a-z0-9-]{1,100}\.png$/.test(name);
        if (!isWanted || size > most || originalSize > most || taken > parcelLimits.pictures) return false;
        taken += 1;
        return true;
      },
    });
  } catch {
    return {};
  }
}
