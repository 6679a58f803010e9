-- The form of the database after all migrations. Written by "npm run schema"; a test compares it. To change the database,
-- add a migration.

create schema goodword;

create schema goodword_sign_in;

CREATE OR REPLACE FUNCTION goodword.apply_retention(of_workspace uuid, older_than timestamp with time zone, at_most integer, event_id uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  removed integer;
begin
  -- for this statement alone; a setting of the function itself would need a superuser
  perform set_config('goodword.apply_retention', 'on', true);
  delete from goodword.contact_changes using (
    select workspace_id, connection_id, contact_id, position from goodword.contact_changes
    where workspace_id = of_workspace and read_at < older_than
    limit at_most for update skip locked
  ) old
  where contact_changes.workspace_id = old.workspace_id and contact_changes.connection_id = old.connection_id
    and contact_changes.contact_id = old.contact_id and contact_changes.position = old.position;
  get diagnostics removed = row_count;
  perform set_config('goodword.apply_retention', 'off', true);
  if removed > 0 then
    insert into goodword.events (workspace_id, event_id, type, actor, evidence, occurred_at)
    values (of_workspace, event_id, 'retention.applied', '{"kind":"system","id":null,"name":"Goodword"}',
      jsonb_build_object('table', 'contact_changes', 'older_than', older_than, 'rows', removed), at);
  end if;
  return removed;
end $function$;

CREATE OR REPLACE FUNCTION goodword.code_key(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(regexp_replace(upper(code), '[^A-Z0-9]'::text, ''::text, 'g'::text), 'OIL'::text, '011'::text);

CREATE OR REPLACE FUNCTION goodword.contact_of_notification(body text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  item jsonb;
begin
  item := body::jsonb #> '{data,item}';
  return case when jsonb_typeof(item -> 'contact') = 'object' then item -> 'contact' else item end;
exception when data_exception then
  return null;
end $function$;

CREATE OR REPLACE FUNCTION goodword.erase_document(value text, anywhere text[], nearby text[], kept text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return goodword.erase_json(value::jsonb, anywhere, nearby, kept)::text;
exception when data_exception then
  return goodword.erase_text(value, anywhere || nearby);
end $function$;

CREATE OR REPLACE FUNCTION goodword.erase_json(value jsonb, anywhere text[], nearby text[], kept text, key text DEFAULT ''::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  case jsonb_typeof(value)
    when 'string' then
      return to_jsonb(goodword.erase_text(value #>> '{}', case when key ~ kept then anywhere else anywhere || nearby end));
    when 'object' then
      return (
        select coalesce(jsonb_object_agg(e.key, goodword.erase_json(e.value, anywhere, nearby, kept, e.key)), '{}')
        from jsonb_each(value) as e (key, value));
    when 'array' then
      return (
        select coalesce(
          jsonb_agg(goodword.erase_json(e.value, anywhere, nearby, kept, erase_json.key) order by e.place), '[]')
        from jsonb_array_elements(value) with ordinality as e (value, place));
    else
      return value;
  end case;
end $function$;

CREATE OR REPLACE FUNCTION goodword.erase_person(of_workspace uuid, of_leads uuid[], of_referrers uuid[], email_keys text[], anywhere text[], nearby text[], own text[], anywhere_texts text[], nearby_texts text[], own_texts text[], new_codes jsonb, address_key text, mailbox_key text, of_erasure uuid, actor jsonb, details jsonb, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  all_patterns text[] := anywhere || nearby;
  anywhere_found text := array_to_string(anywhere, '|');
  all_texts text[] := anywhere_texts || nearby_texts;
  nearby_found text := array_to_string(anywhere || nearby, '|');
  -- keys of the history, and of what the CRM says, below which codes, ids and times stand
  kept_ids constant text := '(^|_)(id|ids|at)$';
  kept_of_crm constant text := '^(type|role|object|topic|state|kind)$|' || kept_ids;
  kept_of_events constant text := '^(state|from_state|to_state|by|kind|recipient|type|with|cause|hold_reason|code|tab|provider|phase'
    || '|failure|action|source|subject|currency|attribute|field|fields|decision|choice|role|attention|known_by)$|' || kept_ids;
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
  where workspace_id = of_workspace and (
    email_key = any(email_keys) or referrer_id = any(of_referrers) or contact_id = any(own_contacts)
    or goodword.mentions(fields::text, anywhere_texts, anywhere_found));

  delete from goodword.contact_changes where workspace_id = of_workspace and contact_id = any(own_contacts);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('contact_changes', changed);
  delete from goodword.crm_snapshots where workspace_id = of_workspace and contact_id = any(own_contacts);
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('crm_snapshots', changed);
  -- those that speak of a contact of the person, or of one that no one is known by and that has their address
  update goodword.notifications set
    body = null, handled_at = coalesce(handled_at, at), next_attempt_at = null,
    outcome = case when handled_at is null then 'the person was erased' else outcome end
  from (
    select n.app_id as of_app, n.notification_id as of_notification from (
      select app_id, notification_id, goodword.contact_of_notification(body) as contact
      from goodword.notifications
      where workspace_id = of_workspace and body is not null and (
        exists (select from unnest(own_contacts) as one (id) where strpos(body, one.id) > 0)
        or goodword.mentions(body, anywhere_texts, anywhere_found))
    ) as n
    where n.contact ->> 'id' = any(own_contacts)
      or lower(n.contact ->> 'email') = any(email_keys) and not exists (
        select from goodword.crm_contacts o
        where o.workspace_id = of_workspace and o.contact_id = n.contact ->> 'id'
          and o.subject_id <> all(of_leads || of_referrers))
  ) as own_ones
  where workspace_id = of_workspace and app_id = own_ones.of_app and notification_id = own_ones.of_notification;
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('notifications', changed);
  delete from goodword.crm_contacts where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(of_leads)) or (subject = 'referrer' and subject_id = any(of_referrers)));
  delete from goodword.crm_drift where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(of_leads)) or (subject = 'referrer' and subject_id = any(of_referrers)));
  delete from goodword.stale_referrers where workspace_id = of_workspace and referrer_id = any(of_referrers);

  update goodword.delivery_attempts a set calls = null, outcome = goodword.erase_text(a.outcome, all_patterns || own)
  from goodword.deliveries d
  where a.workspace_id = of_workspace and d.workspace_id = of_workspace and d.delivery_id = a.delivery_id and (
    (d.subject = 'lead' and d.subject_id = any(of_leads)) or (d.subject = 'referrer' and d.subject_id = any(of_referrers)));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('delivery_attempts', changed);
  update goodword.deliveries set
    planned = case
      when kind in ('push', 'return_fields') then '{}'
      when kind = 'event' then planned || '{"metadata": {}}'
      else goodword.erase_json(planned, anywhere, nearby, kept_of_crm) end,
    replaced = null, choice = null, written = null, kept = null, mark = null, progress = null,
    left_out = null,
    outcome = case
      when state in ('Planned', 'Waiting', 'Failed') then 'The person was erased.'
      else goodword.erase_text(outcome, all_patterns || own) end,
    failure = case when state in ('Planned', 'Waiting', 'Failed') then null else failure end,
    next_attempt_at = null,
    state = case when state in ('Planned', 'Waiting', 'Failed') then 'Skipped' else state end
  where workspace_id = of_workspace and (
    (subject = 'lead' and subject_id = any(of_leads)) or (subject = 'referrer' and subject_id = any(of_referrers)));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('deliveries', changed);

  update goodword.import_rows set
    fields = null, email = '', email_key = '', first_name = '', last_name = '', phone = '', changes = null,
    error = goodword.erase_text(error, all_patterns || own)
  where workspace_id = of_workspace and (
    email_key = any(email_keys) or referrer_id = any(of_referrers) or contact_id = any(own_contacts)
    -- of a row that was not read yet we know no address: it is theirs where it contains no other one
    or email_key = '' and goodword.mentions(fields::text, anywhere_texts, anywhere_found)
      and strpos(goodword.erase_text(fields::text, anywhere), '@') = 0);
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
    evidence = goodword.erase_json(evidence, anywhere, nearby || case when events.lead_id = any(of_leads)
        or events.lead_id is null and events.referrer_id = any(of_referrers) then own else '{}' end,
      -- a reason that a teammate typed is no code
      case when type in ('lead.unqualified', 'reward.cancelled') then kept_of_events else '^reason$|' || kept_of_events end),
    actor = goodword.erase_json(events.actor, anywhere, nearby, kept_of_events)
  where workspace_id = of_workspace
    and (lead_id = any(near_leads) or referrer_id = any(near_referrers))
    and goodword.mentions(
      concat_ws(' ', evidence, events.actor), all_texts || own_texts, array_to_string(all_patterns || own, '|'));
  get diagnostics changed = row_count; counts := counts || jsonb_build_object('events', changed);
  update goodword.deliveries set
    planned = goodword.erase_json(planned, anywhere, nearby, kept_of_crm),
    replaced = goodword.erase_json(replaced, anywhere, nearby, kept_of_crm),
    written = goodword.erase_json(written, anywhere, nearby, kept_of_crm),
    kept = goodword.erase_json(kept, anywhere, nearby, kept_of_crm),
    mark = goodword.erase_json(mark, anywhere, nearby, kept_of_crm),
    progress = goodword.erase_json(progress, anywhere, nearby, kept_of_crm),
    choice = goodword.erase_json(choice, anywhere, nearby, kept_of_crm),
    left_out = goodword.erase_json(left_out, anywhere, nearby, kept_of_crm),
    outcome = goodword.erase_text(outcome, all_patterns)
  where workspace_id = of_workspace and subject_id = any(near_leads || near_referrers)
    and goodword.mentions(concat_ws(' ', planned, replaced, written, kept, mark, progress, choice, left_out, outcome), all_texts, nearby_found);
  update goodword.delivery_attempts a set
    calls = goodword.erase_json(a.calls, anywhere, nearby, kept_of_crm), outcome = goodword.erase_text(a.outcome, all_patterns)
  from goodword.deliveries d
  where a.workspace_id = of_workspace and d.workspace_id = of_workspace and d.delivery_id = a.delivery_id
    and d.subject_id = any(near_leads || near_referrers) and goodword.mentions(concat_ws(' ', a.calls, a.outcome), all_texts, nearby_found);
  update goodword.contact_changes set
    old_value = goodword.erase_json(old_value, anywhere, nearby, kept_of_crm),
    new_value = goodword.erase_json(new_value, anywhere, nearby, kept_of_crm)
  where workspace_id = of_workspace and contact_id = any(near_contacts)
    and goodword.mentions(concat_ws(' ', old_value, new_value), all_texts, nearby_found);
  update goodword.crm_snapshots set
    attributes = goodword.erase_json(attributes, anywhere, nearby, kept_of_crm),
    companies = goodword.erase_json(companies, anywhere, nearby, kept_of_crm)
  where workspace_id = of_workspace and contact_id = any(near_contacts)
    and goodword.mentions(concat_ws(' ', attributes, companies), all_texts, nearby_found);
  update goodword.notifications set body = goodword.erase_document(body, anywhere, nearby, kept_of_crm)
  where workspace_id = of_workspace and goodword.mentions(body, all_texts, nearby_found)
    and exists (select from unnest(near_contacts) as near (id) where strpos(body, near.id) > 0);
  update goodword.crm_drift set
    expected = goodword.erase_json(expected, anywhere, nearby, kept_of_crm), found = goodword.erase_json(crm_drift.found, anywhere, nearby, kept_of_crm)
  where workspace_id = of_workspace and subject_id = any(near_leads || near_referrers)
    and goodword.mentions(concat_ws(' ', expected, crm_drift.found), all_texts, nearby_found);
  update goodword.rewards set cancel_reason = goodword.erase_text(cancel_reason, all_patterns)
  where workspace_id = of_workspace and (lead_id = any(near_leads) or recipient_id = any(near_referrers))
    and goodword.mentions(cancel_reason, all_texts, nearby_found);
  update goodword.imports set
    file = goodword.erase_json(file, anywhere, nearby, kept_of_crm), plan = goodword.erase_json(plan, anywhere, nearby, kept_of_crm),
    message = goodword.erase_text(message, all_patterns)
  where workspace_id = of_workspace and import_id = any(own_imports)
    and goodword.mentions(concat_ws(' ', file, plan, message), all_texts, nearby_found);

  update goodword.import_rows set fields = goodword.erase_json(fields, anywhere, nearby, null)
  where workspace_id = of_workspace and import_id = any(own_imports) and email_key = ''
    and goodword.mentions(fields::text, anywhere_texts, anywhere_found);
  -- what a teammate wrote of the person when they were not qualified may say anything
  update goodword.events set evidence = jsonb_set(evidence, '{reason}', '"[erased]"')
  where workspace_id = of_workspace and lead_id = any(of_leads) and (
    type = 'lead.unqualified' or type = 'reward.cancelled' and evidence ->> 'with' = 'lead');
  update goodword.rewards set cancel_reason = '[erased]'
  where workspace_id = of_workspace and lead_id = any(of_leads) and cancelled_with = 'lead';

  -- addresses and codes name no one else: wherever they stand
  for place in select tab,
    string_agg(format(case kind
      when 'json' then '%1$I = goodword.erase_json(%1$I, $1, ''{}'', null)'
      when 'document' then '%1$I = goodword.erase_document(%1$I, $1, ''{}'', null)'
      else '%1$I = goodword.erase_text(%1$I, $1)' end, col), ', ') as changes,
    string_agg(quote_ident(col), ', ') as cols
  from (values
    ('events', 'evidence', 'json'), ('events', 'actor', 'json'),
    ('contact_changes', 'old_value', 'json'), ('contact_changes', 'new_value', 'json'),
    ('crm_snapshots', 'attributes', 'json'), ('crm_snapshots', 'companies', 'json'),
    ('deliveries', 'planned', 'json'), ('deliveries', 'replaced', 'json'), ('deliveries', 'written', 'json'),
    ('deliveries', 'kept', 'json'), ('deliveries', 'mark', 'json'), ('deliveries', 'progress', 'json'),
    ('deliveries', 'choice', 'json'), ('deliveries', 'left_out', 'json'), ('deliveries', 'outcome', 'text'),
    ('leads', 'unqualified_reason', 'text'), ('rewards', 'cancel_reason', 'text'),
    ('delivery_attempts', 'calls', 'json'), ('delivery_attempts', 'outcome', 'text'),
    ('notifications', 'body', 'document'), ('notifications', 'outcome', 'text'),
    ('import_rows', 'fields', 'json'), ('import_rows', 'changes', 'json'), ('import_rows', 'error', 'text'),
    ('import_rows', 'email', 'text'),
    ('imports', 'file', 'json'), ('imports', 'plan', 'json'), ('imports', 'message', 'text'),
    ('crm_drift', 'expected', 'json'), ('crm_drift', 'found', 'json'),
    ('crm_warnings', 'evidence', 'json'), ('crm_checks', 'outcome', 'text'), ('crm_repairs', 'selection', 'json'),
    ('bulk_operations', 'note', 'text'), ('change_polling', 'trouble', 'text'), ('intercom_signals', 'detail', 'text'),
    ('outbox_mails', 'outcome', 'text'), ('outbox_mails', 'body_text', 'text'), ('outbox_mails', 'body_html', 'text'),
    ('alerts', 'outcome', 'text')
  ) as places (tab, col, kind) group by tab loop
    execute format(
      'update goodword.%I set %s where workspace_id = $2 and goodword.mentions(concat_ws('' '', %s), $3, $4)',
      place.tab, place.changes, place.cols)
    using anywhere, of_workspace, anywhere_texts, anywhere_found;
  end loop;

  insert into goodword.erased_people (
    workspace_id, subject, subject_id, campaign_id, address_key, mailbox_key, was_rewarded, erasure_id, erased_at)
  select l.workspace_id, 'lead', l.lead_id, l.campaign_id, erase_person.address_key, erase_person.mailbox_key, exists (
    select from goodword.rewards r
    where r.workspace_id = l.workspace_id and r.lead_id = l.lead_id and r.state <> 'Cancelled'), of_erasure, at
  from goodword.leads l where l.workspace_id = of_workspace and l.lead_id = any(of_leads)
  union all
  select r.workspace_id, 'referrer', r.referrer_id, r.campaign_id, erase_person.address_key, erase_person.mailbox_key, false, of_erasure, at
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
end $function$;

CREATE OR REPLACE FUNCTION goodword.erase_text(value text, patterns text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  pattern text;
begin
  foreach pattern in array patterns loop
    value := regexp_replace(value, pattern, '[erased]', 'gi');
  end loop;
  return value;
end $function$;

CREATE OR REPLACE FUNCTION goodword.forget_contact(of_workspace uuid, of_connection uuid, of_contact text, event_id uuid, actor jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  removed integer;
begin
  perform set_config('goodword.apply_retention', 'on', true);
  delete from goodword.contact_changes
  where workspace_id = of_workspace and connection_id = of_connection and contact_id = of_contact;
  get diagnostics removed = row_count;
  perform set_config('goodword.apply_retention', 'off', true);
  delete from goodword.crm_snapshots
  where workspace_id = of_workspace and connection_id = of_connection and contact_id = of_contact;
  if removed > 0 then
    insert into goodword.events (workspace_id, event_id, type, actor, evidence, occurred_at)
    values (of_workspace, event_id, 'contact.erased', actor,
      jsonb_build_object(
        'connection_id', of_connection, 'contact_id', of_contact, 'table', 'contact_changes', 'rows', removed), at);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION goodword.mentions(value text, texts text[], expression text)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  lowered text := lower(value collate "C");
  one text;
begin
  foreach one in array texts loop
    if strpos(lowered, one) > 0 then
      return value ~* expression;
    end if;
  end loop;
  return false;
end $function$;

CREATE OR REPLACE FUNCTION goodword.refuse_change_of_contact_changes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and current_setting('goodword.apply_retention', true) = 'on' then
    return null;
  end if;
  if tg_op in ('UPDATE', 'DELETE') and current_setting('goodword.erase_person', true) = 'on' then
    return null;
  end if;
  raise exception 'contact_changes are append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION goodword.refuse_change_of_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_setting('goodword.erase_person', true) = 'on' then
    return null;
  end if;
  raise exception 'events are append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $function$;

create table goodword.alert_settings (
  workspace_id uuid not null,
  by_email boolean not null,
  webhook_url text,
  webhook_secret_sealed text,
  changed_by jsonb not null,
  changed_at timestamp with time zone not null,
  constraint alert_settings_pkey PRIMARY KEY (workspace_id),
  constraint alert_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id)
);

create table goodword.alerts (
  workspace_id uuid not null,
  alert_id uuid not null,
  warning_id uuid not null,
  about text not null,
  channel text not null,
  recipient text not null,
  state text not null,
  tries integer default 0 not null,
  outcome text,
  planned_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint alerts_pkey PRIMARY KEY (workspace_id, alert_id),
  constraint alerts_about_check CHECK ((about = ANY (ARRAY['raised'::text, 'resolved'::text]))),
  constraint alerts_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'webhook'::text]))),
  constraint alerts_state_check CHECK ((state = ANY (ARRAY['Planned'::text, 'Sent'::text, 'Failed'::text, 'Skipped'::text]))),
  constraint alerts_workspace_id_warning_id_fkey FOREIGN KEY (workspace_id, warning_id) REFERENCES goodword.crm_warnings(workspace_id, warning_id),
  constraint alerts_workspace_id_warning_id_about_channel_recipient_key UNIQUE (workspace_id, warning_id, about, channel, recipient)
);

create table goodword.bulk_operations (
  workspace_id uuid not null,
  operation_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  connection_id uuid not null,
  kind text not null,
  tab text,
  undone_operation_id uuid,
  state text not null,
  note text,
  total integer not null,
  looked_at integer default 0 not null,
  cursor uuid,
  started_by jsonb not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint bulk_operations_pkey PRIMARY KEY (workspace_id, operation_id),
  constraint bulk_operations_kind_check CHECK ((kind = ANY (ARRAY['back_fill'::text, 'undo'::text]))),
  constraint bulk_operations_know_their_people CHECK (
CASE kind
    WHEN 'back_fill'::text THEN (tab IS NOT NULL)
    ELSE (undone_operation_id IS NOT NULL)
END),
  constraint bulk_operations_state_check CHECK ((state = ANY (ARRAY['Running'::text, 'Paused'::text, 'Done'::text, 'Cancelled'::text]))),
  constraint bulk_operations_tab_check CHECK ((tab = ANY (ARRAY['leads'::text, 'referrers'::text]))),
  constraint bulk_operations_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint bulk_operations_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id),
  constraint bulk_operations_workspace_id_undone_operation_id_fkey FOREIGN KEY (workspace_id, undone_operation_id) REFERENCES goodword.bulk_operations(workspace_id, operation_id)
);

