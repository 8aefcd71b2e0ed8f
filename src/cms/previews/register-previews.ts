import {
  Component,
  createElement as h,
  useEffect,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { formToday } from '../widgets/known-facts.ts';
import { plain } from '../widgets/make-control.ts';
import type { FormContext } from '../form-context.ts';
import { fetchDirectory } from '../fetch-directory.ts';
import type { PreviewProps } from './preview-shell.ts';

/** What Decap gives a preview, as far as ours needs it. */
interface DecapPreviewProps {
  readonly entry: { readonly get: (name: string) => unknown };
  readonly fields: { readonly toJS: () => unknown };
  readonly getAsset: (path: string) => { readonly toString: () => string };
}

type Preview = ComponentType<PreviewProps>;

/** The preview of each kind of record that has a page; the weight of each comes when somebody opens one. */
const previews: Readonly<Record<string, () => Promise<Preview>>> = {
  assets: async () => (await import('./asset-preview.ts')).AssetPreview,
  venues: async () => (await import('./venue-preview.ts')).VenuePreview,
  gaps: async () => (await import('./gap-preview.ts')).GapPreview,
};

/** A new entry has no address yet. */
const slugOfNew = 'new-entry-in-preview';

function previewPane(load: () => Promise<Preview>): ComponentType<DecapPreviewProps> {
  return function PreviewPane({ entry, fields, getAsset }: DecapPreviewProps): ReactNode {
    const [loaded, setLoaded] = useState<{ Preview: Preview; known: PreviewProps['known'] } | undefined>();
    const [says, setSays] = useState('The preview is on its way …');
    useEffect(() => {
      Promise.all([load(), fetchDirectory()]).then(
        ([Preview, known]) => {
          setLoaded({ Preview, known });
        },
        () => {
          setSays('The preview did not load. What you write is kept.');
        },
      );
    }, []);
    if (loaded === undefined) return h('p', { role: 'status' }, says);
    const written = plain<Record<string, unknown>>(entry.get('data')) ?? {};
    const slug = entry.get('slug');
    const labels = new Map(
      (fields.toJS() as { name: string; label?: string }[]).map(({ name, label }) => [name, label ?? name]),
    );
    const { Preview, known } = loaded;
    return h(
      FaultKept,
      { written },
      h(Preview, {
        written,
        slug: typeof slug === 'string' && slug !== '' ? slug : slugOfNew,
        known,
        today: formToday(),
        photo: photoOf(written, getAsset),
        labelOf: (field) => labels.get(field) ?? field,
      }),
    );
  };
}

function photoOf(
  written: Record<string, unknown>,
  getAsset: DecapPreviewProps['getAsset'],
): string | undefined {
  const { photo } = written;
  const file = typeof photo === 'object' && photo !== null ? (photo as { file?: unknown }).file : undefined;
  return typeof file === 'string' && file !== '' ? String(getAsset(file)) : undefined;
}

/** A preview that cannot be drawn says so, and never takes the form with it. */
class FaultKept extends Component<
  { readonly written: unknown; readonly children?: ReactNode },
  { readonly faultOf: unknown }
> {
  override state: { readonly faultOf: unknown } = { faultOf: undefined };

  override componentDidCatch(): void {
    this.setState({ faultOf: this.props.written });
  }

  static getDerivedStateFromError(): { faultOf: unknown } {
    return { faultOf: 'just now' };
  }

  override componentDidUpdate(before: { readonly written: unknown }): void {
    // What is written next may be drawn again.
    if (this.state.faultOf !== undefined && before.written !== this.props.written)
      this.setState({ faultOf: undefined });
  }

  override render(): ReactNode {
    if (this.state.faultOf !== undefined)
      return h('p', { role: 'status' }, 'This cannot be shown yet. What you write is kept.');
    return this.props.children;
  }
}

/** Registers the previews of what has pages of its own. */
export function registerPreviews({ cms }: Pick<FormContext, 'cms'>): void {
  for (const [collection, load] of Object.entries(previews))
    cms.registerPreviewTemplate(
      collection,
      previewPane(load) as Parameters<typeof cms.registerPreviewTemplate>[1],
    );
}
