import { dayInWords, type IsoDay } from '../calendar-day.ts';
import type { Check, LinkedAsset } from '../directory.ts';
import { problemAt, type FieldPath, type Problem } from '../problem.ts';

/** Things that were true until a day: once it is past, somebody should look again. */
export const dayPast: Check = (directory, today) =>
  directory.assets.flatMap((asset) => [
    ...alertPast(asset, today),
    ...pausePast(asset, today),
    ...sessionsPast(asset, today),
  ]);

function alertPast(asset: LinkedAsset, today: IsoDay): Problem[] {
  const until = asset.data.alert?.until;
  if (until === undefined || until >= today) return [];
  return [
    warn(
      asset,
      ['alert', 'until'],
      `The notice ended on ${dayInWords(until)}.`,
      'Take the notice out, or give it a later day.',
    ),
  ];
}

function pausePast(asset: LinkedAsset, today: IsoDay): Problem[] {
  const { status } = asset.data;
  if (status?.is !== 'paused' || status.until === undefined || status.until > today) return [];
  return [
    warn(
      asset,
      ['status', 'until'],
      `It was due back on ${dayInWords(status.until)}.`,
      'Ask if it is going again. Then take status out, or write a later day.',
    ),
  ];
}

function sessionsPast(asset: LinkedAsset, today: IsoDay): Problem[] {
  const { sessions, status } = asset.data;
  if (sessions === undefined || sessions.length === 0 || status?.is === 'closed') return [];
  const lastDays = sessions.map((session) => {
    const extras = (session.extra ?? []).map((extra) => extra.date);
    const dates = session.repeats === 'dates' ? session.dates : [];
    if (session.repeats !== 'dates' && session.until === undefined) return undefined;
    return [...dates, ...extras, ...(session.until === undefined ? [] : [session.until])].sort().at(-1);
  });
  if (lastDays.some((day) => day === undefined || day >= today)) return [];
  return [
    warn(
      asset,
      ['sessions'],
      `The last of its dates was ${dayInWords(lastDays.sort().at(-1) ?? today)}.`,
      'Add the new dates, or say that it has closed.',
    ),
  ];
}

function warn(asset: LinkedAsset, path: FieldPath, found: string, fix: string): Problem {
  return problemAt(asset.source, path, { severity: 'warning', rule: 'day-past', found, fix });
}
