-- A person who is erased leaves ids, states and amounts; of the address a keyed hash, so that the same person earns no second
-- reward and is not imported again.
alter table goodword.leads add column erased_at timestamptz;
alter table goodword.leads add column rewarded_before boolean not null default false;
alter table goodword.referrers add column erased_at timestamptz;

create table goodword.erased_people (
  workspace_id uuid not null,
  subject text not null check (subject in ('lead', 'referrer')),
  subject_id uuid not null,
  campaign_id uuid not null,
  address_key text not null,
  was_rewarded boolean not null,
  erasure_id uuid not null,
  erased_at timestamptz not null,
  primary key (workspace_id, subject, subject_id),
  foreign key (workspace_id, campaign_id) references goodword.campaigns (workspace_id, campaign_id)
);
create index erased_people_by_address on goodword.erased_people (workspace_id, address_key);

alter table goodword.deliveries drop constraint deliveries_kind_check;
alter table goodword.deliveries add constraint deliveries_kind_check
  check (kind in ('push', 'event', 'return_fields', 'undo', 'delete_contact'));

create or replace function goodword.refuse_change_of_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('goodword.erase_person', true) = 'on' then
    return null;
  end if;
  raise exception 'events are append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create or replace function goodword.refuse_change_of_contact_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('goodword.apply_retention', true) = 'on' then
    return null;
  end if;
  if tg_op in ('UPDATE', 'DELETE') and current_setting('goodword.erase_person', true) = 'on' then
    return null;
  end if;
  raise exception 'contact_changes are append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create function goodword.erase_text(value text, patterns text[]) returns text language plpgsql immutable as $$
declare
  pattern text;
begin
  foreach pattern in array patterns loop
    value := regexp_replace(value, pattern, '[erased]', 'gi');
  end loop;
  return value;
end $$;

-- Erases one human: the leads and referrers with their address. The caller has locked them and their contacts.
-- anywhere: patterns of what names no one else (addresses, codes), in every row of the workspace; nearby: of names and phones,
-- in rows about the person, their leads and their referrers. Reads all texts of the workspace: seconds for millions of rows.
create function goodword.erase_person(
  of_workspace uuid, of_leads uuid[], of_referrers uuid[], email_keys text[], anywhere text[], nearby text[],
  new_codes jsonb, address_key text, of_erasure uuid, actor jsonb, details jsonb, at timestamptz
) returns jsonb language plpgsql security definer as $$
declare
  all_patterns text[] := anywhere || nearby;
  anywhere_found text := array_to_string(anywhere, '|');
  nearby_found text := array_to_string(anywhere || nearby, '|');
  near_leads uuid[];
  near_referrers uuid[];
  near_contacts text[];
  own_contacts text[];
  own_imports uuid[];
  counts jsonb := '{}';
  changed bigint;
  place record;
