import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { deleteApp, newApp, regenerateSecret, registerApp } from '../actions/register-app.ts';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { findApp } from '../store/find.ts';
import { appChangeSchema, changeApp } from './app-change.ts';
import { ControlError, checked } from './checked.ts';
import { presentAppInFull } from './present.ts';

type AppParams = { Params: { clientId: string } };

/** The body of `POST /__sandbox/apps`: a change with a client id, both optional. */
const registration = appChangeSchema.extend({
  client_id: z
    .string({ error: 'client_id must be text.' })
    .regex(/^[\w.-]{1,100}$/, { error: 'client_id must be 1 to 100 letters, digits, dots, dashes or underscores.' })
    .optional(),
});

/** `/__sandbox/apps…`: registers, changes and deletes apps, like the Developer Hub. */
export function addAppControl(server: FastifyInstance, sandbox: Sandbox): void {
  const appOf = (clientId: string): App => {
    const app = findApp(sandbox.state, clientId);
    if (app === undefined) throw new ControlError(404, 'There is no app with this client id.');
    return app;
  };

  server.get('/__sandbox/apps', () => ({ apps: sandbox.state.apps.map(presentAppInFull) }));

  server.post('/__sandbox/apps', (request) => {
    const { client_id: clientId, ...change } = checked(registration, request.body ?? {});
    if (clientId !== undefined && findApp(sandbox.state, clientId) !== undefined)
      throw new ControlError(409, 'An app with this client id already exists.');
    const app = newApp('New app', clientId);
    registerApp(sandbox, app);
    void changeApp(sandbox, app, change);
    return presentAppInFull(app);
  });

  server.post<AppParams>('/__sandbox/apps/:clientId', (request) => {
    const app = appOf(request.params.clientId);
    void changeApp(sandbox, app, checked(appChangeSchema, request.body));
    return presentAppInFull(app);
  });

  server.post<AppParams>('/__sandbox/apps/:clientId/secret', (request) => {
    const app = appOf(request.params.clientId);
    regenerateSecret(sandbox, app);
    return presentAppInFull(app);
  });

  server.delete<AppParams>('/__sandbox/apps/:clientId', (request) => {
    if (!deleteApp(sandbox, appOf(request.params.clientId)))
      throw new ControlError(400, 'The only app cannot be deleted; register another one first.');
    return { deleted: true };
  });
}
