import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changeWorkspace, deleteWorkspace } from '../../actions/manage-workspace.ts';
import type { Sandbox } from '../../context.ts';
import { ControlError, checked } from '../../control/checked.ts';
import { makeWorkspace, workspaceChange } from '../../control/workspaces.ts';
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
  made: 'Made. These pages show it from now on.',
  saved: 'Saved.',
  deleted: 'Deleted, with everything that was in it.',
  everything: 'Imported: everything here was replaced.',
  workspaces: 'Imported: the workspace was added, or replaced the one with its id.',
};

type WorkspaceRoute = { Params: { idCode: string } };

/** `/workspaces`: all of them, another one, one of them, and which of them these pages show. */
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
      const workspace = makeWorkspace(sandbox, wishOf(form));
      showFromNowOn(reply, workspace.idCode);
      return reply.redirect(`${paths.workspaces}?done=made`, 303);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return showAll(request, reply.code(400), message('bad', `Not made: ${error.message}`), form);
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
      changeWorkspace(sandbox, workspace, checked(workspaceChange, fields));
      return reply.redirect(`${paths.workspace(workspace.idCode)}?done=saved`, 303);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return showOne(request, reply.code(400), workspace, message('bad', `Not saved: ${error.message}`), form);
    }
  });

  server.post<WorkspaceRoute>(`${paths.workspace(':idCode')}/delete`, (request, reply) => {
    const workspace = workspaceOf(request.params.idCode);
    if (!formOf(request.body).has('sure'))
      return showOne(request, reply.code(400), workspace, message('bad', 'Not deleted: tick the box first.'), null);
    if (!deleteWorkspace(sandbox, workspace))
      return showOne(request, reply.code(400), workspace, message('bad', 'Not deleted: it is the only one.'), null);
    return reply.redirect(`${paths.workspaces}?done=deleted`, 303);
  });

  addImportForm(server, sandbox, (request, reply, problem) => showAll(request, reply.code(400), problem, null));
}

/** The form in the words of `POST /__sandbox/workspaces`. */
function wishOf(form: Form) {
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
