import { createElement as h, useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { checkWayNames, checkWays, type Asset } from '../../domain/asset.ts';
import { dayInWords, type IsoDay } from '../../domain/calendar-day.ts';
import type { Finding } from '../../domain/check-report.ts';
import type { EditingFacts } from '../editing-facts.ts';
import { keepChecker, keptChecker, type Checker } from '../who-checks.ts';
import { checkersOf, wayLabels } from '../widgets/still-right-widget.ts';
import { assetIn, checkFile, saidOf, type Found } from './check-entry.ts';
import { checkAddress, formAddress, listAddress } from './desk-route.ts';
import type { DeskRow } from './desk-list.ts';
import { rememberDone } from './done-checks.ts';
import type { EntryFiles, KeptEntry } from './entry-files.ts';

interface CheckPageProps {
  readonly facts: EditingFacts;
  readonly today: IsoDay;
  readonly slug: string;
  readonly files: EntryFiles;
  readonly nameOf: (slug: string) => string | undefined;
  /** The entry to look at after this one. */
  readonly next: DeskRow | undefined;
}

/** What somebody may find besides "still right", and what is asked before it is written. */
interface MoreToSay {
  readonly finding: Finding;
  readonly button: string;
  readonly dayLabel?: string;
  readonly noteLabel: string;
  readonly write: string;
}

const pausedAsk: MoreToSay = {
  finding: 'paused',
  button: 'It is paused',
  dayLabel: 'Back on, if anybody knows',
  noteLabel: 'Why, and where people can go instead',
  write: 'Write that it is paused',
};
const closedAsk: MoreToSay = {
  finding: 'closed',
  button: 'It has closed',
  dayLabel: 'Its last day',
  noteLabel: 'Why, and where people can go instead',
  write: 'Write that it has closed',
};
const triedAsk: MoreToSay = {
  finding: 'could not reach',
  button: 'Could not reach them',
  noteLabel: 'What you tried',
  write: 'Write that nobody was reached',
};

type Stage =
  | { readonly is: 'loading' }
  | { readonly is: 'fault'; readonly words: string }
  | { readonly is: 'ready'; readonly kept: KeptEntry; readonly asset: Asset; readonly says?: string }
  | {
      readonly is: 'written';
      readonly title: string;
      readonly words: string;
      /** What takes it back: the text before, and the one written. */
      readonly undo?: { readonly kept: KeptEntry; readonly text: string } | undefined;
    };

/** One entry as it is, and buttons for what was found. */
export function CheckPage(props: CheckPageProps): ReactNode {
  const { slug, files, today } = props;
  const [stage, setStage] = useState<Stage>({ is: 'loading' });
  const [checker, setChecker] = useState<Checker>(keptChecker());
  const [isBusy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const load = async (says?: string) => {
    try {
      const kept = await files.read(slug);
      setStage({ is: 'ready', kept, asset: assetIn(kept.text, kept.path), ...(says ? { says } : {}) });
    } catch (error) {
      setStage({ is: 'fault', words: wordsOf(error) });
    }
  };
  useEffect(() => {
    void load();
  }, [slug]);
  useEffect(() => {
    if (stage.is !== 'loading') heading.current?.focus();
  }, [stage.is]);

  const write = async (shown: KeptEntry, asset: Asset, found: Omit<Found, 'by' | 'how' | 'on'>) => {
    if (checker.by === undefined || checker.how === undefined) return;
    setBusy(true);
    try {
      const now = await files.read(slug);
      if (now.text !== shown.text) {
        await load('Somebody changed this entry a moment ago. This is what it says now: look again.');
        return;
      }
      const after = checkFile(now.text, now.path, slug, {
        ...found,
        by: checker.by,
        how: checker.how,
        on: today,
      });
      if (after.is === 'written') await files.write(slug, now, after.text, `Check “${slug}”: ${after.words}`);
      rememberDone(slug, { on: today, words: after.words });
      setStage({
        is: 'written',
        title: asset.title,
        words: sayWritten(after, checker, props),
        undo: after.is === 'written' ? { kept: now, text: after.text } : undefined,
      });
    } catch (error) {
      setStage({ is: 'ready', kept: shown, asset, says: wordsOf(error) });
    } finally {
      setBusy(false);
    }
  };
  const takeBack = async ({ kept, text }: { kept: KeptEntry; text: string }) => {
    setBusy(true);
    try {
      await files.write(
        slug,
        { ...kept, text, isDraft: files.usesDrafts },
        kept.text,
        `Take back the check of “${slug}”`,
      );
      rememberDone(slug, undefined);
      await load('Taken back. The entry is as it was.');
    } catch (error) {
      await load(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  switch (stage.is) {
    case 'loading':
      return page(h('p', { role: 'status' }, 'Fetching the entry.'));
    case 'fault':
      return page(
        h('h1', { ref: heading, tabIndex: -1 }, 'This entry cannot be checked here'),
        h('p', { role: 'alert' }, stage.words),
        h(
          'p',
          { className: 'desk-ways' },
          h('a', { href: formAddress(slug) }, 'Open it to change it'),
          backToList(),
        ),
      );
    case 'ready':
      return page(
        h('h1', { ref: heading, tabIndex: -1 }, stage.asset.title),
        stage.says === undefined ? undefined : h('p', { role: 'alert', className: 'desk-says' }, stage.says),
        stage.kept.isDraft
          ? h(
              'p',
              { className: 'desk-says' },
              'A change to this entry waits to be published. This shows it with that change.',
            )
          : undefined,
        h('dl', { className: 'desk-said' }, saidOf(stage.asset, props.nameOf, today).map(said)),
        h(WhoChecks, { facts: props.facts, checker, change: setChecker }),
        h(Buttons, {
          asset: stage.asset,
          slug,
          today,
          isBusy,
          isWhoKnown: checker.by !== undefined && checker.how !== undefined,
          write: (found) => void write(stage.kept, stage.asset, found),
        }),
        h('p', { className: 'desk-ways' }, backToList()),
      );
    case 'written':
      return page(
        h('h1', { ref: heading, tabIndex: -1 }, stage.title),
        h('p', { role: 'status', className: 'desk-written' }, stage.words),
        h(
          'p',
          { className: 'desk-ways' },
          props.next
            ? h(
                'a',
                { className: 'desk-main', href: checkAddress(props.next.slug) },
                `Next: ${props.next.title}`,
              )
            : undefined,
          backToList(),
          stage.undo === undefined
            ? undefined
            : h(
                'button',
                { type: 'button', disabled: isBusy, onClick: () => void takeBack(stage.undo!) },
                'Take it back',
              ),
        ),
      );
  }
}

function page(...parts: ReactNode[]): ReactNode {
  return h('main', { className: 'form-desk' }, ...parts);
}

function backToList(): ReactNode {
  return h('a', { href: listAddress }, 'What wants a look');
}

function said({ label, lines }: { label: string; lines: readonly string[] }): ReactNode {
  return h(
    'div',
    { key: label },
    h('dt', {}, label),
    lines.map((line) => h('dd', { key: line }, line)),
  );
}

/** "Slow Miles: still right. Checked 22 November 2026 by Member 3, who went along." */
function sayWritten(
  { is, words }: { is: 'written' | 'nothing'; words: string },
  { by, how }: Checker,
  { facts, today, files }: CheckPageProps,
): string {
  if (is === 'nothing') return `Nothing had to be written: it ${words}.`;
  const who = checkersOf(facts, by).find(({ value }) => value === by)?.label ?? by;
  const way = how === undefined || words === 'could not be reached' ? '' : `, ${checkWayNames[how]}`;
  const verb = words === 'could not be reached' ? 'Tried' : 'Checked';
  const later = files.usesDrafts
    ? 'It waits for somebody to look it over and publish it.'
    : 'Pages show it when the site is built again.';
  return `Written down: ${words}. ${verb} ${dayInWords(today)} by ${who}${way}. ${later}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface WhoChecksProps {
  readonly facts: EditingFacts;
  readonly checker: Checker;
  readonly change: (checker: Checker) => void;
}

/** Who checks and how: chosen once, then one line with a way to change it. */
function WhoChecks({ facts, checker, change }: WhoChecksProps): ReactNode {
  const isKnown = checker.by !== undefined && checker.how !== undefined;
  const [isOpen, setOpen] = useState(!isKnown);
  const set = (part: Checker) => {
    keepChecker(part);
    change({ ...checker, ...part });
  };
  const checkers = checkersOf(facts, checker.by);
  const name = checkers.find(({ value }) => value === checker.by)?.label;
  if (!isOpen)
    return h(
      'p',
      { className: 'desk-checker' },
      `You are ${name}, ${checker.how === undefined ? '' : checkWayNames[checker.how]}. `,
      h(
        'button',
        {
          type: 'button',
          onClick: () => {
            setOpen(true);
          },
        },
        'Change',
      ),
    );
  return h(
    'fieldset',
    { className: 'desk-checker' },
    h('legend', {}, 'Who looked, and how? Kept on this device for the next time.'),
    h('label', { htmlFor: 'desk-by' }, 'You are'),
    h(
      'select',
      {
        id: 'desk-by',
        value: checker.by ?? '',
        onChange: (event: ChangeEvent<HTMLSelectElement>) => {
          set({ by: event.currentTarget.value || undefined });
        },
      },
      h('option', { value: '' }, 'Choose'),
      checkers.map(({ value, label }) => h('option', { key: value, value }, label)),
    ),
    checkWays.map((way) =>
      h(
        'label',
        { key: way, className: 'desk-way' },
        h('input', {
          type: 'radio',
          name: 'desk-how',
          value: way,
          checked: checker.how === way,
          onChange: () => {
            set({ how: way });
          },
        }),
        wayLabels[way],
      ),
    ),
  );
}

interface ButtonsProps {
  readonly asset: Asset;
  readonly slug: string;
  readonly today: IsoDay;
  readonly isBusy: boolean;
  readonly isWhoKnown: boolean;
  readonly write: (found: Omit<Found, 'by' | 'how' | 'on'>) => void;
}

function Buttons({ asset, slug, today, isBusy, isWhoKnown, write }: ButtonsProps): ReactNode {
  const [open, setOpen] = useState<MoreToSay>();
  const [says, setSays] = useState('');
  const isClosed = asset.status?.is === 'closed' && asset.status.on <= today;
  const isPaused = asset.status?.is === 'paused';
  const ask = isClosed ? [] : isPaused ? [closedAsk, triedAsk] : [pausedAsk, closedAsk, triedAsk];
  const given = (found: Omit<Found, 'by' | 'how' | 'on'>) => {
    if (isWhoKnown) write(found);
    else setSays('Say first who looked, and how.');
  };
  return h(
    'div',
    { className: 'desk-buttons' },
    says === '' || isWhoKnown ? undefined : h('p', { role: 'alert', className: 'desk-says' }, says),
    isClosed
      ? undefined
      : h(
          'button',
          {
            type: 'button',
            className: 'desk-main',
            disabled: isBusy,
            onClick: () => {
              given({ finding: isPaused ? 'going again' : 'still right' });
            },
          },
          isPaused ? 'It is going again' : 'Still right',
        ),
    h('a', { href: formAddress(slug) }, 'Something changed'),
    ask.map((more) =>
      h(
        'button',
        {
          key: more.finding,
          type: 'button',
          disabled: isBusy,
          'aria-expanded': open === more,
          onClick: () => {
            setOpen(open === more ? undefined : more);
          },
        },
        more.button,
      ),
    ),
    open === undefined
      ? undefined
      : h(MoreForm, { key: open.finding, more: open, today, isBusy, write: given }),
  );
}

interface MoreFormProps {
  readonly more: MoreToSay;
  readonly today: IsoDay;
  readonly isBusy: boolean;
  readonly write: (found: Omit<Found, 'by' | 'how' | 'on'>) => void;
}

function MoreForm({ more, today, isBusy, write }: MoreFormProps): ReactNode {
  const [day, setDay] = useState(more.finding === 'closed' ? (today as string) : '');
  const [note, setNote] = useState('');
  return h(
    'form',
    {
      className: 'desk-more',
      onSubmit: (event) => {
        event.preventDefault();
        write({
          finding: more.finding,
          ...(day === '' ? {} : { day: day as IsoDay }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        });
      },
    },
    more.dayLabel === undefined
      ? undefined
      : h(
          'label',
          {},
          more.dayLabel,
          h('input', {
            type: 'date',
            value: day,
            ...(more.finding === 'closed' ? { max: today } : { min: today }),
            onChange: (event) => {
              setDay(event.currentTarget.value);
            },
          }),
        ),
    h(
      'label',
      {},
      `${more.noteLabel} (may be left out)`,
      h('input', {
        type: 'text',
        maxLength: 140,
        value: note,
        onChange: (event) => {
          setNote(event.currentTarget.value);
        },
      }),
    ),
    h('button', { type: 'submit', className: 'desk-main', disabled: isBusy }, more.write),
  );
}
