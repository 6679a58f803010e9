import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changeWorkspace, deleteWorkspace } from '../../actions/manage-workspace.ts';
import type { Sandbox } from '../../context.ts';
import { ControlError, checked } from '../../control/checked.ts';
import { makeWorkspace, workspaceChangeSchema } from '../../control/workspaces.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { resourceNotFound } from '../../http/intercom-error.ts';
import { findWorkspace, hasLiveInstall } from '../../store/find.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { addImportForm } from './import-form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { showFromNowOn, shownWorkspace } from '../ui/shown-workspace.ts';
import { workspaceBody } from './workspace-body.ts';
import { switchPath } from '../ui/workspace-switcher.ts';
import { workspacesBody } from './workspaces-body.ts';

const doneSentences = {
  created: 'Workspace created. These pages now show it.',
  saved: 'Workspace saved.',
  deleted: 'Workspace deleted with everything in it.',
  everything: 'Import finished. Everything was replaced.',
  workspaces: 'Import finished. The workspace was added, or replaced the one with the same ID.',
};

type WorkspaceRoute = { Params: { idCode: string } };

/** `/workspaces`: the list, a form for a new one, one workspace, and which one the pages show. */
export function addWorkspacesPages(server: FastifyInstance, sandbox: Sandbox): void {
  const showAll = (request: FastifyRequest, reply: FastifyReply, above: string, entered: Form | null) => {
    const shown = shownWorkspace(sandbox.state, request);
    const body = above + workspacesBody(sandbox.state.workspaces, shown, entered);
    return sendPage(reply, shown, { title: 'Workspaces', section: paths.workspaces, body });
  };
  const showOne = (
    request: FastifyRequest,
    reply: FastifyReply,
    workspace: Workspace,
    above: string,
    form: Form | null,
  ) => {
    const { apps, workspaces } = sandbox.state;
    const installed = apps.filter((app) => hasLiveInstall(sandbox.state, app.clientId, workspace.idCode));
    const body = above + workspaceBody(workspace, installed, workspaces.length === 1, form);
    const shown = shownWorkspace(sandbox.state, request);
    return sendPage(reply, shown, { title: workspace.name, section: paths.workspaces, body });
  };
  const workspaceOf = (idCode: string): Workspace => {
    const workspace = findWorkspace(sandbox.state, idCode);
    if (workspace === undefined) throw resourceNotFound();
    return workspace;
  };

  server.get(paths.workspaces, (request, reply) => showAll(request, reply, doneSentence(request, doneSentences), null));

  server.post(paths.workspaces, (request, reply) => {
    const form = formOf(request.body);
    try {
      const workspace = makeWorkspace(sandbox, workspaceInputOf(form));
      showFromNowOn(reply, workspace.idCode);
      return reply.redirect(`${paths.workspaces}?done=created`, 303);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return showAll(request, reply.code(400), message('bad', `Not created: ${error.message}`), form);
    }
  });

  server.post(switchPath, (request, reply) => {
    const form = formOf(request.body);
    const workspace = workspaceOf(form.text('workspace'));
    showFromNowOn(reply, workspace.idCode);
    const back = form.text('back');
    return reply.redirect(/^\/[\w/-]*$/.test(back) && !back.startsWith('//') ? back : paths.people, 303);
  });

  server.get<WorkspaceRoute>(paths.workspace(':idCode'), (request, reply) =>
    showOne(request, reply, workspaceOf(request.params.idCode), doneSentence(request, doneSentences), null),
  );

  server.post<WorkspaceRoute>(paths.workspace(':idCode'), (request, reply) => {
    const workspace = workspaceOf(request.params.idCode);
    const form = formOf(request.body);
    const fields = { name: form.text('name'), region: form.text('region'), timezone: form.text('timezone') };
    try {
      changeWorkspace(sandbox, workspace, checked(workspaceChangeSchema, fields));
      return reply.redirect(`${paths.workspace(workspace.idCode)}?done=saved`, 303);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return showOne(request, reply.code(400), workspace, message('bad', `Not saved: ${error.message}`), form);
    }
  });

  server.post<WorkspaceRoute>(`${paths.workspace(':idCode')}/delete`, (request, reply) => {
    const workspace = workspaceOf(request.params.idCode);
    if (!formOf(request.body).has('sure'))
      return showOne(
        request,
        reply.code(400),
        workspace,
        message('bad', 'Not deleted. Tick the box to confirm.'),
        null,
      );
    if (!deleteWorkspace(sandbox, workspace))
      return showOne(
        request,
        reply.code(400),
        workspace,
        message('bad', 'Not deleted. At least one workspace must remain.'),
        null,
      );
    return reply.redirect(`${paths.workspaces}?done=deleted`, 303);
  });

  addImportForm(server, sandbox, (request, reply, problem) => showAll(request, reply.code(400), problem, null));
}

/** The form as a body of `POST /__sandbox/workspaces`. */
function workspaceInputOf(form: Form) {
  const idCode = form.text('id_code').trim();
  return {
    name: form.text('name'),
    region: form.text('region'),
    timezone: form.text('timezone').trim(),
    seed: form.text('contents') === 'empty' ? 'empty' : 'sample',
    generate: Number(form.text('count') || 0),
    ...(idCode === '' ? {} : { id_code: idCode }),
  };
}
