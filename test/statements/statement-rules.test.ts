import { expect, it } from 'vitest';
import { faultOf, tablesIn } from './statement-rules.ts';

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
])('%s: %s', (text, fault) => expect(faultOf(text, tables)).toBe(fault));

it('finds the tables of a statement in either notation', () => {
  expect(tablesIn('select from "goodword"."leads" join goodword.links using (workspace_id)')).toEqual([
    'leads',
    'links',
  ]);
});