create unlogged table goodword.call_budgets (
  workspace_id uuid not null,
  connection_id uuid not null,
  next_at double precision default 0 not null,
  paused_until double precision default 0 not null,
  granted integer default 0 not null,
  granted_from double precision default 0 not null,
  budget text default 'calls'::text not null,
  constraint call_budgets_pkey PRIMARY KEY (workspace_id, connection_id, budget)
);

create table goodword.call_usage (
  workspace_id uuid not null,
  connection_id uuid not null,
  minute timestamp with time zone not null,
  calls integer not null,
  refused integer not null,
  waited_ms bigint not null,
  limit_per_minute integer,
  constraint call_usage_pkey PRIMARY KEY (workspace_id, connection_id, minute),
  constraint call_usage_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.campaign_connections (
  workspace_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  practice boolean not null,
  chosen_by jsonb not null,
  chosen_at timestamp with time zone not null,
  constraint campaign_connections_pkey PRIMARY KEY (workspace_id, campaign_id, provider),
  constraint campaign_connections_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id)
);

create table goodword.campaigns (
  workspace_id uuid not null,
  campaign_id uuid not null,
  name text not null,
  slug text not null,
  state text not null,
  friend_offer text default ''::text not null,
  referrer_offer text default ''::text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  codes_without_names boolean default false not null,
  leads_per_day integer default 20,
  constraint campaigns_pkey PRIMARY KEY (workspace_id, campaign_id),
  constraint campaigns_leads_per_day_check CHECK (((leads_per_day >= 1) AND (leads_per_day <= 100000))),
  constraint campaigns_state_check CHECK ((state = ANY (ARRAY['Draft'::text, 'Launched'::text, 'Paused'::text]))),
  constraint campaigns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id),
  constraint campaigns_workspace_id_slug_key UNIQUE (workspace_id, slug)
);

