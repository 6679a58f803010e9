import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deleteApp, newApp, regenerateSecret, registerApp } from '../../actions/register-app.ts';
import type { Sandbox } from '../../context.ts';
import { appChangeSchema, changeApp } from '../../control/app-change.ts';
import { ensureAnswersHead } from '../../control/answers-head.ts';
import { ControlError, checked } from '../../control/checked.ts';
import type { App } from '../../entities/app.ts';
import { resourceNotFound } from '../../http/intercom-error.ts';
import { findApp } from '../../store/find.ts';
import { appBody } from './app-body.ts';
import { optionalUrls } from './app-form.ts';
import { addInstallButtons } from './app-install-buttons.ts';
import { appsBody } from './apps-body.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

const doneSentences = {
  registered: 'App registered. Add a redirect URL so that people can authorize it.',
  saved: 'App saved.',
  secret: 'Secret regenerated. Update it in your app: the old one no longer works.',
  live: 'Webhooks are live again.',
  deleted: 'App deleted. Its tokens no longer work.',
  access_token: 'Access token created. Any earlier one no longer works.',
  ping: 'Ping sent. See the webhook log.',
  health: 'Health checked. The result is shown with the workspace.',
  suspend: 'Tokens suspended. Calls with them are refused.',
  resume: 'Tokens resumed.',
  remove_scope: 'Permission removed from the tokens.',
  uninstall: 'App uninstalled. Its tokens no longer work.',
};

type AppRoute = { Params: { clientId: string } };

/** `/apps`: the apps of the Developer Hub, and `/apps/{client_id}` with one app and its installations. */
export function addAppsPages(server: FastifyInstance, sandbox: Sandbox): void {
  const appOf = (clientId: string): App => {
    const app = findApp(sandbox.state, clientId);
    if (app === undefined) throw resourceNotFound();
    return app;
  };
  const showAll = (request: FastifyRequest, reply: FastifyReply, above: string) =>
    sendPage(reply, shownWorkspace(sandbox.state, request), {
      title: 'Apps',
      section: paths.apps,
      body: above + appsBody(sandbox.state),
    });
  const showOne = (request: FastifyRequest, reply: FastifyReply, app: App, above: string, entered: Form | null) => {
    const shown = shownWorkspace(sandbox.state, request);
    const body = above + appBody(sandbox, app, shown, entered);
    return sendPage(reply, shown, { title: app.name, section: paths.apps, body });
  };

  server.get(paths.apps, (request, reply) => showAll(request, reply, doneSentence(request, doneSentences)));

  server.post(paths.apps, (request, reply) => {
    const name = formOf(request.body).text('name').trim();
    if (name === '') return showAll(request, reply.code(400), message('bad', 'Not registered. Enter a name.'));
    const app = newApp(name);
    registerApp(sandbox, app);
    return reply.redirect(`${paths.app(app.clientId)}?done=registered`, 303);
  });

  server.get<AppRoute>(paths.apps + '/:clientId', (request, reply) =>
    showOne(request, reply, appOf(request.params.clientId), doneSentence(request, doneSentences), null),
  );

  server.post<AppRoute>(`${paths.apps}/:clientId`, async (request, reply) => {
    const app = appOf(request.params.clientId);
    const form = formOf(request.body);
    try {
      const change = checked(appChangeSchema, changeOf(form));
      if (change.webhook_url !== app.webhookUrl) await ensureAnswersHead(sandbox, change.webhook_url);
      await changeApp(sandbox, app, change);
      return reply.redirect(`${paths.app(app.clientId)}?done=saved`, 303);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return showOne(request, reply.code(400), app, message('bad', `Not saved: ${error.message}`), form);
    }
  });

  server.post<AppRoute>(`${paths.apps}/:clientId/secret`, (request, reply) => {
    const app = appOf(request.params.clientId);
    regenerateSecret(sandbox, app);
    return reply.redirect(`${paths.app(app.clientId)}?done=secret`, 303);
  });

  server.post<AppRoute>(`${paths.apps}/:clientId/live`, (request, reply) => {
    const app = appOf(request.params.clientId);
    sandbox.webhooks.setLive(app);
    return reply.redirect(`${paths.app(app.clientId)}?done=live`, 303);
  });

  server.post<AppRoute>(`${paths.apps}/:clientId/delete`, (request, reply) => {
    const app = appOf(request.params.clientId);
    if (!formOf(request.body).has('sure'))
      return showOne(request, reply.code(400), app, message('bad', 'Not deleted. Tick the box to confirm.'), null);
    if (!deleteApp(sandbox, app))
      return showOne(request, reply.code(400), app, message('bad', 'Not deleted. At least one app must remain.'), null);
    return reply.redirect(`${paths.apps}?done=deleted`, 303);
  });

  addInstallButtons(server, sandbox, appOf);
}

/** The form as a body of `POST /__sandbox/apps/{client_id}`; an empty URL becomes null. */
function changeOf(form: Form) {
  const url = (name: string) => form.text(name).trim() || null;
  return {
    name: form.text('name'),
    version: form.text('version'),
    kind: form.text('kind'),
    scopes: form.all('scopes'),
    topics: form.all('topics'),
    redirect_uris: form
      .text('redirect_uris')
      .split(/\s+/)
      .filter((line) => line !== ''),
    webhook_url: url('webhook_url'),
    ...Object.fromEntries(optionalUrls.map(([name]) => [name, url(name)])),
  };
}
