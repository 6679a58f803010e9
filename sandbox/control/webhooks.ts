import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { burstOfNotifications } from '../actions/burst-of-notifications.ts';
import { reportGoneContact } from '../actions/report-gone-contact.ts';
import type { Sandbox } from '../context.ts';
import { type Notification, notificationStates } from '../entities/notification.ts';
import { releaseOrders } from '../webhooks/disturbances.ts';
import { filterNotifications, findNotification } from '../webhooks/notification-log.ts';
import { changeSwitches, switchesChangeSchema } from '../webhooks/switches.ts';
import { ControlError, checked } from './checked.ts';
import { presentDelivery, presentNotification } from './present-notification.ts';
import { namesOf, whose } from './whose.ts';

const rowsAtMost = 1000;

const logQuerySchema = z.strictObject({
  topic: z.string().optional(),
  state: z.enum(notificationStates, { error: `state must be one of ${notificationStates.join(', ')}.` }).optional(),
  contact_id: z.string().optional(),
  client_id: z.string().optional(),
  workspace_id: z.string().optional(),
  before: z.coerce.number({ error: 'before must be the number of a row.' }).optional(),
  limit: z.coerce
    .number({ error: 'limit must be a whole number.' })
    .int({ error: 'limit must be a whole number.' })
    .min(1, { error: 'limit must be at least 1.' })
    .max(rowsAtMost, { error: `limit must be at most ${rowsAtMost}.` })
    .default(rowsAtMost),
});

/** `/__sandbox/webhooks…`: the webhook log, its switches and actions on deliveries. */
export function addWebhookControl(server: FastifyInstance, sandbox: Sandbox): void {
  const { state, webhooks, clock } = sandbox;
  const { disturbances } = webhooks;

  server.get('/__sandbox/webhooks', (request) => {
    const query = checked(logQuerySchema, request.query);
    const rows = filterNotifications(state.notifications, {
      topic: query.topic,
      state: query.state,
      contactId: query.contact_id,
      clientId: query.client_id,
      workspaceId: query.workspace_id,
    });
    const { before } = query;
    const earlier = before === undefined ? rows : rows.filter((row) => row.row < before);
    return {
      notifications: earlier.slice(-query.limit).map(presentNotification),
      total: rows.length,
      probes: state.apps.map((app) => presentDelivery(app, clock.now())),
    };
  });

  server.get<RowRoute>('/__sandbox/webhooks/:row', (request) =>
    presentNotification(rowOf(sandbox, request.params.row)),
  );

  server.post<RowRoute>('/__sandbox/webhooks/:row/redeliver', async (request) => {
    const row = rowOf(sandbox, request.params.row);
    await webhooks.redeliver(row);
    return presentNotification(row);
  });

  const moves = {
    release: (row: Notification) => disturbances.releaseOne(row),
    drop: (row: Notification) => disturbances.dropOne(row),
  };
  for (const [name, move] of Object.entries(moves))
    server.post<RowRoute>(`/__sandbox/webhooks/:row/${name}`, (request) => {
      const row = rowOf(sandbox, request.params.row);
      if (!move(row)) throw new ControlError(409, `This notification is not waiting. Its state is ${row.state}.`);
      return presentNotification(row);
    });

  server.get('/__sandbox/webhooks/switches', () => state.webhookSwitches);

  server.post('/__sandbox/webhooks/switches', (request) => {
    changeSwitches(state.webhookSwitches, checked(switchesChangeSchema, request.body));
    sandbox.changed();
    return state.webhookSwitches;
  });

  server.post('/__sandbox/webhooks/release', (request) => {
    const { order } = checked(releaseSchema, request.body ?? {});
    return { released: disturbances.release(order) };
  });

  server.post('/__sandbox/webhooks/drop', () => ({ dropped: disturbances.dropWaiting() }));

  server.post('/__sandbox/webhooks/burst', async (request) => {
    const { count, change, ...names } = checked(burstSchema, request.body);
    return { made: await burstOfNotifications(sandbox, whose(sandbox, names).workspace, count, change) };
  });

  server.post('/__sandbox/webhooks/gone', (request) => {
    const { contact_id: id, ...names } = checked(goneSchema, request.body ?? {});
    const { workspace } = whose(sandbox, names);
    const known = id === undefined ? undefined : workspace.contacts.get(id);
    if (id !== undefined && known === undefined) throw new ControlError(404, 'There is no contact with this id.');
    return { contact_id: reportGoneContact(sandbox, workspace, known) };
  });

  server.post('/__sandbox/webhooks/ping', (request) => {
    const { app, workspace } = whose(sandbox, checked(z.strictObject(namesOf), request.body ?? {}));
    const row = webhooks.ping(app, workspace);
    if (row === undefined) throw new ControlError(409, 'The app has no webhook URL.');
    return presentNotification(row);
  });

  server.post('/__sandbox/webhooks/live', (request) => {
    const { app } = whose(sandbox, checked(z.strictObject(namesOf), request.body ?? {}));
    webhooks.setLive(app);
    return presentDelivery(app, clock.now());
  });

  server.post('/__sandbox/health', async (request) => {
    const { app, workspace } = whose(sandbox, checked(z.strictObject(namesOf), request.body ?? {}));
    const report = await webhooks.health.check(app, workspace);
    if (report === undefined) throw new ControlError(409, 'The app has no health check URL.');
    return report;
  });
}

interface RowRoute {
  Params: { row: string };
}

function rowOf({ state }: Sandbox, number: string): Notification {
  const row = findNotification(state, Number(number));
  if (row === undefined) throw new ControlError(404, 'There is no notification with this row number.');
  return row;
}

const releaseSchema = z.strictObject({
  order: z.enum(releaseOrders, { error: `order must be one of ${releaseOrders.join(', ')}.` }).default('as they came'),
});
const burstSchema = z.strictObject({
  ...namesOf,
  count: z
    .int({ error: 'count must be a whole number.' })
    .min(1, { error: 'count must be at least 1.' })
    .max(50_000, { error: 'count must be at most 50000.' }),
  change: z.enum(['created', 'updated'], { error: 'change must be created or updated.' }).default('updated'),
});
const goneSchema = z.strictObject({ ...namesOf, contact_id: z.string().optional() });
