import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';

/**
 * While the switch `before_reply` is on, the response to a write waits until its notifications have been answered, so
 * that the app receives the webhook before the response.
 */
export function installWebhooksFirst(server: FastifyInstance, sandbox: Sandbox): void {
  const lastRowBefore = new WeakMap<FastifyRequest, number>();

  server.addHook('preHandler', async (request) => {
    if (sandbox.state.webhookSwitches.before_reply) lastRowBefore.set(request, sandbox.state.lastRow);
  });

  server.addHook('onSend', async (request, _reply, payload) => {
    const before = lastRowBefore.get(request);
    if (before === undefined || sandbox.state.lastRow === before) return payload;
    const caused = sandbox.state.notifications.slice(before - sandbox.state.lastRow);
    await sandbox.webhooks.settled(caused);
    return payload;
  });
}
