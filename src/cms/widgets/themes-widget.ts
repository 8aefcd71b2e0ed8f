import { createElement as h, Fragment, useState, type ReactNode } from 'react';
import { makeControl, type WidgetProps } from './make-control.ts';
import { Press, Says } from './parts.ts';

/** Most themes of an entry. */
export const mostThemes = 4;

/**
 * The themes with one put in or taken out: a new one comes last, and the first one is the main one. Nothing changes
 * where there is no room for another.
 */
export function pressTheme(themes: readonly string[], slug: string): string[] {
  if (themes.includes(slug)) return themes.filter((theme) => theme !== slug);
  return themes.length >= mostThemes ? [...themes] : [...themes, slug];
}

/** The themes with one of them as the main one. */
export function mainTheme(themes: readonly string[], slug: string): string[] {
  return [slug, ...themes.filter((theme) => theme !== slug)];
}

function ThemesForm({ value, change, id, label, hintId, data }: WidgetProps<string[]>): ReactNode {
  const [said, setSaid] = useState('');
  const chosen = value ?? [];
  const known = data?.themes ?? [];
  const titleOf = (slug: string) => known.find((theme) => theme.slug === slug)?.title ?? slug;
  const hold = (themes: string[], words: string) => {
    change(themes.length === 0 ? undefined : themes);
    setSaid(words);
  };
  const press = (slug: string) => {
    const next = pressTheme(chosen, slug);
    const isFull = next.length === chosen.length;
    hold(next, isFull ? 'Four themes are the most. Take one out first.' : chosenInWords(next.map(titleOf)));
  };
  const unknown = chosen.filter((slug) => !known.some((theme) => theme.slug === slug));
  return h(
    Fragment,
    undefined,
    h(
      'div',
      { className: 'own-themes', role: 'group', 'aria-label': label, 'aria-describedby': hintId },
      known.map(({ slug, title, art, colour }, index) => {
        const place = chosen.indexOf(slug);
        return h(
          'button',
          {
            key: slug,
            id: index === 0 ? id : undefined,
            type: 'button',
            className: `own-theme ${colour}`,
            'aria-pressed': place >= 0,
            onClick: () => {
              press(slug);
            },
          },
          h('img', { src: `${data?.base ?? '/'}art/${art}.svg`, alt: '', width: 36, height: 36 }),
          h('span', undefined, title),
          place < 0 ? undefined : h('b', undefined, place === 0 ? 'Main' : String(place + 1)),
        );
      }),
      unknown.map((slug) =>
        h(
          Press,
          {
            key: slug,
            isPressed: true,
            press: () => {
              press(slug);
            },
          },
          `${slug}, which is no theme here`,
        ),
      ),
    ),
    chosen.length > 1
      ? h(
          'div',
          { className: 'own-acts' },
          chosen.slice(1).map((slug) =>
            h(
              Press,
              {
                key: slug,
                kind: 'quiet',
                press: () => {
                  const next = mainTheme(chosen, slug);
                  hold(next, chosenInWords(next.map(titleOf)));
                },
              },
              `Make ${titleOf(slug)} the main one`,
            ),
          ),
        )
      : undefined,
    h(Says, undefined, said === '' ? chosenInWords(chosen.map(titleOf)) : said),
  );
}

function chosenInWords([main, ...others]: readonly string[]): string {
  if (main === undefined) return 'No theme yet. The first one you press is the main one.';
  return others.length === 0 ? `Main theme: ${main}.` : `Main theme: ${main}. Also ${others.join(', ')}.`;
}

/** `themes`. */
export const ThemesControl = makeControl<string[]>({ Form: ThemesForm });
