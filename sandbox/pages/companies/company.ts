import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addCompanyNote, parseNote } from '../../actions/add-note.ts';
import { deleteCompany } from '../../actions/delete-company.ts';
import { getCompany } from '../../actions/find-company.ts';
import { updateCompany } from '../../actions/save-company.ts';
import { setCompanyTag } from '../../actions/tag-company.ts';
import { ensureTag, getTag } from '../../actions/tag-contact.ts';
import type { Sandbox } from '../../context.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError, invalid } from '../../http/intercom-error.ts';
import { type EnteredCompany, companyBody } from './company-body.ts';
import { companyFields } from './company-form.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { changesOf } from '../people/person-fields.ts';
import { sendPage } from '../ui/send-page.ts';
import { enteredText } from '../people/show-person.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

const doneSentences: Record<string, string> = {
  created: 'Company created. Subscribed apps are notified by webhook.',
  saved: 'Company saved. Subscribed apps are notified by webhook.',
  unchanged: 'No changes to save.',
  tagged: 'Tag added. Tags on companies send no webhook.',
  untagged: 'Tag removed. Tags on companies send no webhook.',
  noted: 'Note added. Notes send no webhook.',
};

type CompanyRoute = { Params: { id: string } };

/** `/people/companies/{id}`: one company with its attributes, contacts, tags and notes. */
export function addCompanyPage(server: FastifyInstance, sandbox: Sandbox): void {
  const workspaceOf = (request: FastifyRequest) => shownWorkspace(sandbox.state, request);

  server.get<CompanyRoute>(`${paths.companies}/:id`, (request, reply) =>
    show(reply, workspaceOf(request), request.params.id, doneSentence(request, doneSentences), {}),
  );

  server.post<CompanyRoute>(`${paths.companies}/:id`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    return attempt(reply, workspace, id, { fields: form }, () => {
      const body = changesOf(companyFields(getCompany(workspace, id), workspace), form, workspace.timezone);
      if (Object.keys(body).length === 0) return 'unchanged';
      updateCompany(sandbox, 'page', workspace, id, body);
      return 'saved';
    });
  });

  server.post<CompanyRoute>(`${paths.companies}/:id/tags`, (request, reply) => {
    const [workspace, { id }] = [workspaceOf(request), request.params];
    return attempt(reply, workspace, id, {}, () => changeTags(sandbox, workspace, id, formOf(request.body)));
  });

  server.post<CompanyRoute>(`${paths.companies}/:id/notes`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    return attempt(reply, workspace, id, { note: enteredText(form, 'body') }, () => {
      const input = parseNote({ body: form.text('body') }, workspace, form.text('admin_id'));
      addCompanyNote(sandbox, workspace, id, input);
      return 'noted';
    });
  });

  server.post<CompanyRoute>(`${paths.companies}/:id/delete`, (request, reply) => {
    deleteCompany(sandbox, 'page', workspaceOf(request), request.params.id);
    return reply.redirect(`${paths.companies}?done=deleted`, 303);
  });
}

function changeTags(sandbox: Sandbox, workspace: Workspace, id: string, form: Form): string {
  const adminId = workspace.admins[0]?.id ?? '';
  const company = getCompany(workspace, id);
  if (form.has('remove')) {
    setCompanyTag(sandbox, workspace, company, getTag(workspace, form.text('remove')), adminId, false);
    return 'untagged';
  }
  const name = form.text('name').trim();
  if (name === '') throw invalid('Enter a tag name.');
  setCompanyTag(sandbox, workspace, company, ensureTag(sandbox, workspace, name), adminId, true);
  return 'tagged';
}

/** Runs an action on a company, then shows the company with the result, or with the error and the entered values. */
function attempt(reply: FastifyReply, workspace: Workspace, id: string, entered: EnteredCompany, act: () => string) {
  try {
    return reply.redirect(`${paths.company(id)}?done=${act()}`, 303);
  } catch (error) {
    if (!(error instanceof IntercomError) || error.status === 404) throw error;
    return show(reply.code(error.status), workspace, id, message('bad', `Not saved: ${error.message}`), entered);
  }
}

function show(reply: FastifyReply, workspace: Workspace, id: string, above: string, entered: EnteredCompany) {
  const company = getCompany(workspace, id);
  const title = company.name ?? company.companyId;
  const body = above + companyBody(company, workspace, title, entered);
  return sendPage(reply, workspace, { title, section: paths.companies, body });
}
