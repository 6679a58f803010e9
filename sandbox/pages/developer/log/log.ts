import type { FastifyInstance, FastifyReply } from 'fastify';
import { burstOfNotifications } from '../../../actions/burst-of-notifications.ts';
import { reportGoneContact } from '../../../actions/report-gone-contact.ts';
import type { Sandbox } from '../../../context.ts';
import type { Notification } from '../../../entities/notification.ts';
import { resourceNotFound } from '../../../http/intercom-error.ts';
import { findApp, findWorkspace } from '../../../store/find.ts';
import { releaseOrders } from '../../../webhooks/disturbances.ts';
import { findNotification } from '../../../webhooks/notification-log.ts';
import { doneSentence } from '../../ui/done-sentence.ts';
import { formOf } from '../../ui/form.ts';
import { message, paths } from '../../ui/layout.ts';
import { logEntry } from './log-entry.ts';
import { viewOf } from './log-filter.ts';
import { logList, mostAtOnce } from './log-list.ts';
import { queryOf } from '../../ui/query.ts';
import { sendPage } from '../../ui/send-page.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

const doneSentences: Record<string, string> = {
  redelivered: 'Sent again, as a duplicate.',
  released: 'Released.',
  dropped: 'Dropped. It will not be sent.',
  live: 'Webhooks are live again.',
  burst: 'Sending the notifications.',
  gone: 'Sending an update about a contact that can no longer be read.',
};

interface RowRoute {
  Params: { row: string };
}

/** `/log`: the webhooks of the shown workspace, and `/log/{row}` one of them with attempts, signature and body. */
export function addLogPage(server: FastifyInstance, sandbox: Sandbox): void {
  const { disturbances } = sandbox.webhooks;

  server.get(paths.log, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const body = doneSentence(request, doneSentences) + logList(sandbox, workspace, viewOf(queryOf(request)));
    return sendPage(reply, workspace, { title: 'Webhook log', section: paths.log, body });
  });

  server.get<RowRoute>(`${paths.log}/:row`, (request, reply) => {
    const row = rowOf(sandbox, request.params.row);
    const shown = shownWorkspace(sandbox.state, request);
    const workspace = findWorkspace(sandbox.state, row.workspaceId) ?? shown;
    const body = doneSentence(request, doneSentences) + logEntry(sandbox, row, workspace);
    return sendPage(reply, shown, { title: row.topic, section: paths.log, body });
  });

  server.post<RowRoute>(`${paths.log}/:row/redeliver`, async (request, reply) => {
    const row = rowOf(sandbox, request.params.row);
    await sandbox.webhooks.redeliver(row);
    return backTo(reply, paths.notification(row.row), 'redelivered');
  });

  server.post<RowRoute>(`${paths.log}/:row/release`, (request, reply) => {
    const row = rowOf(sandbox, request.params.row);
    disturbances.releaseOne(row);
    return backTo(reply, paths.notification(row.row), 'released');
  });

  server.post<RowRoute>(`${paths.log}/:row/drop`, (request, reply) => {
    const row = rowOf(sandbox, request.params.row);
    disturbances.dropOne(row);
    return backTo(reply, paths.notification(row.row), 'dropped');
  });

  server.post(`${paths.log}/release`, (request, reply) => {
    const order = releaseOrders.find((one) => one === formOf(request.body).text('order')) ?? 'as they came';
    disturbances.release(order);
    return backTo(reply, paths.log, 'released');
  });

  server.post(`${paths.log}/drop`, (_request, reply) => {
    disturbances.dropWaiting();
    return backTo(reply, paths.log, 'dropped');
  });

  server.post(`${paths.log}/burst`, async (request, reply) => {
    const count = Math.floor(Number(formOf(request.body).text('count')));
    const workspace = shownWorkspace(sandbox.state, request);
    if (count >= 1 && count <= mostAtOnce) {
      await burstOfNotifications(sandbox, workspace, count, 'updated');
      return backTo(reply, paths.log, 'burst');
    }
    const why = message('bad', `Not sent. Enter a number from 1 to ${mostAtOnce.toLocaleString('en')}.`);
    const body = why + logList(sandbox, workspace, viewOf(queryOf(request)));
    return sendPage(reply.code(400), workspace, { title: 'Webhook log', section: paths.log, body });
  });

  server.post(`${paths.log}/gone`, (request, reply) => {
    reportGoneContact(sandbox, shownWorkspace(sandbox.state, request), undefined);
    return backTo(reply, paths.log, 'gone');
  });

  server.post(`${paths.log}/live`, (request, reply) => {
    const app = findApp(sandbox.state, formOf(request.body).text('client_id'));
    if (app === undefined) throw resourceNotFound();
    sandbox.webhooks.setLive(app);
    return backTo(reply, paths.log, 'live');
  });
}

const backTo = (reply: FastifyReply, address: string, what: string) => reply.redirect(`${address}?done=${what}`, 303);

function rowOf({ state }: Sandbox, number: string): Notification {
  const row = findNotification(state, Number(number));
  if (row === undefined) throw resourceNotFound();
  return row;
}
