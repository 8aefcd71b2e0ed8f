import { createElement as h, type ReactNode } from 'react';
import { makeControl, wantsOfEach, type WidgetProps } from './make-control.ts';
import { Choice, Fault, ListEditor, Says, TextField, Ticks } from './parts.ts';
import { RecordField, recordsOf } from './records-widget.ts';
import { ticked, TidyField, tidyText } from './simple-widgets.ts';
import { withParts } from './with-parts.ts';

/** A place while somebody writes it. */
export interface PlaceDraft {
  readonly venue?: string | undefined;
  readonly area?: string | undefined;
  readonly online?: string | undefined;
  readonly phone?: boolean | undefined;
  readonly visits?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** The ways in which something has a place, as they are asked for. */
export const waysToBe = [
  { value: 'venue', label: 'At a venue: a hall, a park, a shop' },
  { value: 'area', label: 'Somewhere in a neighbourhood; people ask to find out more' },
  { value: 'online', label: 'Online' },
  { value: 'phone', label: 'By phone' },
  { value: 'visits', label: 'Somebody comes to you' },
] as const;

/** One of the ways in which something has a place. */
export type WayToBe = (typeof waysToBe)[number]['value'];

/** Which way a place is given; the first of them where a file has several. */
export function wayOf(place: PlaceDraft): WayToBe | undefined {
  return waysToBe.find(({ value }) => Object.hasOwn(place, value))?.value;
}

/** A place given another way: its note stays, what it was goes. */
export function placeAs(way: WayToBe, { note }: PlaceDraft): PlaceDraft {
  const empty: Readonly<Record<WayToBe, PlaceDraft>> = {
    venue: { venue: '' },
    area: { area: '' },
    online: { online: '' },
    phone: { phone: true },
    visits: { visits: [] },
  };
  return note === undefined ? empty[way] : { ...empty[way], note };
}

/** What a place asks for before it can be saved. */
export function wantsOfPlace(place: PlaceDraft): string[] {
  switch (wayOf(place)) {
    case undefined:
      return ['Say how it can be found.'];
    case 'venue':
      return place.venue ? [] : ['Choose the venue.'];
    case 'area':
      return place.area ? [] : ['Choose the neighbourhood.'];
    case 'online': {
      const { text, fault } = tidyText('web', place.online ?? '');
      return text === '' ? ['Give the web address.'] : fault === undefined ? [] : [fault];
    }
    case 'phone':
      return [];
    case 'visits':
      return (place.visits ?? []).length > 0 ? [] : ['Choose at least one neighbourhood.'];
  }
}

function WhereForm({ value, change, id, label, hintId, data }: WidgetProps<PlaceDraft[]>): ReactNode {
  const venues = recordsOf('venues', data);
  const areas = recordsOf('neighbourhoods', data);
  const titleOf = (slug: string | undefined) =>
    [...venues, ...areas].find((record) => record.value === slug)?.label ?? slug;
  return h(ListEditor<PlaceDraft>, {
    label,
    id,
    describedBy: hintId,
    items: value,
    change,
    fresh: () => ({ venue: '' }),
    one: 'place',
    addWords: ['Add a place', 'Add another place'],
    summaryOf: (place, index) => {
      if (wantsOfPlace(place).length > 0) return `Place ${index + 1}, still to finish`;
      return {
        venue: `At ${titleOf(place.venue) ?? ''}`,
        area: `Somewhere in ${titleOf(place.area) ?? ''}`,
        online: `Online: ${place.online ?? ''}`,
        phone: 'By phone',
        visits: `Comes to you in ${(place.visits ?? []).map(titleOf).join(', ')}`,
      }[wayOf(place) ?? 'venue'];
    },
    isWanting: (place) => wantsOfPlace(place).length > 0,
    isInOrder: true,
    most: 12,
    fieldsOf: (item, changeItem) => h(PlaceFields, { item, change: changeItem, venues, areas }),
  });
}

function PlaceFields({
  item,
  change,
  venues,
  areas,
}: {
  readonly item: PlaceDraft;
  readonly change: (item: PlaceDraft) => void;
  readonly venues: ReturnType<typeof recordsOf>;
  readonly areas: ReturnType<typeof recordsOf>;
}): ReactNode {
  const way = wayOf(item);
  const set = (parts: PlaceDraft) => {
    change(withParts(item, parts));
  };
  return h(
    'div',
    { className: 'own-place' },
    h(Choice<WayToBe>, {
      label: 'How can it be found?',
      options: waysToBe,
      value: way,
      change: (next) => {
        change(placeAs(next, item));
      },
    }),
    way === 'venue'
      ? h(RecordField, {
          label: 'Venue',
          records: venues,
          none: 'Choose …',
          value: item.venue === '' ? undefined : item.venue,
          change: (venue) => {
            set({ venue: venue ?? '' });
          },
        })
      : undefined,
    way === 'area'
      ? h(RecordField, {
          label: 'Neighbourhood',
          records: areas,
          none: 'Choose …',
          value: item.area === '' ? undefined : item.area,
          change: (area) => {
            set({ area: area ?? '' });
          },
        })
      : undefined,
    way === 'online'
      ? h(TidyField, {
          reads: 'web',
          label: 'Web address',
          value: item.online === '' ? undefined : item.online,
          change: (online) => {
            set({ online: online ?? '' });
          },
        })
      : undefined,
    way === 'visits'
      ? h(Ticks, {
          label: 'Neighbourhoods',
          options: areas,
          values: item.visits ?? [],
          toggle: (area) => {
            set({ visits: ticked(areas, item.visits ?? [], area) ?? [] });
          },
        })
      : undefined,
    h(TextField, {
      label: 'Note',
      hint: 'Which door, which room, what to look for.',
      most: 120,
      value: item.note,
      change: (note) => {
        set({ note });
      },
    }),
    h(
      Says,
      undefined,
      wantsOfPlace(item).map((want) => h(Fault, { key: want }, want)),
    ),
  );
}

/** `where`. */
export const WhereControl = makeControl<PlaceDraft[]>({
  Form: WhereForm,
  wants: (places) => wantsOfEach('Place', places, wantsOfPlace),
});
