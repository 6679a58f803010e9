import type { FastifyError, FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';
import { changeSettings, presentSettings, settingsChangeSchema } from '../settings.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import { addAppControl } from './apps.ts';
import { addCanvasControl } from './canvas.ts';
import { ControlError, checked } from './checked.ts';
import { addClockControl } from './clock.ts';
import { addConversationControl } from './conversations.ts';
import { addFaultControl } from './faults.ts';
import { presentInfo } from './present.ts';
import { addRequestControl } from './requests.ts';
import { addStateControl } from './state.ts';
import { addTokenControl } from './tokens.ts';
import { addVisitControl } from './visits.ts';
import { addWebhookControl } from './webhooks.ts';
import { addWorkspaceControl } from './workspaces.ts';

/** `/__sandbox/…`: the control API for tests and people; not part of the imitated API. */
export function addControlRoutes(server: FastifyInstance, sandbox: Sandbox): void {
  server.setErrorHandler((error: FastifyError | ControlError, _request, reply) => {
    const status = error instanceof ControlError ? error.status : (error.statusCode ?? 500);
    const sentence = status < 500 ? error.message : 'The practice Intercom failed. See its output for the error.';
    if (status >= 500) sandbox.log(`Failed: ${error.stack ?? error.message}`);
    return reply.code(status).send({ error: sentence });
  });

  server.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET' || isSameOrigin(request)) return undefined;
    return reply.code(403).send({ error: 'This call came from a page of another site and was not carried out.' });
  });

  addWebhookControl(server, sandbox);
  addCanvasControl(server, sandbox);
  addRequestControl(server, sandbox);
  addFaultControl(server, sandbox);
  addClockControl(server, sandbox);

  server.get('/__sandbox/info', () => presentInfo(sandbox));

  addAppControl(server, sandbox);
  addTokenControl(server, sandbox);
  addVisitControl(server, sandbox);
  addConversationControl(server, sandbox);
  addWorkspaceControl(server, sandbox);
  addStateControl(server, sandbox);

  server.post('/__sandbox/settings', (request) => {
    changeSettings(sandbox.state.settings, checked(settingsChangeSchema, request.body));
    sandbox.changed();
    return presentSettings(sandbox.state.settings);
  });

  server.get('/__sandbox/settings', () => presentSettings(sandbox.state.settings));
}
