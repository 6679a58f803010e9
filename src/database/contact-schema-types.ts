import type { ColumnType, Generated } from 'kysely';
import type { Json, OptionalJson } from './column-types.ts';

// The tables of what is known of contacts.

export type CrmContactsTable = {
  workspace_id: string;
  connection_id: string;
  contact_id: string;
  subject: 'lead' | 'referrer';
  subject_id: string;
  known_by: string;
  linked_at: Date;
  state: Generated<'active' | 'archived' | 'deleted' | 'merged'>;
  state_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
};

export type CrmSnapshotsTable = {
  workspace_id: string;
  connection_id: string;
  contact_id: string;
  attributes: Json<Record<string, unknown>>;
  contact_created_at: Date | null;
  contact_updated_at: Date | null;
  read_at: Date;
  ours: Generated<boolean>;
  tag_ids: OptionalJson<unknown[]>;
  tags_read_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  companies: OptionalJson<unknown[]>;
  companies_read_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type ContactChangesTable = {
  workspace_id: string;
  connection_id: string;
  contact_id: string;
  position: Generated<number>;
  field: string;
  old_value: OptionalJson<unknown>;
  new_value: OptionalJson<unknown>;
  changed_at: Date;
  changed_at_basis: 'reported' | 'updated' | 'read';
  read_at: Date;
  source: 'webhook' | 'polling' | 'import' | 'check' | 'ours';
  notification_id: string | null;
};

export type ContactChangeSeedsTable = {
  workspace_id: string;
  connection_id: string;
  after_received_at: Date;
  after_notification_id: string;
  received_until: Date;
};
