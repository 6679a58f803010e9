import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import { createContact } from '../../actions/create-contact.ts';
import type { Sandbox } from '../../context.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError } from '../../http/intercom-error.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { changesOf, customFields, standardFields } from './person-fields.ts';
import { fieldInputs } from './person-form.ts';
import { sendPage } from '../ui/send-page.ts';

/** `/people/new`: the form for a new contact. Webhooks are sent as if a teammate had created it. */
export function addNewPerson(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.newPerson, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    return sendPage(reply, workspace, page(workspace, null, ''));
  });

  server.post(paths.newPerson, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const form = formOf(request.body);
    const fields = [...standardFields(null, workspace), ...customFields(null, workspace)];
    const body = { ...changesOf(fields, form, workspace.timezone), role: form.text('standard.role') };
    try {
      const contact = createContact(sandbox, 'page', workspace, body, 'Preview');
      return reply.redirect(`${paths.person(contact.id)}?done=created`, 303);
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      return sendPage(reply.code(error.status), workspace, page(workspace, form, error.message));
    }
  });
}

function page(workspace: Workspace, entered: Form | null, problem: string) {
  const body = html`<div class="head"><h1>New contact</h1></div>
    !${problem === '' ? '' : message('bad', `Not created: ${problem}`)}
    <form class="card" method="post" action="${paths.newPerson}">
      <fieldset>
        <legend>Standard attributes</legend>
        !${fieldInputs(standardFields(null, workspace), entered)}
      </fieldset>
      <fieldset>
        <legend>Custom attributes</legend>
        !${fieldInputs(customFields(null, workspace), entered)}
      </fieldset>
      <div class="savebar">
        <button class="main">Create contact</button><a class="button" href="${paths.people}">Cancel</a>
      </div>
    </form>`;
  return { title: 'New contact', section: paths.people, body };
}