create table goodword.change_polling (
  workspace_id uuid not null,
  connection_id uuid not null,
  checkpoint timestamp with time zone not null,
  started_at timestamp with time zone,
  cursor text,
  finished_at timestamp with time zone,
  trouble text,
  stopped_at timestamp with time zone,
  stopped_by text,
  missed_count integer default 0 not null,
  missed_since timestamp with time zone,
  last_missed_at timestamp with time zone,
  constraint change_polling_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint change_polling_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.connections (
  workspace_id uuid not null,
  connection_id uuid not null,
  provider text not null,
  external_workspace_id text not null,
  external_workspace_name text not null,
  region text not null,
  timezone text not null,
  practice boolean not null,
  token_sealed text,
  state text not null,
  attention text,
  connected_by jsonb not null,
  connected_at timestamp with time zone not null,
  disconnected_at timestamp with time zone,
  authorised_by text default 'oauth'::text not null,
  served_at text,
  constraint connections_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint connections_authorised_by_check CHECK ((authorised_by = ANY (ARRAY['oauth'::text, 'token'::text]))),
  constraint connections_state_check CHECK ((state = ANY (ARRAY['Connected'::text, 'Needs attention'::text, 'Not connected'::text]))),
  constraint connections_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id),
  constraint connections_workspace_id_provider_external_workspace_id_key UNIQUE (workspace_id, provider, external_workspace_id)
);

