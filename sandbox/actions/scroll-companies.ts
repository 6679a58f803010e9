import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import { type Company, type CompanyScroll, findCompany } from '../entities/company.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { visibleCompanies } from '../search/visible-companies.ts';

/** @assumed 6.6: A page of the scroll has 100 companies. */
const pageSize = 100;

/** @documented 7.1: A scroll that is not used for one minute expires. */
const lifetimeMs = 60_000;

/** One page of a scroll. */
export interface ScrollPage {
  companies: Company[];
  param: string;
}

/**
 * Opens a scroll over all companies, or gives the next page of the open one.
 *
 * @documented 7.1: One scroll can be open at a time; a second one answers 400 scroll_exists.
 * @assumed 7.1: The one scroll belongs to the workspace, whichever app opened it, as the text of the refusal says.
 * @documented 7.1: The scroll ends with an empty page, whose parameter then expires.
 * @assumed 7.1: An expired or unknown scroll_param answers 404 not_found "scroll parameter not found".
 * @throws IntercomError 400, 404
 */
export function scrollCompanies(sandbox: Sandbox, workspace: Workspace, param: string | undefined): ScrollPage {
  const now = sandbox.clock.now();
  const scroll = param === undefined ? open(sandbox, workspace, now) : resume(workspace, param, now);
  const rest = scroll.rest.slice(pageSize);
  const over = scroll.rest.length === 0;
  workspace.companyScroll = over ? null : { param: scroll.param, rest, expiresAt: now + lifetimeMs };
  sandbox.changed();
  const companies = scroll.rest.slice(0, pageSize).flatMap((id) => findCompany(workspace, id) ?? []);
  return { companies, param: scroll.param };
}

function open(sandbox: Sandbox, workspace: Workspace, now: number): CompanyScroll {
  const known = workspace.companyScroll;
  if (known !== null && known.expiresAt > now)
    throw new IntercomError(400, 'scroll_exists', 'scroll already exists for this workspace');
  const rest = visibleCompanies(sandbox, workspace).map((company) => company.id);
  return { param: randomUUID(), rest, expiresAt: now + lifetimeMs };
}

function resume(workspace: Workspace, param: string, now: number): CompanyScroll {
  const scroll = workspace.companyScroll;
  if (scroll === null || scroll.param !== param || scroll.expiresAt <= now)
    throw new IntercomError(404, 'not_found', 'scroll parameter not found');
  return scroll;
}
