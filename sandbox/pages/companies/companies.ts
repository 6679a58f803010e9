import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from 'ghtml';
import { saveCompany } from '../../actions/save-company.ts';
import type { Sandbox } from '../../context.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError } from '../../http/intercom-error.ts';
import { companyList, companyListHead } from './companies-body.ts';
import { companyFields, newCompanyFields } from './company-form.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { rowsOnPage } from '../ui/list.ts';
import { pager } from '../ui/pager.ts';
import { changesOf } from '../people/person-fields.ts';
import { fieldInputs } from '../people/person-form.ts';
import { queryOf } from '../ui/query.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

const doneSentences = { deleted: 'Deleting the company. Its contacts are detached in a moment.' };

/** `/people/companies`: all companies, including those without contacts, and a form for a new one. */
export function addCompaniesPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.companies, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const { text, page } = queryOf(request);
    const search = text('q');
    const wanted = search.toLowerCase();
    const found = workspace.companies
      .filter(({ name, companyId }) => `${name ?? ''}\n${companyId}`.toLowerCase().includes(wanted))
      .toReversed();
    const addressOf = (to: number) =>
      `${paths.companies}?${new URLSearchParams({ q: search, page: String(to) }).toString()}`;
    const rows = rowsOnPage(found, page);
    const body = html`!${companyListHead(found.length, search)} !${doneSentence(request, doneSentences)}
    !${companyList(rows, search, workspace)} !${pager({ page, total: found.length }, addressOf)}`;
    return sendPage(reply, workspace, { title: 'Companies', section: paths.companies, body });
  });

  server.get(paths.newCompany, (request, reply) => showNew(reply, shownWorkspace(sandbox.state, request), '', null));

  server.post(paths.newCompany, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const form = formOf(request.body);
    try {
      const companyId = form.text('standard.company_id').trim();
      if (workspace.companies.some((company) => company.companyId === companyId))
        throw new IntercomError(409, 'conflict', 'A company with this ID already exists.');
      const body = changesOf([...newCompanyFields(), ...companyFields(null, workspace)], form, workspace.timezone);
      const company = saveCompany(sandbox, 'page', workspace, body);
      return reply.redirect(`${paths.company(company.id)}?done=created`, 303);
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      return showNew(reply.code(error.status), workspace, message('bad', `Not created: ${error.message}`), form);
    }
  });
}

function showNew(reply: FastifyReply, workspace: Workspace, above: string, entered: Form | null) {
  const fields = [...newCompanyFields(), ...companyFields(null, workspace)];
  const body = html`<div class="head"><h1>New company</h1></div>
    !${above}
    <form class="card" method="post" action="${paths.newCompany}">
      !${fieldInputs(fields, entered)}
      <p class="hint" style="margin: 12px 0 20px">
        API lists show a company once it has a contact. Attach one from the contact’s page.
      </p>
      <div class="savebar">
        <button class="main">Create company</button><a class="button" href="${paths.companies}">Cancel</a>
      </div>
    </form>`;
  return sendPage(reply, workspace, { title: 'New company', section: paths.companies, body });
}