begin
  -- the owner of the history has no right to change it either, but for here
  execute format('grant update on goodword.events to %I', current_user);
  -- for this statement alone; a setting of the function itself would need a superuser
  perform set_config('goodword.erase_person', 'on', true);

  select coalesce(array_agg(lead_id), '{}') into near_leads from goodword.leads
  where workspace_id = of_workspace and (lead_id = any(of_leads) or referrer_id = any(of_referrers));
  select coalesce(array_agg(distinct referrer_id), '{}') into near_referrers from goodword.leads
  where workspace_id = of_workspace and lead_id = any(of_leads);
  near_referrers := near_referrers || of_referrers;
  select coalesce(array_agg(distinct contact_id), '{}') into near_contacts from goodword.crm_contacts
  where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(near_leads)) or (subject = 'referrer' and subject_id = any(near_referrers)));
  -- a contact that stands for another person as well stays, without what names this one
  select coalesce(array_agg(distinct c.contact_id), '{}') into own_contacts from goodword.crm_contacts c
  where c.workspace_id = of_workspace and (
      (c.subject = 'lead' and c.subject_id = any(of_leads)) or (c.subject = 'referrer' and c.subject_id = any(of_referrers)))
    and not exists (
      select from goodword.crm_contacts o
      where o.workspace_id = c.workspace_id and o.connection_id = c.connection_id and o.contact_id = c.contact_id
        and not (o.subject = 'lead' and o.subject_id = any(of_leads))
        and not (o.subject = 'referrer' and o.subject_id = any(of_referrers)));
  select coalesce(array_agg(distinct import_id), '{}') into own_imports from goodword.import_rows
  where workspace_id = of_workspace
    and (email_key = any(email_keys) or referrer_id = any(of_referrers) or fields::text ~* anywhere_found);

  delete from goodword.contact_changes where workspace_id = of_workspace and contact_id = any(own_contacts);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('contact_changes', changed);
  delete from goodword.crm_snapshots where workspace_id = of_workspace and contact_id = any(own_contacts);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('crm_snapshots', changed);
  update goodword.notifications set
    body = null, handled_at = coalesce(handled_at, at), next_attempt_at = null,
    outcome = case when handled_at is null then 'the person was erased' else outcome end
  where workspace_id = of_workspace and body is not null and (
    body ~* anywhere_found or exists (select from unnest(own_contacts) as own (id) where strpos(body, own.id) > 0));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('notifications', changed);
  delete from goodword.crm_contacts where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(of_leads)) or (subject = 'referrer' and subject_id = any(of_referrers)));
  delete from goodword.crm_drift where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(of_leads)) or (subject = 'referrer' and subject_id = any(of_referrers)));
  delete from goodword.stale_referrers where workspace_id = of_workspace and referrer_id = any(of_referrers);

  update goodword.delivery_attempts a set calls = null, outcome = goodword.erase_text(a.outcome, all_patterns)
  from goodword.deliveries d
  where a.workspace_id = of_workspace and d.workspace_id = of_workspace and d.delivery_id = a.delivery_id and (
    (d.subject = 'lead' and d.subject_id = any(of_leads)) or (d.subject = 'referrer' and d.subject_id = any(of_referrers)));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('delivery_attempts', changed);
  update goodword.deliveries set
    planned = case
      when kind in ('push', 'return_fields') then '{}'
      when kind = 'event' then planned || '{"metadata": {}}'
      else goodword.erase_text(planned::text, all_patterns)::jsonb end,
    replaced = null, choice = null, written = null, kept = null, mark = null, progress = null,
    left_out = null,
    outcome = case
      when state in ('Planned', 'Waiting', 'Failed') then 'The person was erased.'
      else goodword.erase_text(outcome, all_patterns) end,
    failure = case when state in ('Planned', 'Waiting', 'Failed') then null else failure end,
    next_attempt_at = null,
    state = case when state in ('Planned', 'Waiting', 'Failed') then 'Skipped' else state end
  where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(of_leads)) or (subject = 'referrer' and subject_id = any(of_referrers)));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('deliveries', changed);

  update goodword.import_rows set
    fields = null, email = '', email_key = '', first_name = '', last_name = '', phone = '', changes = null,
    error = goodword.erase_text(error, all_patterns)
  where workspace_id = of_workspace
    and (email_key = any(email_keys) or referrer_id = any(of_referrers) or fields::text ~* anywhere_found);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('import_rows', changed);
  update goodword.outbox_mails set
    recipient = null, subject = null, body_text = null, body_html = null, claimed_at = null, next_attempt_at = null,
    state = case when state = 'Sent' then state else 'Failed' end,
    outcome = case when state = 'Sent' then outcome else 'The person was erased.' end,
    ended_at = coalesce(ended_at, at)
  where workspace_id = of_workspace and (lead_id = any(of_leads) or referrer_id = any(of_referrers));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('outbox_mails', changed);

  -- what is about the person, their leads and their referrers
  update goodword.events set
    evidence = goodword.erase_text(evidence::text, all_patterns)::jsonb,
    actor = goodword.erase_text(events.actor::text, all_patterns)::jsonb
  where workspace_id = of_workspace
    and (lead_id = any(near_leads) or referrer_id = any(near_referrers))
    and (evidence::text ~* nearby_found or events.actor::text ~* nearby_found);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('events', changed);
  update goodword.deliveries set
    planned = goodword.erase_text(planned::text, all_patterns)::jsonb,
    replaced = goodword.erase_text(replaced::text, all_patterns)::jsonb,
    written = goodword.erase_text(written::text, all_patterns)::jsonb,
    kept = goodword.erase_text(kept::text, all_patterns)::jsonb,
    mark = goodword.erase_text(mark::text, all_patterns)::jsonb,
    progress = goodword.erase_text(progress::text, all_patterns)::jsonb,
    choice = goodword.erase_text(choice::text, all_patterns)::jsonb,
    left_out = goodword.erase_text(left_out::text, all_patterns)::jsonb,
    outcome = goodword.erase_text(outcome, all_patterns)
  where workspace_id = of_workspace and subject_id = any(near_leads || near_referrers)
    and concat_ws(' ', planned, replaced, written, kept, mark, progress, choice, left_out, outcome) ~* nearby_found;
  update goodword.delivery_attempts a set
    calls = goodword.erase_text(a.calls::text, all_patterns)::jsonb, outcome = goodword.erase_text(a.outcome, all_patterns)
  from goodword.deliveries d
  where a.workspace_id = of_workspace and d.workspace_id = of_workspace and d.delivery_id = a.delivery_id
    and d.subject_id = any(near_leads || near_referrers) and concat_ws(' ', a.calls, a.outcome) ~* nearby_found;
  update goodword.contact_changes set
    old_value = goodword.erase_text(old_value::text, all_patterns)::jsonb,
    new_value = goodword.erase_text(new_value::text, all_patterns)::jsonb
  where workspace_id = of_workspace and contact_id = any(near_contacts)
    and concat_ws(' ', old_value, new_value) ~* nearby_found;
  update goodword.crm_snapshots set
    attributes = goodword.erase_text(attributes::text, all_patterns)::jsonb,
    companies = goodword.erase_text(companies::text, all_patterns)::jsonb
  where workspace_id = of_workspace and contact_id = any(near_contacts)
    and concat_ws(' ', attributes, companies) ~* nearby_found;
  update goodword.notifications set body = goodword.erase_text(body, all_patterns)
  where workspace_id = of_workspace and body ~* nearby_found
    and exists (select from unnest(near_contacts) as near (id) where strpos(body, near.id) > 0);
  update goodword.crm_drift set
    expected = goodword.erase_text(expected::text, all_patterns)::jsonb, found = goodword.erase_text(crm_drift.found::text, all_patterns)::jsonb
  where workspace_id = of_workspace and subject_id = any(near_leads || near_referrers)
    and concat_ws(' ', expected, crm_drift.found) ~* nearby_found;
  update goodword.rewards set cancel_reason = goodword.erase_text(cancel_reason, all_patterns)
  where workspace_id = of_workspace and (lead_id = any(near_leads) or recipient_id = any(near_referrers))
    and cancel_reason ~* nearby_found;
  update goodword.imports set
    file = goodword.erase_text(file::text, all_patterns)::jsonb, plan = goodword.erase_text(plan::text, all_patterns)::jsonb,
    message = goodword.erase_text(message, all_patterns)
  where workspace_id = of_workspace and import_id = any(own_imports)
    and concat_ws(' ', file, plan, message) ~* nearby_found;

  -- addresses and codes name no one else: wherever they stand
  for place in select * from (values
    ('events', 'evidence', true), ('events', 'actor', true),
    ('contact_changes', 'old_value', true), ('contact_changes', 'new_value', true),
    ('crm_snapshots', 'attributes', true), ('crm_snapshots', 'companies', true),
    ('deliveries', 'planned', true), ('deliveries', 'replaced', true), ('deliveries', 'written', true),
    ('deliveries', 'kept', true), ('deliveries', 'mark', true), ('deliveries', 'progress', true),
    ('deliveries', 'choice', true), ('deliveries', 'left_out', true), ('deliveries', 'outcome', false),
    ('leads', 'unqualified_reason', false), ('rewards', 'cancel_reason', false),
    ('delivery_attempts', 'calls', true), ('delivery_attempts', 'outcome', false),
    ('notifications', 'outcome', false),
    ('import_rows', 'fields', true), ('import_rows', 'changes', true), ('import_rows', 'error', false),
    ('import_rows', 'email', false),
    ('imports', 'file', true), ('imports', 'plan', true), ('imports', 'message', false),
    ('crm_drift', 'expected', true), ('crm_drift', 'found', true),
    ('crm_warnings', 'evidence', true), ('crm_checks', 'outcome', false), ('crm_repairs', 'selection', true),
    ('bulk_operations', 'note', false), ('change_polling', 'trouble', false), ('intercom_signals', 'detail', false),
    ('outbox_mails', 'outcome', false), ('outbox_mails', 'body_text', false), ('outbox_mails', 'body_html', false),
    ('alerts', 'outcome', false)
  ) as places (tab, col, is_json) loop
    execute format(
      'update goodword.%1$I set %2$I = goodword.erase_text(%2$I::text, $2)%3$s where workspace_id = $1 and %2$I::text ~* $3',
      place.tab, place.col, case when place.is_json then '::jsonb' else '' end)
    using of_workspace, anywhere, anywhere_found;
  end loop;

  insert into goodword.erased_people (
    workspace_id, subject, subject_id, campaign_id, address_key, was_rewarded, erasure_id, erased_at)
  select l.workspace_id, 'lead', l.lead_id, l.campaign_id, erase_person.address_key, exists (
    select from goodword.rewards r
    where r.workspace_id = l.workspace_id and r.lead_id = l.lead_id and r.state <> 'Cancelled'), of_erasure, at
  from goodword.leads l where l.workspace_id = of_workspace and l.lead_id = any(of_leads)
  union all
  select r.workspace_id, 'referrer', r.referrer_id, r.campaign_id, erase_person.address_key, false, of_erasure, at
  from goodword.referrers r where r.workspace_id = of_workspace and r.referrer_id = any(of_referrers);
  update goodword.links set
    code = new_codes ->> referrer_id::text, paused_at = coalesce(paused_at, at), pause_cause = coalesce(pause_cause, 'person')
  where workspace_id = of_workspace and referrer_id = any(of_referrers);
  update goodword.leads set
    email = '', email_key = 'erased:' || lead_id, mailbox_key = null, caller_key = null,
    first_name = '', last_name = '', phone = '', company = '', erased_at = at,
    unqualified_reason = case when unqualified_reason is not null then '[erased]' end
  where workspace_id = of_workspace and lead_id = any(of_leads);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('leads', changed);
  update goodword.referrers set
    email = '', email_key = 'erased:' || referrer_id, first_name = '', last_name = '', phone = '', erased_at = at
  where workspace_id = of_workspace and referrer_id = any(of_referrers);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('referrers', changed);

  perform set_config('goodword.erase_person', 'off', true);
  execute format('revoke update on goodword.events from %I', current_user);
  insert into goodword.events (
    workspace_id, event_id, campaign_id, referrer_id, lead_id, type, actor, evidence, occurred_at)
  select e.workspace_id, gen_random_uuid(), e.campaign_id,
    case e.subject when 'referrer' then e.subject_id end, case e.subject when 'lead' then e.subject_id end,
    'person.erased', erase_person.actor, details || jsonb_build_object('erasure_id', of_erasure, 'rows', counts), at
  from goodword.erased_people e where e.workspace_id = of_workspace and e.erasure_id = of_erasure;
  return counts;
end $$;
