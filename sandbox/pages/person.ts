import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { archiveContact, blockContact, deleteContact, unarchiveContact } from '../actions/archive-contact.ts';
import { getContact } from '../actions/find-contact.ts';
import { ensureTag, getTag, tagContact, untagContact } from '../actions/tag-contact.ts';
import { updateContact } from '../actions/update-contact.ts';
import type { Sandbox } from '../context.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { shownWorkspace } from './shown-workspace.ts';
import { type Form, formOf } from './form.ts';
import { message, paths } from './layout.ts';
import { changesOf, customFields, standardFields } from './person-fields.ts';
import { personBody } from './person-body.ts';
import { sendPage } from './send-page.ts';

const doneSentences: Record<string, string> = {
  saved: 'Saved. Subscribed apps are told by webhook.',
  unchanged: 'Nothing to save: no value was changed.',
  created: 'Created. Subscribed apps are told by webhook.',
  tagged: 'Tag added.',
  untagged: 'Tag removed.',
  archived: 'Archived: lists and searches leave this contact out, its e-mail and external id stay taken.',
  unarchived: 'Unarchived.',
  blocked: 'Blocked: this contact cannot be created again.',
};

type PersonRoute = { Params: { id: string } };

/** `/people/{id}`: one contact with everything that can be changed. Every change fires webhooks. */
export function addPersonPage(server: FastifyInstance, sandbox: Sandbox): void {
  const workspace = (request: FastifyRequest) => shownWorkspace(sandbox.state, request);

  server.get<PersonRoute>(paths.person(':id'), (request, reply) => {
    const survivor = workspace(request).mergedInto.get(request.params.id);
    if (survivor !== undefined) return reply.redirect(paths.person(survivor), 302);
    const done = isPlainObject(request.query) ? request.query['done'] : undefined;
    const sentence = typeof done === 'string' && Object.hasOwn(doneSentences, done) ? doneSentences[done] : undefined;
    return show(
      reply,
      workspace(request),
      request.params.id,
      sentence === undefined ? '' : message('good', sentence),
      null,
    );
  });

  server.post<PersonRoute>(paths.person(':id'), (request, reply) => {
    const form = formOf(request.body);
    return attempt(reply, workspace(request), request.params.id, form, () => {
      const contact = getContact(workspace(request), request.params.id, 'Preview');
      const fields = [...standardFields(contact, workspace(request)), ...customFields(contact, workspace(request))];
      const body = changesOf(fields, form, workspace(request).timezone);
      if (Object.keys(body).length === 0) return 'unchanged';
      updateContact(sandbox, 'page', workspace(request), contact.id, body, 'Preview');
      return 'saved';
    });
  });

  server.post<PersonRoute>(`${paths.person(':id')}/tags`, (request, reply) => {
    const form = formOf(request.body);
    return attempt(reply, workspace(request), request.params.id, null, () => {
      if (form.has('remove')) {
        const tag = getTag(workspace(request), form.text('remove'));
        untagContact(sandbox, 'page', workspace(request), request.params.id, tag, 'Preview');
        return 'untagged';
      }
      const name = form.text('name').trim();
      if (name === '') throw invalid('Type the name of a tag first.');
      getContact(workspace(request), request.params.id, 'Preview');
      const tag = ensureTag(sandbox, workspace(request), name);
      tagContact(
        sandbox,
        'page',
        workspace(request),
        request.params.id,
        tag,
        workspace(request).admins[0]?.id ?? '',
        'Preview',
      );
      return 'tagged';
    });
  });

  const moves = {
    archive: { act: archiveContact, done: 'archived' },
    unarchive: { act: unarchiveContact, done: 'unarchived' },
    block: { act: blockContact, done: 'blocked' },
  };
  for (const [name, { act, done }] of Object.entries(moves))
    server.post<PersonRoute>(`${paths.person(':id')}/${name}`, (request, reply) =>
      attempt(reply, workspace(request), request.params.id, null, () => {
        act(sandbox, 'page', workspace(request), request.params.id, 'Preview');
        return done;
      }),
    );

  server.post<PersonRoute>(`${paths.person(':id')}/delete`, (request, reply) => {
    deleteContact(sandbox, 'page', workspace(request), request.params.id, 'Preview');
    return reply.redirect(`${paths.people}?done=deleted`, 303);
  });
}

/** Does something to a contact and shows it again, with what was done or with the refusal and the entered values. */
function attempt(reply: FastifyReply, workspace: Workspace, id: string, form: Form | null, act: () => string) {
  try {
    return reply.redirect(`${paths.person(id)}?done=${act()}`, 303);
  } catch (error) {
    if (!(error instanceof IntercomError) || error.status === 404) throw error;
    return show(reply.code(error.status), workspace, id, message('bad', `Not saved: ${error.message}`), form);
  }
}

function show(reply: FastifyReply, workspace: Workspace, id: string, above: string, entered: Form | null) {
  const contact = getContact(workspace, id, 'Preview');
  const title = contact.name ?? contact.email ?? 'No name';
  return sendPage(reply, workspace, {
    title,
    section: paths.people,
    body: above + personBody(contact, workspace, title, entered),
  });
}
