import { Component, createElement as h, type ReactNode } from 'react';
import type { DecapControlProps } from './make-control.ts';

/**
 * `fold`: a line that opens and closes the fields below it. Holds nothing, so nothing is ever written for it. The
 * style sheet hides what follows a closed one; a field with a fault opens it when somebody tries to save.
 */
export class FoldControl extends Component<DecapControlProps, { readonly isOpen: boolean }> {
  override state = { isOpen: false };
  #button: HTMLButtonElement | null = null;

  /** Asked by Decap before it saves: faults of hidden fields must be seen. */
  isValid = (): true => {
    setTimeout(() => {
      if (
        this.#following().some((field) =>
          field.querySelector('[class*="ControlErrorsList"], [aria-invalid="true"]'),
        )
      )
        this.#open(true);
    });
    return true;
  };

  override componentDidMount(): void {
    this.#open(this.state.isOpen);
  }

  #container(): HTMLElement | null {
    return this.#button?.closest<HTMLElement>('[class*="ControlContainer"]') ?? null;
  }

  /** The fields that it opens and closes: all that come after it. */
  #following(): HTMLElement[] {
    const fields: HTMLElement[] = [];
    let next = this.#container()?.nextElementSibling;
    while (next instanceof HTMLElement) {
      fields.push(next);
      next = next.nextElementSibling;
    }
    return fields;
  }

  #open(isOpen: boolean): void {
    const container = this.#container();
    if (container) container.dataset['fold'] = isOpen ? 'open' : 'closed';
    if (isOpen !== this.state.isOpen) this.setState({ isOpen });
  }

  override render(): ReactNode {
    const { isOpen } = this.state;
    const label = this.props.field.get('label');
    return h(
      'div',
      { className: 'own-widget own-fold' },
      h(
        'button',
        {
          type: 'button',
          id: this.props.forID,
          ref: (button: HTMLButtonElement | null) => {
            this.#button = button;
          },
          className: 'own-press',
          'aria-expanded': isOpen,
          onClick: () => {
            this.#open(!isOpen);
          },
        },
        typeof label === 'string' ? label : 'More',
      ),
    );
  }
}
