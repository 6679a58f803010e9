import { expect, it } from 'vitest';
import { faultOf, fingerprintOf, tablesIn } from './statement-rules.ts';

const tables = new Set(['leads', 'links', 'notifications']);

it.each([
  ['select * from "goodword"."leads" where "workspace_id" = $', null],
  ['select * from goodword.leads l where l.workspace_id = $ and l.lead_id = any($)', null],
  ['insert into "goodword"."leads" ("workspace_id", "lead_id") values ($, $)', null],
  ['update goodword.leads set state = $ where (workspace_id, lead_id) in (select * from unnest($))', null],
  ['select * from goodword_jobs.job', null],
  ['select count(*) from goodword.leads', 'names no workspace'],
  ['select "workspace_id" from "goodword"."leads" where "state" = $', 'names no workspace'],
  ['delete from goodword.leads where joined_at < $', 'changes rows of all workspaces'],
  [
    'with due as (select lead_id from goodword.leads limit $ for update skip locked) update goodword.leads set state = $ from due where leads.lead_id = due.lead_id',
    'locks rows of all workspaces',
  ],
  [
    'with page as (select * from goodword.leads where workspace_id = $) select page.*, (select count(*) from goodword.links l where l.workspace_id = page.workspace_id) as n from page',
    'asks a subquery for each row of another',
  ],
  [
    'select "x".* from (select "lead_id" from "goodword"."leads" where "workspace_id" = $) as "x" where exists (select from "goodword"."links" as "l" where "l"."lead_id" = "x"."lead_id")',
    'asks a subquery for each row of another',
  ],
  [
    'select w.id from unnest($::uuid[]) as w (id) where not exists (select from goodword.leads l where l.lead_id = w.id and l.workspace_id in ($))',
    'asks a subquery for each row of another',
  ],
  [
    'with page as (select * from goodword.leads where workspace_id = $) select (select count(*) from goodword.links l where l.workspace_id = $ and l.lead_id = page.lead_id) as n from page',
    null,
  ],
  [
    'select l.*, (select count(*) from goodword.links k where k.workspace_id = l.workspace_id) from goodword.leads l where l.workspace_id = $',
    null,
  ],
  [
    'with page as (select * from goodword.leads where workspace_id = $) select page.* from page join goodword.links l on l.workspace_id = page.workspace_id',
    null,
  ],
  [
    'with one as (select * from goodword.leads where workspace_id = $) select * from goodword.links l where l.workspace_id = $ and l.lead_id in (select one.lead_id from one)',
    null,
  ],
])('%s: %s', (text, fault) => expect(faultOf(text, tables)).toBe(fault));

it('finds the tables of a statement in either notation', () => {
  expect(tablesIn('select from "goodword"."leads" join goodword.links using (workspace_id)')).toEqual([
    'leads',
    'links',
  ]);
});

it('tells statements apart, and not how they are laid out', () => {
  expect(fingerprintOf('select  1\n from a')).toBe(fingerprintOf('select 1 from a '));
  expect(fingerprintOf('select 1 from a')).not.toBe(fingerprintOf('select 1 from b'));
});
