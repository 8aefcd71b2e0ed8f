/** A question to the person at the form, over everything else on the page. */
export interface Question<Answer extends string> {
  readonly title: string;
  /** Paragraphs below it. */
  readonly says?: readonly string[];
  /** Things to read one by one. */
  readonly list?: readonly string[];
  /** Fields with two values each, of which one is kept. */
  readonly sides?: readonly Side[];
  /** What can be answered, the usual one first. */
  readonly answers: readonly { readonly value: Answer; readonly label: string }[];
  /** What Escape answers. */
  readonly ifDismissed: Answer;
}

/** A field on both sides. */
export interface Side {
  readonly field: string;
  readonly label: string;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** An answer, and whose words to keep in each field that was asked about. */
export interface Answered<Answer extends string> {
  readonly answer: Answer;
  readonly choices: Readonly<Record<string, 'mine' | 'theirs'>>;
}

/** Asks, and waits for the answer. */
export type Ask = <Answer extends string>(question: Question<Answer>) => Promise<Answered<Answer>>;

/** Asks in a dialog of the page. */
export const askInDialog: Ask = (question) =>
  new Promise((resolve) => {
    const dialog = element('dialog', { class: 'ask' });
    const form = element('form', { method: 'dialog' });
    const title = element('h2', { id: 'ask-title', tabindex: '-1' }, question.title);
    dialog.setAttribute('aria-labelledby', 'ask-title');
    form.append(title);
    for (const words of question.says ?? []) form.append(element('p', {}, words));
    if (question.list) form.append(listOf(question.list));
    for (const side of question.sides ?? []) form.append(sidesOf(side));
    const buttons = element('p', { class: 'ask-answers' });
    for (const [index, { value, label }] of question.answers.entries())
      buttons.append(element('button', { value, class: index === 0 ? 'ask-main' : 'ask-other' }, label));
    form.append(buttons);
    dialog.append(form);
    dialog.addEventListener('close', () => {
      const given = question.answers.find(({ value }) => value === dialog.returnValue);
      const chosen = new FormData(form);
      const choices = (question.sides ?? []).map(
        ({ field }) => [field, chosen.get(field) === 'theirs' ? 'theirs' : 'mine'] as const,
      );
      dialog.remove();
      resolve({ answer: given?.value ?? question.ifDismissed, choices: Object.fromEntries(choices) });
    });
    document.body.append(dialog);
    dialog.showModal();
    title.focus();
  });

function listOf(items: readonly string[]): HTMLElement {
  const list = element('ul', {});
  for (const item of items) list.append(element('li', {}, item));
  return list;
}

function sidesOf({ field, label, mine, theirs }: Side): HTMLElement {
  const group = element('fieldset', { class: 'ask-sides' });
  group.append(element('legend', {}, label));
  for (const [value, says, lines] of [
    ['mine', 'Mine', mine],
    ['theirs', 'Theirs', theirs],
  ] as const) {
    const side = element('label', {});
    const choice = element('input', { type: 'radio', name: field, value });
    if (value === 'mine') choice.setAttribute('checked', '');
    const words = element('span', {});
    words.append(
      element('b', {}, says),
      ...lines.map((line) => element('span', { class: 'ask-line' }, line)),
    );
    side.append(choice, words);
    group.append(side);
  }
  return group;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  text?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
