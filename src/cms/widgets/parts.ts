/**
 * Parts that the form's own widgets are made of. Each has a name that is tied to it, a line that says what belongs
 * there, and room for a finger.
 */
import {
  createElement as h,
  Fragment,
  useEffect,
  useId,
  useRef,
  useState,
  type HTMLAttributes,
  type InputHTMLAttributes,
  type ReactNode,
  type RefObject,
} from 'react';

/** Something to choose, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** A line below its name. */
  readonly hint?: string | undefined;
}

/** A field for a text. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
  readonly hint?: string | undefined;
  readonly id?: string | undefined;
  /** Whether the name is written above it elsewhere, and only read out here. */
  readonly isLabelled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly type?: 'text' | 'date' | 'url' | 'email' | 'tel' | 'search';
  /** Lines to show; more than one makes a box. */
  readonly rows?: number | undefined;
  /** Most characters; what is left of them is said once it is few. */
  readonly most?: number | undefined;
  /** What is wrong with it, if anything. */
  readonly fault?: string | undefined;
  /** How what is held is shown, while nobody writes there. */
  readonly show?: (value: string | undefined) => string;
  /** What is held for what was typed, once the field is left; without it, what was typed. */
  readonly tidy?: (typed: string) => string | undefined;
}

const showAsHeld = (value: string | undefined): string => value ?? '';

/**
 * A field for a text. What is typed stays as it was typed until the field is left, whatever the form makes of it
 * meanwhile.
 */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, change, hint, rows, type = 'text', fault, most, show = showAsHeld, tidy } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const [typed, setTyped] = useState<string | undefined>();
  const shown = typed ?? show(value);
  const described = [props.describedBy, hint && `${id}-about`, fault && `${id}-fault`, most && `${id}-left`];
  const shared = {
    id,
    value: shown,
    className: 'own-input',
    'aria-label': props.isLabelled === true ? label : undefined,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': fault === undefined ? undefined : true,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
      change(event.target.value === '' ? undefined : event.target.value);
    },
    onBlur: () => {
      if (typed === undefined) return;
      if (tidy) change(typed.trim() === '' ? undefined : tidy(typed));
      setTyped(undefined);
    },
  };
  return h(
    'div',
    { className: 'own-field' },
    props.isLabelled === true ? undefined : h('label', { htmlFor: id }, label),
    hint === undefined ? undefined : h('p', { id: `${id}-about`, className: 'own-hint' }, hint),
    rows === undefined
      ? h('input', { ...shared, type, inputMode: props.inputMode, autoComplete: 'off' })
      : h('textarea', { ...shared, rows }),
    most === undefined ? undefined : h(CharactersLeft, { id: `${id}-left`, text: shown, most }),
    fault === undefined ? undefined : h(Fault, { id: `${id}-fault` }, fault),
  );
}

/** From so many characters before the end, what is left is said. */
const sayLeftFrom = 20;

function CharactersLeft({ id, text, most }: { id: string; text: string; most: number }): ReactNode {
  const left = most - Array.from(text).length;
  const words = left < 0 ? `${-left} too many` : `${left} left`;
  return h('p', { id, className: left < 0 ? 'own-fault' : 'own-hint' }, left <= sayLeftFrom ? words : '');
}

/** What is wrong, in words, where it is wrong. */
export function Fault({ id, children }: { id?: string; children?: ReactNode }): ReactNode {
  return h('p', { id, className: 'own-fault' }, children);
}

/** A field for a day, with the browser's own calendar. */
export function DayField(props: Omit<TextFieldProps, 'type' | 'rows' | 'most'>): ReactNode {
  const { value } = props;
  const isDay = value === undefined || /^\d{4}-\d\d-\d\d$/.test(value);
  // A date field shows nothing for what is no day; then the words stay to be put right.
  const fault = isDay ? props.fault : 'Write the day as year-month-day, like 2026-11-14.';
  return h(TextField, { ...props, fault, type: isDay ? 'date' : 'text' });
}

/** What a frame around a few options needs, whether one may be chosen or several. */
interface OptionsProps {
  readonly label: string;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly hint?: string | undefined;
  readonly isLabelled?: boolean;
  /** Whether the options stand beside each other. */
  readonly isSmall?: boolean;
  readonly fault?: string | undefined;
}