create table goodword.contact_change_seeds (
  workspace_id uuid not null,
  connection_id uuid not null,
  after_received_at timestamp with time zone not null,
  after_notification_id text not null,
  received_until timestamp with time zone not null,
  constraint contact_change_seeds_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint contact_change_seeds_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.contact_changes (
  workspace_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  "position" bigint generated by default as identity not null,
  field text not null,
  old_value jsonb,
  new_value jsonb,
  changed_at timestamp with time zone not null,
  changed_at_basis text not null,
  read_at timestamp with time zone not null,
  source text not null,
  notification_id text,
  constraint contact_changes_pkey PRIMARY KEY (workspace_id, connection_id, contact_id, "position"),
  constraint contact_changes_changed_at_basis_check CHECK ((changed_at_basis = ANY (ARRAY['reported'::text, 'updated'::text, 'read'::text]))),
  constraint contact_changes_source_check CHECK ((source = ANY (ARRAY['webhook'::text, 'polling'::text, 'import'::text, 'check'::text, 'ours'::text]))),
  constraint contact_changes_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.crm_checks (
  workspace_id uuid not null,
  check_id uuid not null,
  connection_id uuid not null,
  cause text not null,
  asked_by jsonb not null,
  state text not null,
  total integer not null,
  checked integer default 0 not null,
  calls integer default 0 not null,
  cursor text default ''::text not null,
  outcome text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint crm_checks_pkey PRIMARY KEY (workspace_id, check_id),
  constraint crm_checks_cause_check CHECK ((cause = ANY (ARRAY['nightly'::text, 'asked'::text, 'reconnected'::text]))),
  constraint crm_checks_state_check CHECK ((state = ANY (ARRAY['Running'::text, 'Done'::text, 'Stopped'::text]))),
  constraint crm_checks_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.crm_contacts (
  workspace_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  subject text not null,
  subject_id uuid not null,
  known_by text not null,
  linked_at timestamp with time zone not null,
  state text default 'active'::text not null,
  state_at timestamp with time zone,
  merged_into text,
  constraint crm_contacts_pkey PRIMARY KEY (workspace_id, connection_id, contact_id, subject, subject_id),
  constraint crm_contacts_state_check CHECK ((state = ANY (ARRAY['active'::text, 'archived'::text, 'deleted'::text, 'merged'::text]))),
  constraint crm_contacts_subject_check CHECK ((subject = ANY (ARRAY['lead'::text, 'referrer'::text]))),
  constraint crm_contacts_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.crm_drift (
  workspace_id uuid not null,
  drift_id uuid not null,
  connection_id uuid not null,
  campaign_id uuid not null,
  subject text not null,
  subject_id uuid not null,
  contact_id text not null,
  name text not null,
  email text not null,
  kind text not null,
  attribute text not null,
  expected jsonb,
  found jsonb,
  changed_there boolean not null,
  since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  check_id uuid not null,
  repair_id uuid,
  constraint crm_drift_pkey PRIMARY KEY (workspace_id, drift_id),
  constraint crm_drift_kind_check CHECK ((kind = ANY (ARRAY['value'::text, 'return_field'::text, 'gone'::text, 'unlinked'::text, 'unqualified'::text]))),
  constraint crm_drift_subject_check CHECK ((subject = ANY (ARRAY['lead'::text, 'referrer'::text]))),
  constraint crm_drift_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint crm_drift_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id),
  constraint crm_drift_workspace_id_connection_id_subject_subject_id_kin_key UNIQUE (workspace_id, connection_id, subject, subject_id, kind, attribute)
);

create table goodword.crm_repairs (
  workspace_id uuid not null,
  repair_id uuid not null,
  connection_id uuid not null,
  asked_by jsonb not null,
  selection jsonb not null,
  overwrite boolean not null,
  state text not null,
  total integer not null,
  left_alone integer not null,
  cursor uuid,
  is_planned boolean default false not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint crm_repairs_pkey PRIMARY KEY (workspace_id, repair_id),
  constraint crm_repairs_state_check CHECK ((state = ANY (ARRAY['Running'::text, 'Done'::text]))),
  constraint crm_repairs_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.crm_snapshots (
  workspace_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  attributes jsonb not null,
  contact_created_at timestamp with time zone,
  contact_updated_at timestamp with time zone,
  read_at timestamp with time zone not null,
  ours boolean default false not null,
  tag_ids jsonb,
  tags_read_at timestamp with time zone,
  companies jsonb,
  companies_read_at timestamp with time zone,
  attribute_names text[],
  constraint crm_snapshots_pkey PRIMARY KEY (workspace_id, connection_id, contact_id),
  constraint crm_snapshots_check CHECK (((tag_ids IS NULL) = (tags_read_at IS NULL))),
  constraint crm_snapshots_check1 CHECK (((companies IS NULL) = (companies_read_at IS NULL))),
  constraint crm_snapshots_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.crm_warnings (
  workspace_id uuid not null,
  warning_id uuid not null,
  connection_id uuid not null,
  code text not null,
  evidence jsonb not null,
  since timestamp with time zone not null,
  noted_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  constraint crm_warnings_pkey PRIMARY KEY (workspace_id, warning_id),
  constraint crm_warnings_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.deliveries (
  workspace_id uuid not null,
  delivery_id uuid not null,
  connection_id uuid,
  campaign_id uuid not null,
  provider text not null,
  subject text not null,
  subject_id uuid not null,
  cause text not null,
  action text,
  duplicates text,
  settings_version integer not null,
  planned jsonb not null,
  state text not null,
  failure text,
  outcome text,
  contact_id text,
  replaced jsonb,
  attempts integer default 0 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  tries integer default 0 not null,
  kind text default 'push'::text not null,
  operation_id uuid,
  choice jsonb,
  policies jsonb default '{}'::jsonb not null,
  written jsonb,
  kept jsonb,
  mark jsonb,
  progress jsonb,
  left_out jsonb,
  constraint deliveries_pkey PRIMARY KEY (workspace_id, delivery_id),
  constraint deliveries_action_check CHECK ((action = ANY (ARRAY['create_lead'::text, 'create_user'::text, 'create_contact'::text]))),
  constraint deliveries_duplicates_check CHECK ((duplicates = ANY (ARRAY['skip'::text, 'update'::text]))),
  constraint deliveries_failure_check CHECK ((failure = ANY (ARRAY['retry_later'::text, 'reconnect'::text, 'fix_data'::text]))),
  constraint deliveries_kind_check CHECK ((kind = ANY (ARRAY['push'::text, 'event'::text, 'return_fields'::text, 'undo'::text, 'delete_contact'::text]))),
  constraint deliveries_push_has_action CHECK (((kind <> 'push'::text) OR ((action IS NOT NULL) AND (duplicates IS NOT NULL)))),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['Planned'::text, 'Sending'::text, 'Sent'::text, 'Skipped'::text, 'Waiting'::text, 'Failed'::text]))),
  constraint deliveries_subject_check CHECK ((subject = ANY (ARRAY['lead'::text, 'referrer'::text]))),
  constraint deliveries_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint deliveries_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id),
  constraint deliveries_workspace_id_provider_subject_subject_id_cause_key UNIQUE (workspace_id, provider, subject, subject_id, cause)
);

create table goodword.delivery_attempts (
  workspace_id uuid not null,
  delivery_id uuid not null,
  attempt integer not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  calls jsonb default '[]'::jsonb,
  outcome text,
  constraint delivery_attempts_pkey PRIMARY KEY (workspace_id, delivery_id, attempt),
  constraint delivery_attempts_workspace_id_delivery_id_fkey FOREIGN KEY (workspace_id, delivery_id) REFERENCES goodword.deliveries(workspace_id, delivery_id)
);

create table goodword.erased_people (
  workspace_id uuid not null,
  subject text not null,
  subject_id uuid not null,
  campaign_id uuid not null,
  address_key text not null,
  was_rewarded boolean not null,
  erasure_id uuid not null,
  erased_at timestamp with time zone not null,
  mailbox_key text,
  constraint erased_people_pkey PRIMARY KEY (workspace_id, subject, subject_id),
  constraint erased_people_subject_check CHECK ((subject = ANY (ARRAY['lead'::text, 'referrer'::text]))),
  constraint erased_people_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id)
);

create table goodword.erasure_proposals (
  workspace_id uuid not null,
  proposal_id uuid not null,
  campaign_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  subject text not null,
  subject_id uuid not null,
  state text not null,
  note text,
  proposed_at timestamp with time zone not null,
  looked_at timestamp with time zone,
  decided_at timestamp with time zone,
  constraint erasure_proposals_pkey PRIMARY KEY (workspace_id, proposal_id),
  constraint erasure_proposals_state_check CHECK ((state = ANY (ARRAY['Open'::text, 'Erased'::text, 'Dismissed'::text]))),
  constraint erasure_proposals_subject_check CHECK ((subject = ANY (ARRAY['lead'::text, 'referrer'::text]))),
  constraint erasure_proposals_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint erasure_proposals_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id),
  constraint erasure_proposals_workspace_id_connection_id_contact_id_sub_key UNIQUE (workspace_id, connection_id, contact_id, subject, subject_id)
);

