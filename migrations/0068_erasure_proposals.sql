-- A contact that was deleted in the CRM proposes that its person is erased here as well: a teammate decides, or Goodword after
-- seven days where the workspace says so.
create table goodword.erasure_proposals (
  workspace_id uuid not null,
  proposal_id uuid not null,
  campaign_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  subject text not null check (subject in ('lead', 'referrer')),
  subject_id uuid not null,
  state text not null check (state in ('Open', 'Erased', 'Dismissed')),
  note text,
  proposed_at timestamptz not null,
  looked_at timestamptz,
  decided_at timestamptz,
  primary key (workspace_id, proposal_id),
  unique (workspace_id, connection_id, contact_id, subject, subject_id),
  foreign key (workspace_id, campaign_id) references goodword.campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, connection_id) references goodword.connections (workspace_id, connection_id)
);
create index erasure_proposals_open on goodword.erasure_proposals (workspace_id, proposed_at) where state = 'Open';

create table goodword.erasure_settings (
  workspace_id uuid not null primary key references goodword.workspaces (workspace_id),
  erases_deleted boolean not null,
  changed_by jsonb not null,
  changed_at timestamptz not null
);
