import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import { changeAttribute, createAttribute } from '../../actions/define-attribute.ts';
import type { Sandbox } from '../../context.ts';
import type { DataAttribute } from '../../entities/data-attribute.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError } from '../../http/intercom-error.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { listTable } from '../ui/list.ts';

const types = [
  { value: 'string', label: 'Text' },
  { value: 'options', label: 'List' },
  { value: 'integer', label: 'Number' },
  { value: 'float', label: 'Decimal number' },
  { value: 'boolean', label: 'True or false' },
  { value: 'date', label: 'Date' },
];
const doneSentences: Record<string, string> = {
  created: 'Attribute created.',
  archived: 'Attribute archived. Writes to it are refused until you unarchive it.',
  unarchived: 'Attribute unarchived.',
};

/** `/attributes`: the custom attributes, and a form for a new one. */
export function addAttributesPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.attributes, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    return sendPage(reply, workspace, page(workspace, doneSentence(request, doneSentences), null));
  });

  server.post(paths.attributes, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const form = formOf(request.body);
    try {
      createAttribute(sandbox, workspace, formToBody(form), workspace.admins[0]?.id ?? '', 'Preview');
      return reply.redirect(`${paths.attributes}?done=created`, 303);
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      return sendPage(
        reply.code(error.status),
        workspace,
        page(workspace, message('bad', `Not created: ${error.message}`), form),
      );
    }
  });

  server.post<{ Params: { id: string } }>(`${paths.attributes}/:id/archive`, (request, reply) => {
    const archived = formOf(request.body).text('archived') === 'true';
    const workspace = shownWorkspace(sandbox.state, request);
    try {
      changeAttribute(sandbox, workspace, request.params.id, { archived });
    } catch (error) {
      if (!(error instanceof IntercomError) || error.status === 404) throw error;
      return sendPage(reply.code(error.status), workspace, page(workspace, message('bad', error.message), null));
    }
    return reply.redirect(`${paths.attributes}?done=${archived ? 'archived' : 'unarchived'}`, 303);
  });
}

function formToBody(form: Form): Record<string, unknown> {
  const options = form
    .text('options')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const type = form.text('data_type');
  return {
    name: form.text('name'),
    model: 'contact',
    data_type: type,
    description: form.text('description'),
    ...(type === 'options' ? { options: options.map((value) => ({ value })) } : {}),
  };
}

function page(workspace: Workspace, above: string, entered: Form | null) {
  const shown = workspace.attributes.toSorted((a, b) => Number(a.archived) - Number(b.archived));
  const empty = '<div class="card empty"><p>No custom attributes yet.</p></div>';
  const body = html`<div class="head"><h1>Custom attributes</h1></div>
    !${above}
    <div class="cols">
      <div>!${shown.length === 0 ? empty : table(shown)}</div>
      !${newForm(entered)}
    </div>`;
  return { title: 'Attributes', section: paths.attributes, body };
}

function table(attributes: DataAttribute[]): string {
  return listTable(['Name', 'Type', 'Change'], attributes.map(row));
}

function row(attribute: DataAttribute): string {
  const type = attribute.options === null ? attribute.type : 'options';
  const label = types.find((one) => one.value === type)?.label ?? type;
  const verb = attribute.archived ? 'Unarchive' : 'Archive';
  return html`<tr>
    <td>
      <span class="name">${attribute.name}</span>
      !${attribute.archived ? '<span class="chip warn">Archived</span>' : ''}
      !${attribute.model === 'company' ? '<span class="chip">Company</span>' : ''}
      <div class="quiet small">${attribute.description ?? ''}</div>
    </td>
    <td>
      ${label}
      <div class="quiet small">${(attribute.options ?? []).join(', ')}</div>
    </td>
    <td>
      <form method="post" action="${paths.attributes}/${attribute.id}/archive">
        <button class="little" name="archived" value="${!attribute.archived}" aria-label="${verb} ${attribute.name}">
          ${verb}
        </button>
      </form>
    </td>
  </tr>`;
}

function newForm(entered: Form | null): string {
  const text = (name: string) => entered?.text(name) ?? '';
  const options = types.map(
    (type) =>
      html`<option value="${type.value}" !${type.value === text('data_type') ? 'selected' : ''}>${type.label}</option>`,
  );
  return html`<form class="card stack" method="post" action="${paths.attributes}">
    <h2>New attribute</h2>
    <div>
      <label for="name">Name</label>
      <input id="name" name="name" required maxlength="190" autocomplete="off" value="${text('name')}" />
    </div>
    <div>
      <label for="data_type">Type</label>
      <select id="data_type" name="data_type">
        !${options}
      </select>
    </div>
    <div>
      <label for="options">Choices</label>
      <textarea id="options" name="options" aria-describedby="options-hint">${text('options')}</textarea>
      <p class="hint" id="options-hint">For lists only. One per line, at least two.</p>
    </div>
    <div>
      <label for="description">Description</label>
      <input id="description" name="description" autocomplete="off" value="${text('description')}" />
    </div>
    <button class="main">Create attribute</button>
  </form>`;
}
