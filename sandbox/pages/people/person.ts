import type { FastifyInstance, FastifyRequest } from 'fastify';
import { archiveContact, blockContact, deleteContact, unarchiveContact } from '../../actions/archive-contact.ts';
import { getContact } from '../../actions/find-contact.ts';
import { updateContact } from '../../actions/update-contact.ts';
import { writeContextOfPage } from '../../actions/write-context.ts';
import type { Sandbox } from '../../context.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { formOf } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { changesOf, customFields, standardFields } from './person-fields.ts';
import { addPersonParts } from './person-parts.ts';
import { type PersonRoute, attemptOnPerson, showPerson } from './show-person.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

const doneSentences: Record<string, string> = {
  saved: 'Contact saved. Subscribed apps are notified by webhook.',
  unchanged: 'No changes to save.',
  created: 'Contact created. Subscribed apps are notified by webhook.',
  tagged: 'Tag added.',
  untagged: 'Tag removed.',
  noted: 'Note added. Notes send no webhook.',
  attached: 'Company attached. Subscribed apps are notified by webhook.',
  detached: 'Company detached. Subscribed apps are notified by webhook.',
  chosen: 'Subscription saved. Subscribed apps are notified by webhook.',
  withdrawn: 'Subscription reset. Subscribed apps are notified by webhook.',
  merged: 'Contacts merged. This contact was kept.',
  archived: 'Contact archived. It is hidden from lists and searches; its email and external ID stay reserved.',
  unarchived: 'Contact unarchived.',
  blocked: 'Contact blocked. It cannot be created again.',
};

/** `/people/{id}`: one contact with forms for every change. Changes send webhooks. */
export function addPersonPage(server: FastifyInstance, sandbox: Sandbox): void {
  const workspaceOf = (request: FastifyRequest) => shownWorkspace(sandbox.state, request);

  server.get<PersonRoute>(`${paths.people}/:id`, (request, reply) => {
    const [workspace, { id }] = [workspaceOf(request), request.params];
    const survivor = workspace.mergedInto.get(id);
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    if (survivor !== undefined) return reply.redirect(paths.person(survivor) + query, 302);
    return showPerson(reply, workspace, id, doneSentence(request, doneSentences), {});
  });

  server.post<PersonRoute>(`${paths.people}/:id`, (request, reply) => {
    const [workspace, { id }, form] = [workspaceOf(request), request.params, formOf(request.body)];
    return attemptOnPerson(reply, workspace, id, { fields: form }, () => {
      const contact = getContact(workspace, id, 'Preview');
      const fields = [...standardFields(contact, workspace), ...customFields(contact, workspace)];
      const body = changesOf(fields, form, workspace.timezone);
      if (Object.keys(body).length === 0) return 'unchanged';
      updateContact(sandbox, 'page', workspace, contact.id, body, 'Preview');
      return 'saved';
    });
  });

  addPersonParts(server, sandbox);

  const moves = {
    archive: { act: archiveContact, done: 'archived' },
    unarchive: { act: unarchiveContact, done: 'unarchived' },
    block: { act: blockContact, done: 'blocked' },
  };
  for (const [name, { act, done }] of Object.entries(moves))
    server.post<PersonRoute>(`${paths.people}/:id/${name}`, (request, reply) => {
      const [workspace, { id }] = [workspaceOf(request), request.params];
      return attemptOnPerson(reply, workspace, id, {}, () => {
        act(writeContextOfPage(sandbox, workspace), id);
        return done;
      });
    });

  server.post<PersonRoute>(`${paths.people}/:id/delete`, (request, reply) => {
    deleteContact(writeContextOfPage(sandbox, workspaceOf(request)), request.params.id);
    return reply.redirect(`${paths.people}?done=deleted`, 303);
  });
}
