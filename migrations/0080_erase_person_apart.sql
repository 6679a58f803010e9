-- Erasing a person: values are replaced within the strings of a document, so that keys, numbers and our own codes stay; what belongs
-- to another person stays theirs; and large tables are looked through once, for plain texts first.
alter table goodword.erased_people add column mailbox_key text;
create index erased_people_by_mailbox on goodword.erased_people (workspace_id, mailbox_key);

drop function goodword.erase_person(
  uuid, uuid[], uuid[], text[], text[], text[], jsonb, text, uuid, jsonb, jsonb, timestamp with time zone);

-- Whether one of the texts stands in a value, and then the expression as well. texts: in small letters, as far as they are ASCII.
create function goodword.mentions(value text, texts text[], expression text) returns boolean
language plpgsql immutable set search_path = '' as $$
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
end $$;

-- Replaces in the strings of a document, never in keys, numbers, true, false and null. kept: the keys below which our own codes
-- stand, where names and phones (nearby) mean nothing; null for none.
create function goodword.erase_json(value jsonb, anywhere text[], nearby text[], kept text, key text default '') returns jsonb
language plpgsql immutable set search_path = '' as $$
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
end $$;

-- The same for a document that is kept as text; for one that is none, as a text.
create function goodword.erase_document(value text, anywhere text[], nearby text[], kept text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return goodword.erase_json(value::jsonb, anywhere, nearby, kept)::text;
exception when data_exception then
  return goodword.erase_text(value, anywhere || nearby);
end $$;

-- The contact that a notification speaks of, as its item or beside its item; null where there is none.
create function goodword.contact_of_notification(body text) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  item jsonb;
begin
  item := body::jsonb #> '{data,item}';
  return case when jsonb_typeof(item -> 'contact') = 'object' then item -> 'contact' else item end;
exception when data_exception then
  return null;
end $$;

-- Erases one human: the leads and referrers with their address. The caller has locked them and their contacts.
-- anywhere: patterns of what names no one else (addresses, codes), in every row of the workspace; nearby: of names and phones,
-- in rows about the person, their leads and their referrers; own: of addresses that are another person's today, in rows about
-- the person alone. The texts of each are what the patterns contain, for mentions(). Reads all texts of the workspace once:
-- 5.5 s for 16,000 attempts with 15 kB of calls, on two busy cores.
create function goodword.erase_person(
  of_workspace uuid, of_leads uuid[], of_referrers uuid[], email_keys text[], anywhere text[], nearby text[],
  own text[], anywhere_texts text[], nearby_texts text[], own_texts text[],
  new_codes jsonb, address_key text, mailbox_key text, of_erasure uuid, actor jsonb, details jsonb, at timestamptz
) returns jsonb language plpgsql security definer set search_path = '' as $$
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
end $$;

-- they work as the owner: only whom Goodword works as may call them, and no path of schemas changes what their words mean
alter function goodword.apply_retention(uuid, timestamp with time zone, integer, uuid, timestamp with time zone) set search_path = '';
alter function goodword.forget_contact(uuid, uuid, text, uuid, jsonb, timestamp with time zone) set search_path = '';
revoke execute on function goodword.apply_retention(uuid, timestamp with time zone, integer, uuid, timestamp with time zone) from public;
revoke execute on function goodword.forget_contact(uuid, uuid, text, uuid, jsonb, timestamp with time zone) from public;
revoke execute on function goodword.erase_person from public;
