import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { hookPaths } from '../intercom/apps/guide.ts';
import type { CrmProvider } from '../integration/provider/crm-provider.ts';
import { refuse } from '../platform/refusal.ts';
import { createProviders } from '../integration/provider/providers.ts';
import { createNotificationRawHandler } from './crm-hooks.ts';
import { toProblem, writeProblem } from './problems.ts';
import type { WebContext } from './web-context.ts';

const readNotifications = vi.fn(async () => ({ refused: 'not_signed' as const }));
const provider = { name: 'intercom', title: 'Intercom', readNotifications } as unknown as CrmProvider;
const error = vi.fn();
const rawHandler = createNotificationRawHandler({
  crm: { providers: createProviders([provider]) },
  settings: { publicUrl: 'https://goodword.example' },
  log: { error },
} as unknown as WebContext);

/** A notification that the raw handler took, whose last byte has not arrived. */
function begin(): { request: IncomingMessage; response: ServerResponse; arrive: () => Promise<void> } {
  const request = new IncomingMessage(new Socket());
  request.method = 'POST';
  request.url = hookPaths.notifications;
  request.headers = { 'content-type': 'application/json', 'content-length': '2' };
  const response = new ServerResponse(request);
  expect(rawHandler(request, response)).toBe(true);
  request.push('{');
  const arrive = async () => {
    const ended = new Promise((resolve) => request.once('end', resolve));
    request.push('}');
    request.push(null);
    await ended;
  };
  return { request, response, arrive };
}

it('a notification that was refused for being slow is not taken when its last byte comes after all', async () => {
  const { response, arrive } = begin();
  writeProblem(response, toProblem(refuse('request_timeout', 'Send it again.')));
  await arrive();
  expect(readNotifications).not.toHaveBeenCalled();
});

it('an answer that cannot be given is logged, and ends nothing else', async () => {
  const { response, arrive } = begin();
  vi.spyOn(response, 'writeHead').mockImplementation(() => {
    throw new Error('Cannot write headers.');
  });
  await arrive();
  await vi.waitFor(() => expect(error).toHaveBeenCalledOnce());
});
