/** One field of the form, in the words of Decap's configuration. */
export interface FormField {
  /** Key in the file. */
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly default?: unknown;
  /** Fields of an object, or of each item of a list. */
  readonly fields?: readonly FormField[];
  /** What can be chosen. */
  readonly options?: readonly FormChoice[];
  readonly multiple?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly value_type?: 'int' | 'float';
  readonly collapsed?: boolean;
  /** The line that stands for an item of a list, with its fields in it: `{{system}}: {{id}}`. */
  readonly summary?: string;
  /** What an item of a list is called: "link". */
  readonly label_singular?: string;
  /** Which records a widget of ours offers. */
  readonly of?: 'assets' | 'venues' | 'members' | 'themes' | 'neighbourhoods';
  /** Whether it shows every one of them with a tick. */
  readonly fixed?: boolean;
  /** What a text is tidied as. */
  readonly reads?: 'phone' | 'email' | 'web' | 'slug';
  /** Most characters, for widgets that count them. */
  readonly max_characters?: number;
}

/** Something to choose, and what is written for it. */
export interface FormChoice {
  readonly label: string;
  readonly value: string | number;
}