create table goodword.erasure_settings (
  workspace_id uuid not null,
  erases_deleted boolean not null,
  changed_by jsonb not null,
  changed_at timestamp with time zone not null,
  constraint erasure_settings_pkey PRIMARY KEY (workspace_id),
  constraint erasure_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id)
);

create table goodword.events (
  workspace_id uuid not null,
  event_id uuid not null,
  "position" bigint generated always as identity not null,
  campaign_id uuid,
  referrer_id uuid,
  lead_id uuid,
  reward_id uuid,
  type text not null,
  actor jsonb not null,
  evidence jsonb not null,
  rule_version integer,
  occurred_at timestamp with time zone not null,
  constraint events_pkey PRIMARY KEY (workspace_id, event_id)
);

create unlogged table goodword.held_locks (
  workspace_id uuid not null,
  name text not null,
  holder bigint not null,
  constraint held_locks_pkey PRIMARY KEY (workspace_id, name)
);

create table goodword.idempotency_keys (
  workspace_id uuid not null,
  caller text not null,
  idempotency_key text not null,
  request_hash text not null,
  status integer,
  body text,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (workspace_id, caller, idempotency_key)
);

create table goodword.import_rows (
  workspace_id uuid not null,
  import_id uuid not null,
  row_key text not null,
  row_id uuid not null,
  pass integer not null,
  line integer,
  contact_id text,
  fields jsonb,
  email text default ''::text not null,
  email_key text default ''::text not null,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  phone text default ''::text not null,
  outcome text,
  reason text,
  changes jsonb,
  result text,
  error text,
  referrer_id uuid,
  left_reason text,
  left_at timestamp with time zone,
  decision text,
  constraint import_rows_pkey PRIMARY KEY (workspace_id, import_id, row_key),
  constraint import_rows_decision_check CHECK ((decision = ANY (ARRAY['keep'::text, 'pause_link'::text]))),
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['create'::text, 'update'::text, 'skip'::text, 'exclude'::text, 'later'::text]))),
  constraint import_rows_result_check CHECK ((result = ANY (ARRAY['enrolled'::text, 'updated'::text, 'failed'::text]))),
  constraint import_rows_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES goodword.imports(workspace_id, import_id) ON DELETE CASCADE
);

create table goodword.imports (
  workspace_id uuid not null,
  import_id uuid not null,
  campaign_id uuid not null,
  source text not null,
  connection_id uuid,
  settings jsonb not null,
  file jsonb,
  state text not null,
  phase text,
  pause_cause text,
  message text,
  pass integer default 0 not null,
  cursor text,
  restarts integer default 0 not null,
  done integer default 0 not null,
  total integer,
  paced_from timestamp with time zone,
  paced_done integer default 0 not null,
  plan jsonb,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  dry_run_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  sync_state text,
  last_look_at timestamp with time zone,
  last_full_check_at timestamp with time zone,
  last_count integer,
  rows_removed_at timestamp with time zone,
  kept_counts jsonb,
  constraint imports_pkey PRIMARY KEY (workspace_id, import_id),
  constraint imports_kept_counts_check CHECK (((rows_removed_at IS NULL) = (kept_counts IS NULL))),
  constraint imports_pause_cause_check CHECK ((pause_cause = ANY (ARRAY['person'::text, 'connection'::text]))),
  constraint imports_phase_check CHECK ((phase = ANY (ARRAY['dry_run'::text, 'run'::text, 'retry'::text, 'check'::text, 'departed'::text]))),
  constraint imports_source_check CHECK ((source <> ''::text)),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['Draft'::text, 'Dry run'::text, 'Ready'::text, 'Running'::text, 'Paused'::text, 'Done'::text, 'Cancelled'::text, 'Failed'::text]))),
  constraint imports_sync_state_check CHECK ((sync_state = ANY (ARRAY['On'::text, 'Stopped'::text]))),
  constraint imports_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint imports_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.integration_owners (
  workspace_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  user_id text not null,
  chosen_by jsonb not null,
  chosen_at timestamp with time zone not null,
  constraint integration_owners_pkey PRIMARY KEY (workspace_id, campaign_id, provider),
  constraint integration_owners_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id)
);

create table goodword.integration_settings (
  workspace_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  tab text not null,
  version integer not null,
  settings jsonb not null,
  saved_by jsonb not null,
  saved_at timestamp with time zone not null,
  constraint integration_settings_pkey PRIMARY KEY (workspace_id, campaign_id, provider, tab, version),
  constraint integration_settings_tab_check CHECK ((tab = ANY (ARRAY['leads'::text, 'referrers'::text]))),
  constraint integration_settings_version_check CHECK ((version > 0)),
  constraint integration_settings_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id)
);

create table goodword.intercom_apps (
  workspace_id uuid not null,
  kind text not null,
  region text not null,
  client_id text,
  client_secret_sealed text,
  saved_by jsonb not null,
  saved_at timestamp with time zone not null,
  constraint intercom_apps_pkey PRIMARY KEY (workspace_id),
  constraint intercom_apps_kind_check CHECK ((kind = ANY (ARRAY['oauth'::text, 'token'::text]))),
  constraint intercom_apps_region_check CHECK ((region = ANY (ARRAY['US'::text, 'EU'::text, 'AU'::text]))),
  constraint intercom_apps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id)
);

create table goodword.intercom_signals (
  workspace_id uuid not null,
  practice boolean not null,
  signal text not null,
  detail text not null,
  seen_at timestamp with time zone not null,
  constraint intercom_signals_pkey PRIMARY KEY (workspace_id, practice, signal),
  constraint intercom_signals_signal_check CHECK ((signal = ANY (ARRAY['ping'::text, 'wrong_signature'::text, 'health'::text, 'uninstall'::text, 'exchange_failed'::text, 'inbox'::text]))),
  constraint intercom_signals_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id)
);

create table goodword.leads (
  workspace_id uuid not null,
  lead_id uuid not null,
  campaign_id uuid not null,
  referrer_id uuid not null,
  link_id uuid not null,
  email text not null,
  email_key text not null,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  phone text default ''::text not null,
  source text not null,
  state text not null,
  joined_at timestamp with time zone not null,
  state_changed_at timestamp with time zone not null,
  company text default ''::text not null,
  mailbox_key text,
  caller_key text,
  hold_reason text,
  erased_at timestamp with time zone,
  rewarded_before boolean default false not null,
  unqualified_reason text,
  constraint leads_pkey PRIMARY KEY (workspace_id, lead_id),
  constraint leads_erased_check CHECK (((erased_at IS NULL) OR ((email = ''::text) AND (first_name = ''::text) AND (last_name = ''::text) AND (phone = ''::text) AND (company = ''::text)))) NOT VALID,
  constraint leads_hold_check CHECK ((((state <> 'On hold'::text) OR (hold_reason IS NOT NULL)) AND ((hold_reason IS NULL) OR (state = ANY (ARRAY['On hold'::text, 'Not qualified'::text]))))),
  constraint leads_hold_reason_check CHECK ((hold_reason = ANY (ARRAY['self_referral'::text, 'same_mailbox'::text, 'mutual_pair'::text, 'referrer_burst'::text, 'caller_burst'::text]))),
  constraint leads_state_check CHECK ((state = ANY (ARRAY['Pending'::text, 'On hold'::text, 'Qualified'::text, 'Not qualified'::text, 'Expired'::text]))),
  constraint leads_unqualified_check CHECK (((unqualified_reason IS NULL) OR (state = 'Not qualified'::text))),
  constraint leads_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint leads_workspace_id_link_id_fkey FOREIGN KEY (workspace_id, link_id) REFERENCES goodword.links(workspace_id, link_id),
  constraint leads_workspace_id_referrer_id_fkey FOREIGN KEY (workspace_id, referrer_id) REFERENCES goodword.referrers(workspace_id, referrer_id),
  constraint leads_workspace_id_campaign_id_email_key_key UNIQUE (workspace_id, campaign_id, email_key)
);

