import { createElement as h, Fragment, type ReactNode } from 'react';
import { addMonths, type IsoDay } from '../../domain/calendar-day.ts';
import { outputs, type Output } from '../../domain/consent.ts';
import { keptChecker } from '../who-checks.ts';
import { isDay } from './is-day.ts';
import { makeControl, wantsOfEach, type WidgetProps } from './make-control.ts';
import { Choice, DayField, Fault, ListEditor, Says, TextField, Ticks } from './parts.ts';
import { TidyField, tidyText } from './simple-widgets.ts';
import { withParts } from './with-parts.ts';

/** A contact while somebody writes it. */
export interface ContactDraft {
  readonly role?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly web?: string | undefined;
  readonly whose?: string | undefined;
  readonly consent?: ConsentDraft | undefined;
}

/** A record of consent while somebody writes it. */
export interface ConsentDraft {
  readonly given?: string | undefined;
  readonly by?: string | undefined;
  readonly scope?: readonly string[] | undefined;
  readonly reviewBy?: string | undefined;
  readonly withdrawn?: string | undefined;
}

/** Whether the details are somebody's own, so that they have to have agreed. */
export function needsConsent({ whose, name }: ContactDraft): boolean {
  return whose === 'person' || (name !== undefined && name.trim() !== '');
}

/** What a contact asks for before it can be saved. */
export function wantsOfContact(contact: ContactDraft): string[] {
  const { role, whose, phone, email, web, consent } = contact;
  const wants: string[] = [];
  if (whose === undefined) wants.push('Say whose details these are.');
  if (role === undefined || role.trim() === '')
    wants.push('Say who answers, as a role, like "the organiser".');
  if ([phone, email, web].every((way) => way === undefined || way.trim() === ''))
    wants.push('Give a phone number, an e-mail address or a web page.');
  for (const [reads, text] of [
    ['phone', phone],
    ['email', email],
    ['web', web],
  ] as const) {
    const fault = text === undefined ? undefined : tidyText(reads, text).fault;
    if (fault !== undefined) wants.push(fault);
  }
  if (needsConsent(contact)) wants.push(...wantsOfConsent(consent));
  return wants;
}

function wantsOfConsent(consent: ConsentDraft = {}): string[] {
  const { given, by, reviewBy } = consent;
  const wants: string[] = [];
  if (!isDay(given))
    wants.push('Give the day the person agreed. Without their consent, take their own details out.');
  if (by === undefined || by.trim() === '') wants.push('Say who asked the person, and how.');
  if (!isDay(reviewBy)) wants.push('Give the day to ask the person again.');
  if (isDay(given) && isDay(reviewBy) && (reviewBy ?? '') < (given ?? ''))
    wants.push('Give a day to ask again that is not before the day they agreed.');
  return wants;
}

/** A contact with some parts changed; consent goes with the details that needed it. */
export function changeContact(contact: ContactDraft, parts: Partial<ContactDraft>): ContactDraft {
  const next = withParts(contact, parts);
  const isOrganisationNow = parts.whose === 'organisation' && !needsConsent(next);
  return isOrganisationNow ? withParts(next, { consent: undefined }) : next;
}

const whoseOptions = [
  { value: 'organisation', label: 'A desk, an office or a shared phone' },
  { value: 'person', label: "A person's own" },
];

function ContactsForm({ value, change, id, label, hintId, today }: WidgetProps<ContactDraft[]>): ReactNode {
  return h(ListEditor<ContactDraft>, {
    label,
    id,
    describedBy: hintId,
    items: value,
    change,
    fresh: () => ({}),
    one: 'contact',
    addWords: ['Add a contact', 'Add another contact'],
    summaryOf: ({ role, name }, index) =>
      [role ?? `Contact ${index + 1}, still to finish`, name].filter(Boolean).join(', '),
    isWanting: (contact) => wantsOfContact(contact).length > 0,
    isInOrder: true,
    most: 8,
    fieldsOf: (item, changeItem) =>
      h(ContactFields, {
        item,
        today,
        set: (parts) => {
          changeItem(changeContact(item, parts));
        },
      }),
  });
}

