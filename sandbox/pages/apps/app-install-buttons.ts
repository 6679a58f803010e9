import type { FastifyInstance } from 'fastify';
import { uninstallApp } from '../../actions/authorize-app.ts';
import { changeTokens } from '../../actions/change-tokens.ts';
import { regenerateAccessToken } from '../../actions/issue-token.ts';
import type { Sandbox } from '../../context.ts';
import type { App } from '../../entities/app.ts';
import { allScopes } from '../../entities/scopes.ts';
import { type TokenRefusal, tokenRefusals } from '../../entities/token.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { resourceNotFound } from '../../http/intercom-error.ts';
import { findWorkspace, grantedTokens } from '../../store/find.ts';
import { type Form, formOf } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';

type InstallRoute = { Params: { clientId: string; idCode: string; action: string } };

const isRefusal = (code: string): code is TokenRefusal => Object.hasOwn(tokenRefusals, code);

/** What each button of an installation does, by the last part of its address. */
const installActions: Record<string, (sandbox: Sandbox, app: App, workspace: Workspace, form: Form) => unknown> = {
  access_token: (sandbox, app, workspace) => regenerateAccessToken(sandbox, app, workspace),
  ping: (sandbox, app, workspace) => sandbox.webhooks.ping(app, workspace),
  health: (sandbox, app, workspace) => sandbox.webhooks.health.check(app, workspace),
  suspend: (sandbox, app, workspace, form) => {
    const code = form.text('code');
    return changeTokens(sandbox, liveTokens(sandbox, app, workspace), {
      refuseAs: isRefusal(code) ? code : 'token_suspended',
    });
  },
  resume: (sandbox, app, workspace) => changeTokens(sandbox, liveTokens(sandbox, app, workspace), { refuseAs: null }),
  remove_scope: (sandbox, app, workspace, form) =>
    changeTokens(sandbox, liveTokens(sandbox, app, workspace), {
      removeScopes: allScopes.filter((scope) => scope === form.text('scope')),
    }),
  uninstall: (sandbox, app, workspace) => uninstallApp(sandbox, app, workspace),
};

/** `POST /apps/{client id}/in/{workspace}/{action}`: the buttons on an app's page. */
export function addInstallButtons(server: FastifyInstance, sandbox: Sandbox, appOf: (clientId: string) => App): void {
  server.post<InstallRoute>(`${paths.apps}/:clientId/in/:idCode/:action`, async (request, reply) => {
    const { clientId, idCode, action } = request.params;
    const app = appOf(clientId);
    const workspace = findWorkspace(sandbox.state, idCode);
    const act = Object.hasOwn(installActions, action) ? installActions[action] : undefined;
    if (workspace === undefined || act === undefined) throw resourceNotFound();
    await act(sandbox, app, workspace, formOf(request.body));
    return reply.redirect(`${paths.app(clientId)}?done=${action}`, 303);
  });
}

const liveTokens = (sandbox: Sandbox, app: App, workspace: Workspace) =>
  grantedTokens(sandbox.state, app.clientId, workspace.idCode).filter((token) => token.revokedAt === null);
