import './widgets.css';
import type { ComponentType } from 'react';
import type { FormContext } from '../form-context.ts';
import { AccessControl } from './access-widget.ts';
import { ContactsControl } from './contacts-widget.ts';
import { DaysControl } from './days-list.ts';
import { FoldControl } from './fold-widget.ts';
import { knowFacts } from './known-facts.ts';
import type { DecapControlProps } from './make-control.ts';
import { LatitudeControl, MapPinControl, PostcodeControl } from './point-widgets.ts';
import { ConnectionsControl, RecordControl, RecordsControl } from './records-widget.ts';
import { RowsControl } from './rows-widget.ts';
import { SessionsControl } from './sessions-widget.ts';
import {
  BoxControl,
  ChoiceControl,
  DayControl,
  LanguagesControl,
  LinesControl,
  TicksControl,
  TidyTextControl,
} from './simple-widgets.ts';
import { ScopeControl, StatusControl } from './status-widget.ts';
import { StillRightControl } from './still-right-widget.ts';
import { ThemesControl } from './themes-widget.ts';
import { ClockTimeControl } from './time-field.ts';
import { WhereControl } from './where-widget.ts';
import type { WidgetName } from './widget-names.ts';

/** The control of each of the form's own widgets. */
export const ownControls: Readonly<Record<WidgetName, ComponentType<DecapControlProps>>> = {
  'still-right': StillRightControl,
  latitude: LatitudeControl,
  'map-pin': MapPinControl,
  postcode: PostcodeControl,
  sessions: SessionsControl,
  'access-facts': AccessControl,
  contacts: ContactsControl,
  themes: ThemesControl,
  connections: ConnectionsControl,
  where: WhereControl,
  status: StatusControl,
  scope: ScopeControl,
  languages: LanguagesControl,
  lines: LinesControl,
  day: DayControl,
  days: DaysControl,
  'clock-time': ClockTimeControl,
  box: BoxControl,
  record: RecordControl,
  records: RecordsControl,
  ticks: TicksControl,
  choice: ChoiceControl,
  'tidy-text': TidyTextControl,
  rows: RowsControl,
  fold: FoldControl,
};

/** Registers the form's own widgets, and tells them what the directory knows. */
export function registerWidgets({ cms, facts }: Pick<FormContext, 'cms' | 'facts'>): void {
  knowFacts(facts);
  for (const [name, control] of Object.entries(ownControls)) {
    // Decap's own types ask for a control that knows less than it is given.
    cms.registerWidget(name, control as Parameters<typeof cms.registerWidget>[1]);
  }
}
