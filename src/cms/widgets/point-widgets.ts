/** Where a venue is: a postcode, two numbers, and a map that sets them. */
import {
  createElement as h,
  Fragment,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { findPlace } from '../../client/places.ts';
import { distanceKm } from '../../domain/geo.ts';
import { postcodeSchema } from '../../domain/postcode.ts';
import { makeControl, type WidgetProps } from './make-control.ts';
import { fetchPlaces } from './fetch-places.ts';
import type { PinMap } from './pin-map.ts';
import { Press, Says, TextField } from './parts.ts';
import {
  followPoint,
  givenPoint,
  hasPointFields,
  holdHalf,
  readPair,
  setPoint,
  type Half,
} from './point-fields.ts';
import { degreesOf } from './simple-widgets.ts';

/** A postcode as it is stored, and what is wrong with what is none. */
export function tidyPostcode(typed: string): { readonly text: string; readonly fault?: string | undefined } {
  const text = typed.trim();
  if (text === '') return { text };
  const read = postcodeSchema.safeParse(text);
  return read.success
    ? { text: read.data }
    : { text, fault: read.error.issues[0]?.message.replaceAll('"', '') };
}

/** From this far on, in kilometres, a postcode and a pin do not belong together. */
const farKm = 0.5;

function PostcodeForm({ value, change, id, label, hintId, data }: WidgetProps<string>): ReactNode {
  const [said, setSaid] = useState<ReactNode>('');
  const [isWriting, setWriting] = useState(false);
  const fault = value === undefined || isWriting ? undefined : tidyPostcode(value).fault;
  const look = async (postcode: string) => {
    if (!hasPointFields() || data?.postcodes === undefined) return;
    const places = await fetchPlaces(data.postcodes);
    const found = places && findPlace(postcode, places);
    if (found === undefined) return;
    if (found === 'outside') {
      setSaid(`We do not know where ${postcode} is. Set the pin on the map, or leave it out.`);
      return;
    }
    const { lat, lon } = givenPoint();
    const isSet = lat !== undefined && lon !== undefined;
    if (!isSet) {
      await setPoint(found);
      setSaid(`The pin is in the middle of ${found.label}. Move it to the door on the map.`);
    } else if (distanceKm({ lat, lon }, found) > farKm) {
      const move = () => {
        void setPoint(found);
        setSaid(`The pin is in the middle of ${found.label}. Move it to the door on the map.`);
      };
      setSaid(
        h(
          Fragment,
          undefined,
          `The pin is far from ${found.label}. `,
          h(Press, { kind: 'quiet', press: move }, `Move it to ${found.label}`),
        ),
      );
    } else setSaid('');
  };
  return h(
    'div',
    {
      onFocus: () => {
        setWriting(true);
      },
      onBlur: () => {
        setWriting(false);
      },
    },
    h(TextField, {
      label,
      id,
      isLabelled: true,
      describedBy: hintId,
      value,
      change,
      fault,
      tidy: (typed) => {
        const { text, fault: wrong } = tidyPostcode(typed);
        if (text !== '' && wrong === undefined) void look(text);
        return text === '' ? undefined : text;
      },
    }),
    h(Says, undefined, said),
  );
}

/** `postcode`. */
export const PostcodeControl = makeControl<string>({
  Form: PostcodeForm,
  wants: (postcode) => {
    const { fault } = tidyPostcode(postcode);
    return fault === undefined ? [] : [fault];
  },
});

/** Where each half can lie. */
const reach: Readonly<Record<Half, number>> = { lat: 90, lon: 180 };

function wantsOfHalf(half: Half): (value: number | string) => string[] {
  return (value) => {
    if (typeof value === 'number' && Math.abs(value) <= reach[half]) return [];
    return [`Write degrees as a number, like ${half === 'lat' ? '54.72' : '2.75'}.`];
  };
}

function HalfField({
  half,
  value,
  change,
  id,
  label,
  hintId,
}: WidgetProps<number | string> & { readonly half: Half }): ReactNode {
  useEffect(() => holdHalf(half, { value: typeof value === 'number' ? value : undefined, set: change }));
  return h(TextField, {
    label,
    id,
    isLabelled: true,
    describedBy: hintId,
    inputMode: 'decimal',
    value: value === undefined ? undefined : String(value),
    fault: value === undefined || typeof value === 'number' ? undefined : wantsOfHalf(half)(value)[0],
    change: (typed) => {
      const pair = readPair(typed ?? '');
      if (pair) void setPoint(pair);
      else change(typed === undefined ? undefined : (degreesOf(typed) ?? typed));
    },
  });
}

function LatitudeForm(props: WidgetProps<number | string>): ReactNode {
  return h(HalfField, { ...props, half: 'lat' });
}

/** `latitude`. */
export const LatitudeControl = makeControl<number | string>({
  Form: LatitudeForm,
  wants: wantsOfHalf('lat'),
});

function MapPinForm(props: WidgetProps<number | string>): ReactNode {
  return h(Fragment, undefined, h(HalfField, { ...props, half: 'lon' }), h(PinMapBox));
}

/** `map-pin`. */
export const MapPinControl = makeControl<number | string>({ Form: MapPinForm, wants: wantsOfHalf('lon') });

const ready =
  'The map is open. Press where the door is. With keys: move the map with the arrows, then press Enter.';

/** The map, which is loaded when somebody asks for it. */
function PinMapBox(): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<PinMap | undefined>(undefined);
  const [state, setState] = useState<'closed' | 'opening' | 'open'>('closed');
  const [said, setSaid] = useState('');
  const pin = useSyncExternalStore(followPoint, () => JSON.stringify(givenPoint()));

  useEffect(() => {
    const { lat, lon } = givenPoint();
    map.current?.show(lat === undefined || lon === undefined ? undefined : { lat, lon });
  }, [pin, state]);
  useEffect(
    () => () => {
      map.current?.remove();
    },
    [],
  );

  const open = async () => {
    setState('opening');
    setSaid('The map is on its way …');
    try {
      const { openPinMap } = await import('./pin-map.ts');
      const { lat, lon } = givenPoint();
      map.current = await openPinMap({
        container: box.current!,
        point: lat === undefined || lon === undefined ? undefined : { lat, lon },
        choose: (point) => {
          void setPoint(point);
          setSaid(`The pin is set: ${point.lat.toFixed(5)} north, ${point.lon.toFixed(5)} east.`);
        },
      });
      setState('open');
      setSaid(ready);
    } catch {
      setState('closed');
      setSaid('The map did not load. Write the two numbers instead, or leave them out.');
    }
  };
  const close = () => {
    map.current?.remove();
    map.current = undefined;
    setState('closed');
    setSaid('The map is closed.');
  };
  return h(
    'div',
    { className: 'own-map', 'data-map-state': state },
    h('div', { ref: box, className: 'own-map-window', hidden: state === 'closed' }),
    h(
      'div',
      { className: 'own-acts' },
      state === 'closed'
        ? h(Press, { press: () => void open() }, 'Show the map')
        : h(
            Fragment,
            undefined,
            h(Press, { kind: 'main', press: () => map.current?.chooseMiddle() }, 'Put the pin in the middle'),
            h(Press, { name: 'Closer', press: () => map.current?.zoom(1) }, 'Closer'),
            h(Press, { name: 'Farther', press: () => map.current?.zoom(-1) }, 'Farther'),
            h(Press, { press: close }, 'Close the map'),
          ),
    ),
    h(Says, undefined, said),
  );
}
