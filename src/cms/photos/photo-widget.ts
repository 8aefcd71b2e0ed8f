import { Component, createElement, type ChangeEvent, type ReactNode } from 'react';
import { Map as Record } from 'immutable';
import { shrinkPhoto, UnusablePhoto } from './shrink-photo.ts';

type PhotoRecord = Record<string, string>;

interface Props {
  readonly value?: PhotoRecord;
  readonly field: unknown;
  readonly forID: string;
  readonly classNameWrapper: string;
  readonly onChange: (value: PhotoRecord | undefined) => void;
  /** Keeps a file with the entry; it is saved when the entry is. */
  readonly onPersistMedia: (file: File, options: { field: unknown }) => Promise<unknown>;
  readonly getAsset: (path: string, field: unknown) => { toString: () => string };
  readonly getEntry: () => { getIn: (path: readonly string[]) => unknown; get: (key: string) => unknown };
}

interface State {
  readonly isWorking: boolean;
  readonly fault: string;
}

/**
 * The photo of an entry, whole: the picture, what it shows in words, and who took it. A photo without words is not
 * saved, and a photo taken out leaves nothing behind in the entry.
 */
export class PhotoControl extends Component<Props, State> {
  override readonly state: State = { isWorking: false, fault: '' };

  /** Asked by Decap before it saves. */
  isValid = (): { error: false } | { error: { message: string } } => {
    const { value } = this.props;
    if (this.state.isWorking)
      return { error: { message: 'The photo is still being made smaller. Wait a moment.' } };
    if (!value?.get('file') || value.get('alt')?.trim()) return { error: false };
    return { error: { message: 'Say in words what the photo shows.' } };
  };

  /** Decap would leave out changes of what is shown beside the value. */
  override shouldComponentUpdate(): boolean {
    return true;
  }

  override render(): ReactNode {
    const { value, forID, classNameWrapper } = this.props;
    const file = value?.get('file');
    return createElement(
      'div',
      { className: `${classNameWrapper} photo-field` },
      file
        ? this.renderPhoto(file)
        : createElement('p', { className: 'photo-none' }, 'No photo yet. None is fine.'),
      createElement(
        'label',
        { className: 'photo-choose' },
        createElement('span', null, this.chooseWords(file)),
        createElement('input', {
          id: forID,
          type: 'file',
          // With these three, a telephone turns its own formats into one of them.
          accept: 'image/jpeg,image/png,image/webp',
          onChange: (event: ChangeEvent<HTMLInputElement>) => void this.take(event.currentTarget),
          disabled: this.state.isWorking,
        }),
      ),
      this.state.fault && createElement('p', { className: 'photo-fault', role: 'alert' }, this.state.fault),
      file && this.renderText('alt', 'What the photo shows', 'For those who cannot see it. Needed.', true),
      file && this.renderText('credit', 'Who took it', 'Only if they want to be named.', false),
      file &&
        createElement(
          'button',
          {
            type: 'button',
            className: 'photo-out',
            onClick: () => {
              this.props.onChange(undefined);
            },
          },
          'Take the photo out',
        ),
    );
  }

  private chooseWords(file: string | undefined): string {
    if (this.state.isWorking) return 'Making it smaller';
    return file ? 'Choose another photo' : 'Take or choose a photo';
  }

  private renderPhoto(file: string): ReactNode {
    const src = String(this.props.getAsset(file, this.props.field));
    return createElement('img', {
      className: 'photo-shown',
      src: src || undefined,
      alt: this.props.value?.get('alt') ?? '',
    });
  }

  private renderText(part: 'alt' | 'credit', label: string, hint: string, isNeeded: boolean): ReactNode {
    const id = `${this.props.forID}-${part}`;
    return createElement(
      'div',
      { className: 'photo-words' },
      createElement('label', { htmlFor: id }, isNeeded ? label : `${label} (optional)`),
      createElement('textarea', {
        id,
        rows: part === 'alt' ? 2 : 1,
        value: this.props.value?.get(part) ?? '',
        'aria-describedby': `${id}-hint`,
        'aria-required': isNeeded,
        onChange: (event: ChangeEvent<HTMLTextAreaElement>) => {
          this.write(part, event.currentTarget.value);
        },
      }),
      createElement('p', { id: `${id}-hint`, className: 'photo-hint' }, hint),
    );
  }

  private write(part: 'file' | 'alt' | 'credit', text: string): void {
    const before: PhotoRecord = this.props.value ?? Record<string, string>();
    this.props.onChange(text === '' ? before.delete(part) : before.set(part, text));
  }

  private async take(input: HTMLInputElement): Promise<void> {
    const [chosen] = input.files ?? [];
    if (!chosen) return;
    this.setState({ isWorking: true, fault: '' });
    try {
      const photo = await shrinkPhoto(chosen, this.entryName());
      await this.props.onPersistMedia(photo, { field: this.props.field });
      this.write('file', photo.name);
    } catch (error) {
      if (!(error instanceof UnusablePhoto)) throw error;
      this.setState({ fault: error.message });
    } finally {
      this.setState({ isWorking: false });
      // So that the same file can be chosen again.
      input.value = '';
    }
  }

  private entryName(): string {
    const entry = this.props.getEntry();
    const slug = entry.get('slug');
    if (typeof slug === 'string' && slug !== '') return slug;
    const title = entry.getIn(['data', 'title']);
    return typeof title === 'string' ? title : '';
  }
}