function ContactFields({
  item,
  set,
  today,
}: {
  readonly item: ContactDraft;
  readonly set: (parts: Partial<ContactDraft>) => void;
  readonly today: IsoDay;
}): ReactNode {
  return h(
    Fragment,
    undefined,
    h(Choice, {
      label: 'Whose details are these?',
      options: whoseOptions,
      value: item.whose,
      change: (whose: string) => {
        set({ whose });
      },
    }),
    h(TextField, {
      label: 'Role',
      hint: 'Who answers, like "the organiser" or "the library desk".',
      most: 60,
      value: item.role,
      change: (role) => {
        set({ role });
      },
    }),
    h(TidyField, {
      reads: 'phone',
      label: 'Phone',
      value: item.phone,
      change: (phone) => {
        set({ phone });
      },
    }),
    h(TidyField, {
      reads: 'email',
      label: 'E-mail',
      value: item.email,
      change: (email) => {
        set({ email });
      },
    }),
    h(TidyField, {
      reads: 'web',
      label: 'Web page',
      value: item.web,
      change: (web) => {
        set({ web });
      },
    }),
    h(TextField, {
      label: 'Name',
      hint: 'Only for somebody who has agreed to be named.',
      most: 60,
      value: item.name,
      change: (name) => {
        set({ name });
      },
    }),
    needsConsent(item) || item.consent !== undefined
      ? h(ConsentFields, {
          consent: item.consent ?? {},
          today,
          change: (consent) => {
            set({ consent });
          },
        })
      : undefined,
    h(
      Says,
      undefined,
      wantsOfContact(item).map((want) => h(Fault, { key: want }, want)),
    ),
  );
}

const outputNames: Readonly<Record<Output, string>> = {
  site: 'The website',
  print: 'Posters and lists on paper',
  screens: 'Screens in waiting rooms',
  data: 'Files that others can use',
};

/** Months until somebody is asked again, where nobody says otherwise. */
const monthsUntilAskedAgain = 12;

function ConsentFields({
  consent,
  change,
  today,
}: {
  readonly consent: ConsentDraft;
  readonly change: (consent: ConsentDraft | undefined) => void;
  readonly today: IsoDay;
}): ReactNode {
  const set = (parts: ConsentDraft) => {
    const next = withParts(consent, parts);
    change(Object.keys(next).length === 0 ? undefined : next);
  };
  const agreeOn = (given: string | undefined) => {
    const isFirst = consent.reviewBy === undefined && isDay(given);
    const by = consent.by ?? keptChecker().by;
    const reviewBy = isFirst ? addMonths(given as IsoDay, monthsUntilAskedAgain) : consent.reviewBy;
    set({ given, by, reviewBy });
  };
  return h(
    'fieldset',
    { className: 'own-consent' },
    h('legend', undefined, 'Consent'),
    h(
      'p',
      { className: 'own-hint' },
      'A person must have agreed before their name or own details are shown. Keep their letter or message outside this form.',
    ),
    h(Choice, {
      label: 'Has the person agreed?',
      options: [
        { value: 'today', label: 'Yes, today' },
        { value: 'before', label: 'Yes, on another day' },
      ],
      value: consent.given === undefined ? undefined : consent.given === today ? 'today' : 'before',
      change: (answer: string) => {
        agreeOn(answer === 'today' ? today : ((consent.given === today ? '' : consent.given) ?? ''));
      },
    }),
    h(DayField, {
      label: 'Agreed on',
      value: consent.given === '' ? undefined : consent.given,
      change: agreeOn,
    }),
    h(TextField, {
      label: 'Who asked, and how',
      hint: 'Like "member-3, by phone".',
      most: 80,
      value: consent.by,
      change: (by) => {
        set({ by });
      },
    }),
    h(Ticks, {
      label: 'Agreed for',
      hint: 'Nothing ticked means the website alone.',
      options: outputs.map((output) => ({ value: output, label: outputNames[output] })),
      values: consent.scope ?? [],
      toggle: (output) => {
        const scope = outputs.filter((one) => (one === output) !== (consent.scope?.includes(one) === true));
        set({ scope: scope.length === 0 ? undefined : scope });
      },
    }),
    h(DayField, {
      label: 'Ask again by',
      value: consent.reviewBy,
      change: (reviewBy) => {
        set({ reviewBy });
      },
    }),
    h(DayField, {
      label: 'Changed their mind on',
      hint: 'Their details are then shown nowhere. Take them out as well.',
      value: consent.withdrawn,
      change: (withdrawn) => {
        set({ withdrawn });
      },
    }),
  );
}

/** `contacts`. */
export const ContactsControl = makeControl<ContactDraft[]>({
  Form: ContactsForm,
  wants: (contacts) => wantsOfEach('Contact', contacts, wantsOfContact),
});