create table goodword.link_visit_days (
  workspace_id uuid not null,
  campaign_id uuid not null,
  link_id uuid not null,
  day date not null,
  visits integer not null,
  constraint link_visit_days_pkey PRIMARY KEY (workspace_id, campaign_id, link_id, day),
  constraint link_visit_days_visits_check CHECK ((visits > 0))
);

create table goodword.link_visits (
  workspace_id uuid not null,
  visit_id uuid not null,
  campaign_id uuid not null,
  link_id uuid not null,
  visited_at timestamp with time zone not null,
  constraint link_visits_pkey PRIMARY KEY (workspace_id, visit_id)
);

create table goodword.links (
  workspace_id uuid not null,
  link_id uuid not null,
  campaign_id uuid not null,
  referrer_id uuid not null,
  code text not null,
  created_at timestamp with time zone not null,
  paused_at timestamp with time zone,
  pause_cause text,
  constraint links_pkey PRIMARY KEY (workspace_id, link_id),
  constraint links_pause_cause_check CHECK ((pause_cause = ANY (ARRAY['person'::text, 'import'::text]))),
  constraint links_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint links_workspace_id_referrer_id_fkey FOREIGN KEY (workspace_id, referrer_id) REFERENCES goodword.referrers(workspace_id, referrer_id),
  constraint links_workspace_id_code_key UNIQUE (workspace_id, code),
  constraint links_workspace_id_referrer_id_key UNIQUE (workspace_id, referrer_id)
);

create table goodword.notifications (
  workspace_id uuid not null,
  app_id text not null,
  notification_id text not null,
  connection_id uuid not null,
  topic text not null,
  body text,
  received_at timestamp with time zone not null,
  attempts integer default 0 not null,
  handled_at timestamp with time zone,
  outcome text,
  next_attempt_at timestamp with time zone,
  constraint notifications_pkey PRIMARY KEY (workspace_id, app_id, notification_id)
);

create table goodword.oauth_states (
  workspace_id uuid not null,
  state_hash text not null,
  user_id text not null,
  return_to text not null,
  expires_at timestamp with time zone not null,
  campaign_id uuid not null,
  practice boolean not null,
  constraint oauth_states_pkey PRIMARY KEY (workspace_id, state_hash),
  constraint oauth_states_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint oauth_states_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id)
);

create table goodword.outage_reports (
  workspace_id uuid not null,
  report_id uuid not null,
  connection_id uuid not null,
  stopped_by text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  after_position bigint not null,
  until_position bigint,
  check_id uuid,
  state text not null,
  finished_at timestamp with time zone,
  constraint outage_reports_pkey PRIMARY KEY (workspace_id, report_id),
  constraint outage_reports_state_check CHECK ((state = ANY (ARRAY['Working'::text, 'Done'::text]))),
  constraint outage_reports_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.outbox_mails (
  workspace_id uuid not null,
  mail_id uuid not null,
  kind text not null,
  campaign_id uuid not null,
  referrer_id uuid,
  recipient_key text not null,
  recipient text,
  subject text,
  body_text text,
  body_html text,
  state text not null,
  tries integer default 0 not null,
  outcome text,
  next_attempt_at timestamp with time zone,
  claimed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  unclear_tries integer default 0 not null,
  lead_id uuid,
  constraint outbox_mails_pkey PRIMARY KEY (workspace_id, mail_id),
  constraint outbox_mails_kind_check CHECK ((kind = ANY (ARRAY['your_link'::text, 'address_changed'::text]))),
  constraint outbox_mails_one_person CHECK (((referrer_id IS NULL) <> (lead_id IS NULL))),
  constraint outbox_mails_state_check CHECK ((state = ANY (ARRAY['Planned'::text, 'Sending'::text, 'Waiting'::text, 'Sent'::text, 'Failed'::text]))),
  constraint outbox_mails_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES goodword.leads(workspace_id, lead_id),
  constraint outbox_mails_workspace_id_referrer_id_fkey FOREIGN KEY (workspace_id, referrer_id) REFERENCES goodword.referrers(workspace_id, referrer_id)
);

create table goodword.referrers (
  workspace_id uuid not null,
  referrer_id uuid not null,
  campaign_id uuid not null,
  email text not null,
  email_key text not null,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  phone text default ''::text not null,
  source text not null,
  joined_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint referrers_pkey PRIMARY KEY (workspace_id, referrer_id),
  constraint referrers_erased_check CHECK (((erased_at IS NULL) OR ((email = ''::text) AND (first_name = ''::text) AND (last_name = ''::text) AND (phone = ''::text)))) NOT VALID,
  constraint referrers_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint referrers_workspace_id_campaign_id_email_key_key UNIQUE (workspace_id, campaign_id, email_key)
);

create table goodword.reward_rule_versions (
  workspace_id uuid not null,
  reward_rule_id uuid not null,
  version integer not null,
  active boolean not null,
  amount_minor bigint,
  currency text,
  saved_by jsonb not null,
  saved_at timestamp with time zone not null,
  kind text not null,
  constraint reward_rule_versions_pkey PRIMARY KEY (workspace_id, reward_rule_id, version),
  constraint reward_rule_versions_amount_minor_check CHECK ((amount_minor > 0)),
  constraint reward_rule_versions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint reward_rule_versions_fixed_amount_check CHECK (((kind <> 'fixed_amount'::text) OR ((amount_minor IS NOT NULL) AND (currency IS NOT NULL)))),
  constraint reward_rule_versions_kind_check CHECK ((kind = 'fixed_amount'::text)),
  constraint reward_rule_versions_version_check CHECK ((version > 0)),
  constraint reward_rule_versions_workspace_id_reward_rule_id_fkey FOREIGN KEY (workspace_id, reward_rule_id) REFERENCES goodword.reward_rules(workspace_id, reward_rule_id)
);

create table goodword.reward_rules (
  workspace_id uuid not null,
  reward_rule_id uuid not null,
  campaign_id uuid not null,
  recipient text not null,
  created_at timestamp with time zone not null,
  constraint reward_rules_pkey PRIMARY KEY (workspace_id, reward_rule_id),
  constraint reward_rules_recipient_check CHECK ((recipient = ANY (ARRAY['referrer'::text, 'lead'::text]))),
  constraint reward_rules_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint reward_rules_workspace_id_campaign_id_recipient_key UNIQUE (workspace_id, campaign_id, recipient)
);

create table goodword.rewards (
  workspace_id uuid not null,
  reward_id uuid not null,
  campaign_id uuid not null,
  reward_rule_id uuid not null,
  rule_version integer not null,
  recipient text not null,
  recipient_id uuid not null,
  lead_id uuid not null,
  amount_minor bigint not null,
  currency text not null,
  state text not null,
  created_at timestamp with time zone not null,
  state_changed_at timestamp with time zone not null,
  issued_at timestamp with time zone,
  cancel_reason text,
  cancelled_with text,
  cancelled_from text,
  constraint rewards_pkey PRIMARY KEY (workspace_id, reward_id),
  constraint rewards_amount_minor_check CHECK ((amount_minor > 0)),
  constraint rewards_cancelled_check CHECK ((((state = 'Cancelled'::text) AND (cancel_reason IS NOT NULL) AND (cancelled_with IS NOT NULL) AND (cancelled_from = ANY (ARRAY['Due'::text, 'Needs review'::text]))) OR ((state <> 'Cancelled'::text) AND (cancel_reason IS NULL) AND (cancelled_with IS NULL) AND (cancelled_from IS NULL)))),
  constraint rewards_cancelled_with_check CHECK ((cancelled_with = ANY (ARRAY['lead'::text, 'itself'::text]))),
  constraint rewards_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint rewards_recipient_check CHECK ((recipient = ANY (ARRAY['referrer'::text, 'lead'::text]))),
  constraint rewards_state_check CHECK ((state = ANY (ARRAY['On hold'::text, 'Needs review'::text, 'Due'::text, 'Sending'::text, 'Issued'::text, 'Failed'::text, 'Cancelled'::text]))),
  constraint rewards_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint rewards_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES goodword.leads(workspace_id, lead_id),
  constraint rewards_workspace_id_reward_rule_id_rule_version_fkey FOREIGN KEY (workspace_id, reward_rule_id, rule_version) REFERENCES goodword.reward_rule_versions(workspace_id, reward_rule_id, version),
  constraint rewards_workspace_id_reward_rule_id_recipient_id_lead_id_key UNIQUE (workspace_id, reward_rule_id, recipient_id, lead_id)
);

create table goodword.rule_attribute_problems (
  workspace_id uuid not null,
  connection_id uuid not null,
  campaign_id uuid not null,
  property text not null,
  since timestamp with time zone not null,
  constraint rule_attribute_problems_pkey PRIMARY KEY (workspace_id, connection_id, campaign_id),
  constraint rule_attribute_problems_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES goodword.campaigns(workspace_id, campaign_id),
  constraint rule_attribute_problems_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES goodword.connections(workspace_id, connection_id)
);

create table goodword.schema_migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table goodword.stale_referrers (
  workspace_id uuid not null,
  mark_id uuid not null,
  campaign_id uuid not null,
  referrer_id uuid not null,
  marked_at timestamp with time zone not null,
  constraint stale_referrers_pkey PRIMARY KEY (workspace_id, mark_id)
);

create table goodword.work_leases (
  workspace_id uuid not null,
  kind text not null,
  work_id uuid not null,
  holder uuid,
  expires_at timestamp with time zone,
  due_at timestamp with time zone,
  constraint work_leases_pkey PRIMARY KEY (workspace_id, kind, work_id),
  constraint work_leases_check CHECK (((holder IS NULL) = (expires_at IS NULL))),
  constraint work_leases_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES goodword.workspaces(workspace_id)
);

create table goodword.workspaces (
  workspace_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint workspaces_pkey PRIMARY KEY (workspace_id)
);

create table goodword_sign_in.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES goodword_sign_in."user"(id) ON DELETE CASCADE
);