/** One out of a few, all of them in sight. */
export function Choice<Value extends string>({
  options,
  value,
  change,
  ...frame
}: OptionsProps & {
  readonly options: readonly (Option & { readonly value: Value })[];
  readonly value: Value | undefined;
  readonly change: (value: Value) => void;
}): ReactNode {
  const name = useId();
  return framedOptions(
    name,
    frame,
    options.map((option) => ({
      key: option.value,
      label: option.label,
      input: {
        type: 'radio',
        name,
        value: option.value,
        checked: option.value === value,
        onChange: () => {
          change(option.value);
        },
      },
    })),
  );
}

/** Several out of a few, each with a tick. */
export function Ticks({
  options,
  values,
  toggle,
  ...frame
}: OptionsProps & {
  /** `name` is read out instead of a short label. */
  readonly options: readonly (Option & { readonly name?: string })[];
  readonly values: readonly string[];
  readonly toggle: (value: string) => void;
}): ReactNode {
  return framedOptions(
    useId(),
    frame,
    options.map((option) => ({
      key: option.value,
      label: option.label,
      input: {
        type: 'checkbox',
        'aria-label': option.name,
        checked: values.includes(option.value),
        onChange: () => {
          toggle(option.value);
        },
      },
    })),
  );
}

/** A legend with hint and fault tied to it, and the options below; the field's own id goes to the first of them. */
function framedOptions(
  name: string,
  { label, id, describedBy, hint, isLabelled, isSmall, fault }: OptionsProps,
  options: readonly {
    readonly key: string;
    readonly label: string;
    readonly input: InputHTMLAttributes<HTMLInputElement>;
  }[],
): ReactNode {
  const aboutId = `${name}-about`;
  const faultId = `${name}-fault`;
  const described = [describedBy, hint && aboutId, fault && faultId].filter(Boolean).join(' ');
  return h(
    'fieldset',
    { className: 'own-choice', 'aria-describedby': described || undefined },
    h('legend', { className: isLabelled === true ? 'own-heard' : undefined }, label),
    hint === undefined ? undefined : h('p', { id: aboutId, className: 'own-hint' }, hint),
    h(
      'div',
      { className: isSmall === true ? 'own-buttons' : 'own-rows' },
      options.map(({ key, label: words, input }, index) =>
        h(
          'label',
          { key, className: 'own-option' },
          h('input', { ...input, id: index === 0 ? id : undefined }),
          h('span', undefined, words),
        ),
      ),
    ),
    fault === undefined ? undefined : h(Fault, { id: faultId }, fault),
  );
}

