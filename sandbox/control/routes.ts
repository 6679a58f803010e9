import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';
import { uninstallApp } from '../actions/authorize-app.ts';
import type { Sandbox } from '../context.ts';
import { faultRequest } from '../http/faults.ts';
import { changeSettings, presentSettings, settingsChange } from '../settings.ts';
import { findApp, findWorkspace } from '../store/find.ts';
import { appChange, changeApp } from './app-change.ts';
import { ControlError, checked } from './checked.ts';
import { presentApp, presentInfo, presentNotification } from './present.ts';

/** `/__sandbox/…`: the controls for tests and people; no part of the imitated API. */
export function addControlRoutes(server: FastifyInstance, sandbox: Sandbox): void {
  server.setErrorHandler((error: FastifyError | ControlError, _request, reply) => {
    const status = error instanceof ControlError ? error.status : (error.statusCode ?? 500);
    const sentence = status < 500 ? error.message : 'The practice Intercom failed; see its output.';
    if (status >= 500) sandbox.log(`Failed: ${error.stack ?? error.message}`);
    return reply.code(status).send({ error: sentence });
  });

  server.get('/__sandbox/info', () => presentInfo(sandbox));

  server.post<{ Params: { clientId: string } }>('/__sandbox/apps/:clientId', (request) => {
    const app = findApp(sandbox.state, request.params.clientId);
    if (app === undefined) throw new ControlError(404, 'There is no app with this client id.');
    void changeApp(sandbox, app, checked(appChange, request.body));
    return presentApp(app);
  });

  server.post('/__sandbox/settings', (request) => {
    changeSettings(sandbox.state.settings, checked(settingsChange, request.body));
    sandbox.changed();
    return presentSettings(sandbox.state.settings);
  });

  server.get('/__sandbox/settings', () => presentSettings(sandbox.state.settings));

  server.get('/__sandbox/webhooks', () => ({
    notifications: sandbox.state.notifications.map(presentNotification),
    probes: sandbox.state.apps.map((app) => ({
      client_id: app.clientId,
      probe: app.probe,
      switched_off: app.webhookOff,
    })),
  }));

  server.post('/__sandbox/fault', (request) => {
    sandbox.faults.add(checked(faultRequest, request.body));
    return { faults: sandbox.faults.list() };
  });

  server.delete('/__sandbox/fault', () => {
    sandbox.faults.clear();
    return { faults: sandbox.faults.list() };
  });

  server.post('/__sandbox/revoke', (request) => {
    const { client_id: clientId, workspace_id: workspaceId } = checked(revocation, request.body ?? {});
    const app = clientId === undefined ? sandbox.state.apps[0] : findApp(sandbox.state, clientId);
    const workspace =
      workspaceId === undefined ? sandbox.state.workspaces[0] : findWorkspace(sandbox.state, workspaceId);
    if (app === undefined || workspace === undefined) throw new ControlError(404, 'There is no such app or workspace.');
    return { revoked: uninstallApp(sandbox, app, workspace) };
  });
}

/** The body of `POST /__sandbox/revoke`; without names, the first app in the first workspace. */
const revocation = z.strictObject({ client_id: z.string().optional(), workspace_id: z.string().optional() });