create table goodword_sign_in.apikey (
  id text not null,
  "configId" text not null,
  name text,
  start text,
  "referenceId" text not null,
  prefix text,
  key text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamp with time zone,
  enabled boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  remaining integer,
  "lastRequest" timestamp with time zone,
  "expiresAt" timestamp with time zone,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null,
  permissions text,
  metadata text,
  constraint apikey_pkey PRIMARY KEY (id)
);

create table goodword_sign_in.invitation (
  id text not null,
  "organizationId" text not null,
  email text not null,
  role text,
  status text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "inviterId" text not null,
  "tokenHash" text,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint "invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES goodword_sign_in."user"(id) ON DELETE CASCADE,
  constraint "invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES goodword_sign_in.organization(id) ON DELETE CASCADE,
  constraint "invitation_tokenHash_key" UNIQUE ("tokenHash")
);

create table goodword_sign_in.member (
  id text not null,
  "organizationId" text not null,
  "userId" text not null,
  role text not null,
  "createdAt" timestamp with time zone not null,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'member'::text]))),
  constraint "member_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES goodword_sign_in.organization(id) ON DELETE CASCADE,
  constraint "member_userId_fkey" FOREIGN KEY ("userId") REFERENCES goodword_sign_in."user"(id) ON DELETE CASCADE
);

create table goodword_sign_in.organization (
  id text not null,
  name text not null,
  slug text not null,
  logo text,
  "createdAt" timestamp with time zone not null,
  metadata text,
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_slug_key UNIQUE (slug)
);

create table goodword_sign_in.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  "activeOrganizationId" text,
  constraint session_pkey PRIMARY KEY (id),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES goodword_sign_in."user"(id) ON DELETE CASCADE,
  constraint session_token_key UNIQUE (token)
);

create table goodword_sign_in.setup_codes (
  code_hash text not null,
  created_at timestamp with time zone not null,
  constraint setup_codes_pkey PRIMARY KEY (code_hash)
);

create table goodword_sign_in.sign_in_tries (
  account text not null,
  failures integer not null,
  next_try_at timestamp with time zone not null,
  last_failed_at timestamp with time zone not null,
  constraint sign_in_tries_pkey PRIMARY KEY (account)
);

create table goodword_sign_in."twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id),
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES goodword_sign_in."user"(id) ON DELETE CASCADE
);

create table goodword_sign_in."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean,
  "oneTimePasswordUntil" timestamp with time zone,
  "pendingEmail" text,
  "lastSignInAt" timestamp with time zone,
  "resetMailedAt" timestamp with time zone,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);

