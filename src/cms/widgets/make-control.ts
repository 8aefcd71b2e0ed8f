import { Component, createElement, type ComponentType, type ReactNode } from 'react';
import { fromJS, isCollection } from 'immutable';
import type { IsoDay } from '../../domain/calendar-day.ts';
import type { EditingFacts } from '../editing-facts.ts';
import { formToday, useFacts } from './known-facts.ts';

/** What Decap gives the control of a widget, as far as ours need it. */
export interface DecapControlProps {
  readonly value: unknown;
  /** The field as the configuration says it: an Immutable map. */
  readonly field: { readonly get: (name: string) => unknown };
  readonly onChange: (value: unknown) => void;
  /** Id that the label above the control is for. */
  readonly forID: string;
  readonly parentIds?: readonly string[];
  readonly setActiveStyle?: () => void;
  readonly setInactiveStyle?: () => void;
}

/** What a widget of ours is given: plain values, and what the form knows. */
export interface WidgetProps<Value> {
  /** What the field holds; `undefined` for nothing at all. */
  readonly value: Value | undefined;
  /** Holds something else from now on. */
  readonly change: (value: Value | undefined) => void;
  /** Id of the first part that can be filled in. */
  readonly id: string;
  /** What the field is called. */
  readonly label: string;
  /** Id of the line below the control that says what belongs there. */
  readonly hintId: string;
  /** An option of the field in the configuration. */
  readonly option: (name: string) => unknown;
  readonly data: EditingFacts | undefined;
  readonly today: IsoDay;
}

/** A widget of ours. */
export interface OwnWidget<Value> {
  readonly Form: ComponentType<WidgetProps<Value>>;
  /**
   * What is still wrong with what the field holds, each as one thing to do; the entry is not saved while there is any.
   */
  readonly wants?: (value: Value, today: IsoDay, option: (name: string) => unknown) => readonly string[];
}

/**
 * Makes a control for Decap out of a widget of ours. Decap wants a class, asks it whether its value is good, and
 * keeps values as Immutable collections; widgets see none of that.
 */
export function makeControl<Value>({ Form, wants }: OwnWidget<Value>): ComponentType<DecapControlProps> {
  return class Control extends Component<DecapControlProps> {
    #box: HTMLElement | null = null;

    /** Asked by Decap before it saves; it asks without saying whom. */
    isValid = (): true | { error: { type: 'CUSTOM'; parentIds: readonly string[]; message: string } } => {
      const value = plain<Value>(this.props.value);
      if (value === undefined || wants === undefined) return true;
      const found = wants(value, formToday(), this.#option);
      if (found.length === 0) return true;
      return { error: { type: 'CUSTOM', parentIds: this.props.parentIds ?? [], message: found.join(' ') } };
    };

    /** Asked by Decap to take the reader to this field. */
    focus(): void {
      const first = this.#box?.querySelector<HTMLElement>('input, select, textarea, button, summary');
      (document.getElementById(this.props.forID) ?? first)?.focus();
    }

    override componentDidMount(): void {
      // Decap writes the hint below the control and gives it no name.
      const hint = this.#box?.parentElement?.querySelector<HTMLElement>(':scope > p');
      if (hint?.id === '') hint.id = this.#hintId;
    }

    readonly #option = (name: string): unknown => plain(this.props.field.get(name));

    readonly #change = (value: Value | undefined): void => {
      this.props.onChange(value === undefined ? undefined : fromJS(value));
    };

    get #hintId(): string {
      return `${this.props.forID}-hint`;
    }

    override render(): ReactNode {
      const { value, field, forID } = this.props;
      return createElement(
        'div',
        {
          className: 'own-widget',
          ref: (box: HTMLElement | null) => {
            this.#box = box;
          },
          onFocus: this.props.setActiveStyle,
          onBlur: this.props.setInactiveStyle,
        },
        createElement(Knowing<Value>, {
          Form,
          value: plain<Value>(value),
          change: this.#change,
          id: forID,
          label: textOf(field.get('label')) ?? textOf(field.get('name')) ?? '',
          hintId: this.#hintId,
          option: this.#option,
        }),
      );
    }
  };
}

function Knowing<Value>({
  Form,
  ...props
}: Omit<WidgetProps<Value>, 'data' | 'today'> & { Form: ComponentType<WidgetProps<Value>> }): ReactNode {
  const data = useFacts();
  return createElement(Form, { ...props, data, today: formToday() });
}

/** A value of Decap's as a plain one, taken to be what the field's schema says; blanks are nothing. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Decap's values have no type to read
export function plain<Value>(value: unknown): Value | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  return (isCollection(value) ? value.toJS() : value) as Value;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What is still wanting in each item of a list, a line for each: "Place 2: Choose the venue." */
export function wantsOfEach<Item>(
  name: string,
  items: readonly Item[],
  wantsOf: (item: Item) => readonly string[],
): string[] {
  return items.flatMap((item, index) => {
    const wants = wantsOf(item);
    return wants.length === 0 ? [] : [`${name} ${index + 1}: ${wants.join(' ')}`];
  });
}