/** One out of many, in the browser's own list. */
export function SelectField({
  label,
  options,
  value,
  change,
  id: givenId,
  hint,
  describedBy,
  isLabelled,
  none,
  fault,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
  readonly id?: string | undefined;
  readonly hint?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isLabelled?: boolean;
  /** What choosing nothing is called; absent where something must be chosen and is. */
  readonly none?: string | undefined;
  readonly fault?: string | undefined;
}): ReactNode {
  const ownId = useId();
  const id = givenId ?? ownId;
  // What is held and is in no list stays, and is shown as it is written.
  const isKnown = value === undefined || options.some((option) => option.value === value);
  const all = isKnown ? options : [...options, { value, label: value }];
  const described = [describedBy, hint && `${id}-about`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return h(
    'div',
    { className: 'own-field' },
    isLabelled === true ? undefined : h('label', { htmlFor: id }, label),
    hint === undefined ? undefined : h('p', { id: `${id}-about`, className: 'own-hint' }, hint),
    h(
      'select',
      {
        id,
        className: 'own-input',
        'aria-label': isLabelled === true ? label : undefined,
        'aria-describedby': described || undefined,
        'aria-invalid': fault === undefined ? undefined : true,
        value: value ?? '',
        onChange: (event: { target: { value: string } }) => {
          change(event.target.value === '' ? undefined : event.target.value);
        },
      },
      none === undefined && value !== undefined ? undefined : h('option', { value: '' }, none ?? 'Choose …'),
      all.map((option) => h('option', { key: option.value, value: option.value }, option.label)),
    ),
    fault === undefined ? undefined : h(Fault, { id: `${id}-fault` }, fault),
  );
}

/** One tick by itself. */
export function Tick({
  label,
  value,
  change,
  hint,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly change: (value: boolean) => void;
  readonly hint?: string;
}): ReactNode {
  const id = useId();
  return h(
    'div',
    { className: 'own-field' },
    h(
      'label',
      { className: 'own-option' },
      h('input', {
        type: 'checkbox',
        checked: value,
        'aria-describedby': hint === undefined ? undefined : id,
        onChange: (event: { target: { checked: boolean } }) => {
          change(event.target.checked);
        },
      }),
      h('span', undefined, label),
    ),
    hint === undefined ? undefined : h('p', { id, className: 'own-hint' }, hint),
  );
}

/** Something to press. */
export function Press({
  children,
  press,
  name,
  kind = 'plain',
  buttonRef,
  id,
  isPressed,
  way,
}: {
  readonly children?: ReactNode;
  readonly press: () => void;
  /** Read out instead of what it says, where that alone would not do. */
  readonly name?: string | undefined;
  readonly kind?: 'plain' | 'main' | 'quiet';
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
  readonly id?: string | undefined;
  readonly isPressed?: boolean | undefined;
  /** Which way it moves something, for those that do. */
  readonly way?: 'up' | 'down';
}): ReactNode {
  return h(
    'button',
    {
      type: 'button',
      id,
      'data-way': way,
      ref: buttonRef,
      className: `own-press own-${kind}`,
      'aria-label': name,
      'aria-pressed': isPressed,
      onClick: press,
    },
    children,
  );
}

/** Parts that most entries do without, behind a line that opens them. */
export function Folded({
  summary,
  isOpen = false,
  children,
}: {
  readonly summary: ReactNode;
  /** Whether it is open at first. */
  readonly isOpen?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(isOpen);
  return h(
    'details',
    {
      className: 'own-folded',
      open,
      onToggle: (event: { currentTarget: { open: boolean } }) => {
        setOpen(event.currentTarget.open);
      },
    },
    h('summary', undefined, summary),
    h('div', { className: 'own-inside' }, children),
  );
}

/** What is said to everybody, also to those who hear the page, when it changes. */
export function Says({ children, id }: { readonly children?: ReactNode; readonly id?: string }): ReactNode {
  return h('div', { id, className: 'own-says', role: 'status' }, children);
}

/** A list whose items are each a group of fields. */
export interface ListEditorProps<Item> {
  readonly label: string;
  readonly id: string;
  readonly describedBy?: string | undefined;
  readonly items: readonly Item[] | undefined;
  /** Is given nothing at all instead of an empty list. */
  readonly change: (items: Item[] | undefined) => void;
  /** A new item. */
  readonly fresh: () => Item;
  /** What one is called: "time", "place". */
  readonly one: string;
  /** What the button says when there is none, and when there are some. */
  readonly addWords: readonly [first: string, another: string];
  /** The line that stands for an item. */
  readonly summaryOf: (item: Item, index: number) => string;
  /** Draws the fields of an item. */
  readonly fieldsOf: (item: Item, change: (item: Item) => void, index: number) => ReactNode;
  /** Whether an item asks for more, so that it stands open. */
  readonly isWanting: (item: Item) => boolean;
  /** Whether their order matters, so that they can be moved. */
  readonly isInOrder?: boolean;
  readonly most?: number | undefined;
}

/**
 * Edits a list: each item folds up to one line in words. A new item opens with the focus in it; one that is taken
 * out can be put back.
 */
export function ListEditor<Item>(props: ListEditorProps<Item>): ReactNode {
  const { items = [], change, one, addWords, summaryOf, fieldsOf, isWanting, most } = props;
  const keys = useItemKeys(items.length);
  const [gone, setGone] = useState<{ item: Item; index: number } | undefined>();
  const [moved, setMoved] = useState<{ to: number; way: 'up' | 'down'; summary: string } | undefined>();
  const [opened, setOpened] = useState<number | undefined>();
  const list = useRef<HTMLOListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const add = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (opened === undefined) return;
    const item = list.current?.querySelector(`[data-key="${opened}"]`);
    item?.querySelector<HTMLElement>('.own-inside :is(input, select, textarea, button)')?.focus();
  }, [opened]);
  useEffect(() => {
    if (gone) undo.current?.focus();
  }, [gone]);
  useEffect(() => {
    if (moved === undefined) return;
    // An item that moves takes the focus out of its button; at the end of the list there is only the other one.
    const buttons = list.current?.children[moved.to]?.querySelectorAll<HTMLElement>(
      ':scope > details > .own-inside > .own-acts [data-way]',
    );
    const own = [...(buttons ?? [])];
    (own.find((button) => button.dataset['way'] === moved.way) ?? own[0])?.focus();
  }, [moved]);

  const keep = (next: Item[]) => {
    change(next.length === 0 ? undefined : next);
  };
  const insert = (item: Item, index: number) => {
    keys.insert(index);
    setOpened(keys.at(index));
    setGone(undefined);
    setMoved(undefined);
    keep([...items.slice(0, index), item, ...items.slice(index)]);
  };
  const remove = (item: Item, index: number) => {
    keys.remove(index);
    keep(items.filter((_, other) => other !== index));
    setMoved(undefined);
    setGone({ item, index });
  };
  const move = (from: number, to: number) => {
    keys.move(from, to);
    setGone(undefined);
    setMoved({ to, way: to < from ? 'up' : 'down', summary: summaryOf(items[from]!, from) });
    keep(items.toSpliced(from, 1).toSpliced(to, 0, items[from]!));
  };
  const ways = [
    { way: 'up', words: 'Move up', by: -1 },
    { way: 'down', words: 'Move down', by: 1 },
  ] as const;
  const isFull = most !== undefined && items.length >= most;
  return h(
    'div',
    {
      className: 'own-list',
      role: 'group',
      'aria-label': props.label,
      'aria-describedby': props.describedBy,
    },
    h(
      'ol',
      { ref: list },
      items.map((item, index) =>
        h(
          'li',
          { key: keys.at(index), 'data-key': keys.at(index) },
          h(
            Folded,
            {
              summary: summaryOf(item, index),
              isOpen: isWanting(item) || keys.at(index) === opened,
            },
            fieldsOf(
              item,
              (next) => {
                keep(items.map((other, at) => (at === index ? next : other)));
              },
              index,
            ),
            h(
              'div',
              { className: 'own-acts' },
              ways
                .filter(({ by }) => props.isInOrder === true && items[index + by] !== undefined)
                .map(({ way, words, by }) =>
                  h(
                    Press,
                    {
                      key: way,
                      kind: 'quiet',
                      way,
                      name: `${words}: ${one} ${index + 1}`,
                      press: () => {
                        move(index, index + by);
                      },
                    },
                    words,
                  ),
                ),
              h(
                Press,
                {
                  kind: 'quiet',
                  name: `Take out ${one} ${index + 1}`,
                  press: () => {
                    remove(item, index);
                  },
                },
                'Take it out',
              ),
            ),
          ),
        ),
      ),
    ),
    h(
      Says,
      undefined,
      gone === undefined
        ? moved && `${moved.summary} is number ${moved.to + 1} of ${items.length}.`
        : h(
            Fragment,
            undefined,
            `Taken out: ${summaryOf(gone.item, gone.index)} `,
            h(
              Press,
              {
                kind: 'quiet',
                buttonRef: undo,
                press: () => {
                  insert(gone.item, Math.min(gone.index, items.length));
                },
              },
              'Put it back',
            ),
          ),
    ),
    isFull
      ? h('p', { className: 'own-hint' }, `That is all there is room for: ${most}.`)
      : h(
          Press,
          {
            id: props.id,
            buttonRef: add,
            press: () => {
              insert(props.fresh(), items.length);
            },
          },
          items.length === 0 ? addWords[0] : addWords[1],
        ),
  );
}

/** Keeps what is typed with its item when items come, go and move. */
function useItemKeys(count: number) {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  const next = () => (last.current += 1);
  while (keys.current.length < count) keys.current.push(next());
  return {
    at: (index: number) => keys.current[index] ?? 0,
    insert: (index: number) => void keys.current.splice(index, 0, next()),
    remove: (index: number) => void keys.current.splice(index, 1),
    move: (from: number, to: number) => {
      keys.current.splice(to, 0, ...keys.current.splice(from, 1));
    },
  };
}