create table goodword_sign_in.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "madeBy" text,
  constraint verification_pkey PRIMARY KEY (id),
  constraint "verification_madeBy_fkey" FOREIGN KEY ("madeBy") REFERENCES goodword_sign_in."user"(id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX bulk_operations_active_back_fill ON goodword.bulk_operations USING btree (workspace_id, campaign_id, tab) WHERE ((state = ANY (ARRAY['Running'::text, 'Paused'::text])) AND (kind = 'back_fill'::text));

CREATE UNIQUE INDEX bulk_operations_active_undo ON goodword.bulk_operations USING btree (workspace_id, undone_operation_id) WHERE ((state = ANY (ARRAY['Running'::text, 'Paused'::text])) AND (kind = 'undo'::text));

CREATE INDEX bulk_operations_newest ON goodword.bulk_operations USING btree (workspace_id, campaign_id, operation_id DESC);

CREATE INDEX bulk_operations_running ON goodword.bulk_operations USING btree (updated_at) WHERE (state = 'Running'::text);

CREATE INDEX campaigns_by_slug ON goodword.campaigns USING btree (slug);

CREATE INDEX connections_by_external_workspace ON goodword.connections USING btree (provider, external_workspace_id);

CREATE UNIQUE INDEX connections_in_use ON goodword.connections USING btree (workspace_id, provider, practice) WHERE (state <> 'Not connected'::text);

CREATE INDEX contact_changes_by_age ON goodword.contact_changes USING brin (read_at);

CREATE INDEX crm_checks_newest ON goodword.crm_checks USING btree (workspace_id, connection_id, check_id DESC);

CREATE UNIQUE INDEX crm_checks_running ON goodword.crm_checks USING btree (workspace_id, connection_id) WHERE (state = 'Running'::text);

CREATE INDEX crm_contacts_by_subject ON goodword.crm_contacts USING btree (workspace_id, subject, subject_id);

CREATE INDEX crm_contacts_imported ON goodword.crm_contacts USING btree (workspace_id, connection_id, subject, subject_id) WHERE (known_by = 'imported'::text);

CREATE INDEX crm_drift_of_person ON goodword.crm_drift USING btree (workspace_id, subject, subject_id);

CREATE INDEX crm_drift_of_repair ON goodword.crm_drift USING btree (workspace_id, repair_id) WHERE (repair_id IS NOT NULL);

CREATE UNIQUE INDEX crm_warnings_lasting ON goodword.crm_warnings USING btree (workspace_id, connection_id, code) WHERE (resolved_at IS NULL);

CREATE INDEX deliveries_events_of_contact ON goodword.deliveries USING btree (workspace_id, connection_id, contact_id) WHERE (kind = 'event'::text);

CREATE INDEX deliveries_last_others ON goodword.deliveries USING btree (workspace_id, campaign_id, subject, provider, subject_id, delivery_id DESC) INCLUDE (connection_id, state, failure) WHERE (kind <> ALL (ARRAY['push'::text, 'undo'::text]));

CREATE INDEX deliveries_last_pushes ON goodword.deliveries USING btree (workspace_id, campaign_id, subject, provider, subject_id, delivery_id DESC) INCLUDE (connection_id, state, failure, contact_id) WHERE (kind = 'push'::text);

CREATE INDEX deliveries_of_campaign ON goodword.deliveries USING btree (workspace_id, campaign_id, delivery_id DESC);

CREATE INDEX deliveries_of_campaign_by_kind ON goodword.deliveries USING btree (workspace_id, campaign_id, kind, delivery_id DESC) WHERE (kind <> 'push'::text);

CREATE INDEX deliveries_of_campaign_by_state ON goodword.deliveries USING btree (workspace_id, campaign_id, state, delivery_id DESC);

CREATE INDEX deliveries_of_contact ON goodword.deliveries USING btree (workspace_id, contact_id, delivery_id DESC) WHERE (contact_id IS NOT NULL);

CREATE INDEX deliveries_of_operation ON goodword.deliveries USING btree (workspace_id, operation_id, delivery_id) WHERE (operation_id IS NOT NULL);

CREATE INDEX deliveries_of_person ON goodword.deliveries USING btree (workspace_id, subject_id, ((kind = 'push'::text)), delivery_id DESC);

CREATE INDEX deliveries_of_repairs ON goodword.deliveries USING btree (workspace_id, cause) WHERE (cause ~~ 'repair:%'::text);

CREATE UNIQUE INDEX deliveries_one_return ON goodword.deliveries USING btree (workspace_id, provider, subject_id) WHERE ((kind = 'return_fields'::text) AND (state = ANY (ARRAY['Planned'::text, 'Sending'::text, 'Waiting'::text])));

CREATE INDEX deliveries_open ON goodword.deliveries USING btree (workspace_id, state, updated_at) WHERE (state = ANY (ARRAY['Planned'::text, 'Sending'::text, 'Waiting'::text]));

CREATE INDEX deliveries_returns_of_referrer ON goodword.deliveries USING btree (workspace_id, subject_id, created_at DESC) WHERE (kind = 'return_fields'::text);

CREATE INDEX deliveries_with_left_out ON goodword.deliveries USING btree (workspace_id, campaign_id, delivery_id DESC) WHERE (left_out IS NOT NULL);

CREATE INDEX delivery_attempts_with_calls ON goodword.delivery_attempts USING btree (workspace_id, started_at) WHERE (calls <> '[]'::jsonb);

CREATE INDEX erased_people_by_address ON goodword.erased_people USING btree (workspace_id, address_key);

CREATE INDEX erased_people_by_mailbox ON goodword.erased_people USING btree (workspace_id, mailbox_key);

CREATE INDEX erasure_proposals_open ON goodword.erasure_proposals USING btree (workspace_id, proposed_at) WHERE (state = 'Open'::text);

CREATE INDEX events_by_lead ON goodword.events USING btree (workspace_id, lead_id, "position") WHERE (lead_id IS NOT NULL);

CREATE INDEX events_newest ON goodword.events USING btree (workspace_id, "position" DESC);

CREATE INDEX events_of_referrer ON goodword.events USING btree (workspace_id, referrer_id) WHERE (lead_id IS NULL);

CREATE INDEX idempotency_keys_by_age ON goodword.idempotency_keys USING btree (created_at);

CREATE INDEX import_rows_by_email ON goodword.import_rows USING btree (workspace_id, import_id, email_key);

CREATE INDEX import_rows_in_order ON goodword.import_rows USING btree (workspace_id, import_id, row_id);

CREATE INDEX import_rows_missing ON goodword.import_rows USING btree (workspace_id, import_id, pass) WHERE ((result = 'enrolled'::text) AND (left_at IS NULL));

CREATE INDEX imports_in_sync ON goodword.imports USING btree (last_look_at) WHERE (sync_state = 'On'::text);

CREATE INDEX imports_open ON goodword.imports USING btree (state, updated_at) WHERE (state = ANY (ARRAY['Dry run'::text, 'Running'::text]));

CREATE INDEX leads_by_email ON goodword.leads USING btree (workspace_id, email_key);

CREATE INDEX leads_by_mailbox ON goodword.leads USING btree (workspace_id, campaign_id, mailbox_key);

CREATE INDEX leads_by_referrer ON goodword.leads USING btree (workspace_id, referrer_id, joined_at);

CREATE INDEX leads_newest ON goodword.leads USING btree (workspace_id, campaign_id, lead_id DESC);

CREATE INDEX leads_of_caller ON goodword.leads USING btree (workspace_id, campaign_id, caller_key, joined_at) WHERE (caller_key IS NOT NULL);

CREATE INDEX leads_on_hold ON goodword.leads USING btree (workspace_id, campaign_id, lead_id) WHERE (state = 'On hold'::text);

CREATE INDEX link_visits_by_campaign ON goodword.link_visits USING btree (workspace_id, campaign_id, visited_at);

CREATE INDEX links_by_code_key ON goodword.links USING btree (goodword.code_key(code));

CREATE INDEX notifications_by_age ON goodword.notifications USING brin (received_at);

CREATE INDEX notifications_of_ours ON goodword.notifications USING btree (workspace_id, connection_id, received_at DESC) WHERE (outcome IS DISTINCT FROM 'not one of our people'::text);

CREATE INDEX notifications_open ON goodword.notifications USING btree (workspace_id, received_at) WHERE (handled_at IS NULL);

CREATE INDEX outage_reports_newest ON goodword.outage_reports USING btree (workspace_id, connection_id, report_id DESC);

CREATE INDEX outbox_mails_of_recipient ON goodword.outbox_mails USING btree (workspace_id, campaign_id, recipient_key, created_at);

CREATE INDEX outbox_mails_open ON goodword.outbox_mails USING btree (state, next_attempt_at) WHERE (state = ANY (ARRAY['Planned'::text, 'Sending'::text, 'Waiting'::text]));

CREATE INDEX outbox_mails_open_of_recipient ON goodword.outbox_mails USING btree (workspace_id, recipient_key, mail_id) WHERE (state = ANY (ARRAY['Planned'::text, 'Sending'::text, 'Waiting'::text]));

CREATE INDEX referrers_by_email ON goodword.referrers USING btree (workspace_id, email_key);

CREATE INDEX referrers_newest ON goodword.referrers USING btree (workspace_id, campaign_id, referrer_id DESC);

CREATE INDEX rewards_by_lead ON goodword.rewards USING btree (workspace_id, lead_id);

CREATE INDEX rewards_by_recipient ON goodword.rewards USING btree (workspace_id, recipient_id);

CREATE INDEX rewards_newest ON goodword.rewards USING btree (workspace_id, campaign_id, reward_id DESC);

CREATE INDEX stale_referrers_newest ON goodword.stale_referrers USING btree (workspace_id, marked_at);

CREATE INDEX stale_referrers_of_referrer ON goodword.stale_referrers USING btree (workspace_id, campaign_id, referrer_id, marked_at);

CREATE INDEX stale_referrers_oldest ON goodword.stale_referrers USING btree (workspace_id, campaign_id, marked_at);

CREATE INDEX "account_userId_idx" ON goodword_sign_in.account USING btree ("userId");

CREATE INDEX "apikey_configId_idx" ON goodword_sign_in.apikey USING btree ("configId");

CREATE INDEX apikey_key_idx ON goodword_sign_in.apikey USING btree (key);

CREATE INDEX "apikey_referenceId_idx" ON goodword_sign_in.apikey USING btree ("referenceId");

CREATE INDEX invitation_email_idx ON goodword_sign_in.invitation USING btree (email);

CREATE INDEX "invitation_organizationId_idx" ON goodword_sign_in.invitation USING btree ("organizationId");

CREATE INDEX "member_organizationId_idx" ON goodword_sign_in.member USING btree ("organizationId");

CREATE INDEX "member_userId_idx" ON goodword_sign_in.member USING btree ("userId");

CREATE INDEX "session_userId_idx" ON goodword_sign_in.session USING btree ("userId");

CREATE INDEX sign_in_tries_last_failed_at ON goodword_sign_in.sign_in_tries USING btree (last_failed_at);

CREATE INDEX "twoFactor_secret_idx" ON goodword_sign_in."twoFactor" USING btree (secret);

CREATE INDEX "twoFactor_userId_idx" ON goodword_sign_in."twoFactor" USING btree ("userId");

CREATE INDEX verification_identifier_idx ON goodword_sign_in.verification USING btree (identifier);

CREATE TRIGGER contact_changes_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON goodword.contact_changes FOR EACH STATEMENT EXECUTE FUNCTION goodword.refuse_change_of_contact_changes();

CREATE TRIGGER events_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON goodword.events FOR EACH STATEMENT EXECUTE FUNCTION goodword.refuse_change_of_history();
