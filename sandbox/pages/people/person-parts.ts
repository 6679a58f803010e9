import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addContactNote, parseNote } from '../../actions/add-note.ts';
import { attachCompany, detachCompany } from '../../actions/attach-company.ts';
import { chooseSubscription, getSubscriptionType, withdrawSubscription } from '../../actions/choose-subscription.ts';
import { getContact } from '../../actions/find-contact.ts';
import { mergeContacts } from '../../actions/merge-contacts.ts';
import { ensureTag, getTag, tagContact, untagContact } from '../../actions/tag-contact.ts';
import { writeContextOfPage } from '../../actions/write-context.ts';
import type { Sandbox } from '../../context.ts';
import type { Contact } from '../../entities/contact.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { invalid } from '../../http/intercom-error.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { type PersonRoute, attemptOnPerson, enteredText, showPerson } from './show-person.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

/** The forms of a contact's page for tags, notes, companies, subscriptions and merging. */
export function addPersonParts(server: FastifyInstance, sandbox: Sandbox): void {
  const workspaceOf = (request: FastifyRequest) => shownWorkspace(sandbox.state, request);

  server.post<PersonRoute>(`${paths.people}/:id/tags`, (request, reply) => {
    const [workspace, { id }] = [workspaceOf(request), request.params];
    return attemptOnPerson(reply, workspace, id, {}, () => changeTags(sandbox, workspace, id, formOf(request.body)));
  });

  server.post<PersonRoute>(`${paths.people}/:id/notes`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    return attemptOnPerson(reply, workspace, id, { note: enteredText(form, 'body') }, () => {
      const input = parseNote({ body: form.text('body') }, workspace, form.text('admin_id'));
      addContactNote(sandbox, workspace, id, input, 'Preview');
      return 'noted';
    });
  });

  server.post<PersonRoute>(`${paths.people}/:id/companies`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    return attemptOnPerson(reply, workspace, id, {}, () => {
      if (form.has('detach')) {
        detachCompany(writeContextOfPage(sandbox, workspace), id, form.text('detach'));
        return 'detached';
      }
      attachCompany(writeContextOfPage(sandbox, workspace), id, companyNamed(workspace, form.text('attach')));
      return 'attached';
    });
  });

  server.post<PersonRoute>(`${paths.people}/:id/subscriptions`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    return attemptOnPerson(reply, workspace, id, {}, () => {
      const withdraws = form.has('withdraw');
      const type = getSubscriptionType(workspace, form.text(withdraws ? 'withdraw' : 'choose'));
      const change = withdraws ? withdrawSubscription : chooseSubscription;
      change(writeContextOfPage(sandbox, workspace), id, type);
      return withdraws ? 'withdrawn' : 'chosen';
    });
  });

  server.post<PersonRoute>(`${paths.people}/:id/merge`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    const wanted = form.text('into').trim();
    const into = contactNamed(workspace, wanted);
    if (into === undefined) {
      const sentence = 'Not merged: no contact has this email or ID.';
      return showPerson(reply.code(400), workspace, id, message('bad', sentence), { into: enteredText(form, 'into') });
    }
    return attemptOnPerson(reply, workspace, id, { into: enteredText(form, 'into') }, () => {
      const skipDuplicateValidation = form.has('skip');
      mergeContacts(sandbox, 'page', workspace, { from: id, into: into.id, skipDuplicateValidation }, 'Preview');
      // The page of a merged contact redirects to the survivor's.
      return 'merged';
    });
  });
}

function changeTags(sandbox: Sandbox, workspace: Workspace, id: string, form: Form): string {
  if (form.has('remove')) {
    untagContact(writeContextOfPage(sandbox, workspace), id, getTag(workspace, form.text('remove')));
    return 'untagged';
  }
  const name = form.text('name').trim();
  if (name === '') throw invalid('Enter a tag name.');
  getContact(workspace, id, 'Preview');
  const tag = ensureTag(sandbox, workspace, name);
  tagContact(writeContextOfPage(sandbox, workspace), id, tag, workspace.admins[0]?.id ?? '');
  return 'tagged';
}

/** The Intercom id of the company with this company_id, or with this name in any case. */
function companyNamed(workspace: Workspace, text: string): string {
  const wanted = text.trim().toLowerCase();
  const company =
    workspace.companies.find((one) => one.companyId === text.trim()) ??
    workspace.companies.find((one) => one.name?.toLowerCase() === wanted);
  if (company === undefined) throw invalid('No company has this ID or name.');
  return company.id;
}

/** The contact with this Intercom id, e-mail (users before leads) or external id. */
function contactNamed(workspace: Workspace, text: string): Contact | undefined {
  const byEmail = workspace.contacts.withEmail(text.toLowerCase());
  return (
    workspace.contacts.get(text) ??
    byEmail.find((contact) => contact.role === 'user') ??
    byEmail[0] ??
    workspace.contacts.withExternalId(text)[0]
  );
}
