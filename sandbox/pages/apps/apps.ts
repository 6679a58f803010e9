import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deleteApp, newApp, regenerateSecret, registerApp } from '../../actions/register-app.ts';
import type { Sandbox } from '../../context.ts';
import { appChange, changeApp } from '../../control/app-change.ts';
import { ensureAnswersHead } from '../../control/answers-head.ts';
import { ControlError, checked } from '../../control/checked.ts';
import type { App } from '../../entities/app.ts';
import { resourceNotFound } from '../../http/intercom-error.ts';
import { findApp } from '../../store/find.ts';
import { appBody } from './app-body.ts';
import { appAddresses } from './app-form.ts';
import { addInstallButtons } from './app-install-buttons.ts';
import { appsBody } from './apps-body.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { type Form, formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

const doneSentences = {
  registered: 'Registered. Give it a redirect URL, so that people can authorize it.',
  saved: 'App saved.',
  secret: 'The secret is new: the app must learn it before it can be authorized or check a signature.',
  live: 'Set live: webhooks are sent again.',
  deleted: 'Deleted: its tokens are refused from now on.',
  access_token: 'The access token is new; one that was there before is refused.',
  ping: 'A ping is on its way; see the webhook log.',
  health: 'Asked; the answer stands with the workspace.',
  suspend: 'Suspended: calls with its tokens are refused.',
  resume: 'Its tokens work again.',
  remove_scope: 'The permission is taken away from its tokens.',
  uninstall: 'Uninstalled: the app’s tokens are refused from now on.',
};

type AppRoute = { Params: { clientId: string } };

/** `/apps`: what the Developer Hub holds, one app, and what may happen to its installations. */
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
    if (name === '') return showAll(request, reply.code(400), message('bad', 'Not registered: type a name first.'));
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
      const change = checked(appChange, changeOf(form));
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
      return showOne(request, reply.code(400), app, message('bad', 'Not deleted: tick the box first.'), null);
    if (!deleteApp(sandbox, app))
      return showOne(request, reply.code(400), app, message('bad', 'Not deleted: it is the only one.'), null);
    return reply.redirect(`${paths.apps}?done=deleted`, 303);
  });

  addInstallButtons(server, sandbox, appOf);
}

/** The form in the words of `POST /__sandbox/apps/{client_id}`; an empty address is none. */
function changeOf(form: Form) {
  const address = (name: string) => form.text(name).trim() || null;
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
    webhook_url: address('webhook_url'),
    ...Object.fromEntries(appAddresses.map(([name]) => [name, address(name)])),
  };
}
