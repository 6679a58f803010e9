import type { PlannedEvent } from '../../outbound/plan/plan-events.ts';
import type { Outcome } from '../../outbound/kinds/push/push-task.ts';
import type { MarkPlan } from '../../settings/mapping/plan-mark.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { ContactKind } from '../../provider/crm-contact.ts';

/** What would happen to one attribute of the contact. */
export type PreviewRow = {
  /** full name */
  attribute: string;
  /** as people call it */
  label: string;
  old: AttributeValue;
  value: AttributeValue;
  /** the same as a sentence */
  oldText: string;
  valueText: string;
  effect: 'written' | 'same' | 'kept_filled' | 'kept_existing' | 'left_alone' | 'problem';
  /** why it is as it is; null for what is simply written */
  message: string | null;
};

/** A contact that the preview speaks of. */
export type PreviewContact = {
  id: string;
  kind: ContactKind | null;
  email: string | null;
  name: string | null;
  url: string;
};

/** Exactly what a push with the given settings would do now. */
export type Preview = {
  person: { id: string; firstName: string; lastName: string; email: string };
  /** `impossible` when the e-mail address cannot be sent: nothing at all would be written; other values are left out */
  outcome: Outcome | 'nothing' | 'impossible';
  message: string;
  /** how the contact was found, or why one is created; null when nothing is done */
  choice: string | null;
  /** null for one that is created */
  contact: PreviewContact | null;
  archived: boolean;
  /** further contacts with the same address */
  others: PreviewContact[];
  rows: PreviewRow[];
  mark: MarkPlan;
  /** the data events that follow */
  events: PlannedEvent[];
};
