import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { uninstallApp } from '../actions/authorize-app.ts';
import type { Sandbox } from '../context.ts';
import { appChange, changeApp } from '../control/app-change.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { changeSettings, settingsChange } from '../settings.ts';
import { shownWorkspace } from './shown-workspace.ts';
import { type Form, formOf } from './form.ts';
import { message, paths } from './layout.ts';
import { sendPage } from './send-page.ts';
import { settingsBody } from './settings-body.ts';

const doneSentences: Record<string, string> = {
  behaviour: 'Behaviour saved.',
  app: 'App saved.',
  ping: 'A ping is on its way; see the webhook log.',
  uninstalled: 'Uninstalled: the app’s tokens are refused from now on.',
};

/** `/settings`: how the practice Intercom behaves, and the app that is registered with it. */
export function addSettingsPage(server: FastifyInstance, sandbox: Sandbox): void {
  const workspace = (request: FastifyRequest) => shownWorkspace(sandbox.state, request);
  const show = (request: FastifyRequest, above: string) => ({
    title: 'Settings',
    section: paths.settings,
    body: above + settingsBody(sandbox, workspace(request)),
  });
  const app = () => {
    const [first] = sandbox.state.apps;
    if (first === undefined) throw new Error('the practice Intercom has no app');
    return first;
  };

  server.get(paths.settings, (request, reply) => {
    const done = isPlainObject(request.query) ? request.query['done'] : undefined;
    const sentence = typeof done === 'string' && Object.hasOwn(doneSentences, done) ? doneSentences[done] : undefined;
    return sendPage(reply, workspace(request), show(request, sentence === undefined ? '' : message('good', sentence)));
  });

  server.post(`${paths.settings}/behaviour`, (request, reply) => {
    const change = settingsChange.safeParse(behaviourOf(formOf(request.body)));
    if (!change.success) return sendPage(reply.code(400), workspace(request), show(request, problem(change.error)));
    changeSettings(sandbox.state.settings, change.data);
    sandbox.changed();
    return reply.redirect(`${paths.settings}?done=behaviour`, 303);
  });

  server.post(`${paths.settings}/app`, async (request, reply) => {
    const change = appChange.safeParse(appOf(formOf(request.body)));
    if (!change.success) return sendPage(reply.code(400), workspace(request), show(request, problem(change.error)));
    await changeApp(sandbox, app(), change.data);
    return reply.redirect(`${paths.settings}?done=app`, 303);
  });

  server.post(`${paths.settings}/ping`, (request, reply) => {
    sandbox.webhooks.ping(app(), workspace(request));
    return reply.redirect(`${paths.settings}?done=ping`, 303);
  });

  server.post(`${paths.settings}/uninstall`, (request, reply) => {
    uninstallApp(sandbox, app(), workspace(request));
    return reply.redirect(`${paths.settings}?done=uninstalled`, 303);
  });
}

function behaviourOf(form: Form) {
  const milliseconds = (name: string) => Math.round(Number(form.text(name) || Number.NaN) * 1000);
  return {
    index_lag_ms: milliseconds('index_lag_seconds'),
    webhook_retry_ms: milliseconds('webhook_retry_seconds'),
    rate_limit_per_minute: Number(form.text('rate_limit_per_minute') || Number.NaN),
    echo: form.has('echo'),
  };
}

function appOf(form: Form) {
  const url = form.text('webhook_url').trim();
  return {
    webhook_url: url === '' ? null : url,
    topics: form.all('topics'),
    redirect_uris: form
      .text('redirect_uris')
      .split(/\s+/)
      .filter((line) => line !== ''),
  };
}

const problem = (error: z.ZodError): string =>
  message('bad', `Not saved: ${error.issues[0]?.message ?? 'a value is wrong.'}`);
