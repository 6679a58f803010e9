import type { FastifyInstance } from 'fastify';
import { burstOfNotifications } from '../actions/burst-of-notifications.ts';
import { reportGoneContact } from '../actions/report-gone-contact.ts';
import type { Sandbox } from '../context.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { changeSwitches, switchesChange } from '../webhooks/switches.ts';
import { type Form, formOf } from './form.ts';
import { message, paths } from './layout.ts';
import { switchesBody, switchesOf } from './log-switches-body.ts';
import { sendPage } from './send-page.ts';
import { shownWorkspace } from './shown-workspace.ts';

const most = 50_000;

/** `/log/switches`: how webhooks are made to go wrong. */
export function addLogSwitchesPage(server: FastifyInstance, sandbox: Sandbox): void {
  const page = (above: string, entered: Form | null) => ({
    title: 'Webhook switches',
    section: paths.log,
    body: above + switchesBody(sandbox.state.webhookSwitches, entered),
  });

  server.get(paths.webhookSwitches, (request, reply) => {
    const saved = isPlainObject(request.query) && request.query['done'] === 'saved';
    return sendPage(
      reply,
      shownWorkspace(sandbox.state, request),
      page(saved ? message('good', 'Switches saved.') : '', null),
    );
  });

  server.post(paths.webhookSwitches, (request, reply) => {
    const form = formOf(request.body);
    const change = switchesChange.safeParse(switchesOf(form));
    if (!change.success) {
      const why = message('bad', `Not saved: ${change.error.issues[0]?.message ?? 'a value is wrong.'}`);
      return sendPage(reply.code(400), shownWorkspace(sandbox.state, request), page(why, form));
    }
    changeSwitches(sandbox.state.webhookSwitches, change.data);
    sandbox.changed();
    return reply.redirect(`${paths.webhookSwitches}?done=saved`, 303);
  });

  server.post(`${paths.webhookSwitches}/burst`, async (request, reply) => {
    const count = Number(formOf(request.body).text('count'));
    const workspace = shownWorkspace(sandbox.state, request);
    if (!Number.isInteger(count) || count < 1 || count > most) {
      const why = message('bad', `Not sent: choose a whole number from 1 to ${most}.`);
      return sendPage(reply.code(400), workspace, page(why, null));
    }
    await burstOfNotifications(sandbox, workspace, count, 'updated');
    return reply.redirect(`${paths.log}?done=burst`, 303);
  });

  server.post(`${paths.webhookSwitches}/gone`, (request, reply) => {
    reportGoneContact(sandbox, shownWorkspace(sandbox.state, request), undefined);
    return reply.redirect(`${paths.log}?done=gone`, 303);
  });
}
