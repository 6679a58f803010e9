import { html } from 'ghtml';
import { accessToken } from '../../actions/issue-token.ts';
import type { Sandbox } from '../../context.ts';
import type { App } from '../../entities/app.ts';
import { scopeLabels } from '../../entities/scopes.ts';
import { type Token, type TokenRefusal, isLive, tokenRefusals } from '../../entities/token.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { grantedTokens } from '../../store/find.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';

/** The app in each workspace: whether it is installed, its tokens and its health, with their buttons. */
export function appInstalls(sandbox: Sandbox, app: App): string {
  return html`<section>
    <h2>Installations</h2>
    !${sandbox.state.workspaces.map((workspace) => installCard(sandbox, app, workspace))}
  </section>`;
}

function installCard(sandbox: Sandbox, app: App, workspace: Workspace): string {
  const tokens = grantedTokens(sandbox.state, app.clientId, workspace.idCode).filter((one) => one.revokedAt === null);
  const own = accessToken(sandbox, app, workspace);
  const suspended = tokens.find((token) => !isLive(token));
  return html`<div class="card">
    <div class="row">
      <h3 class="grow">${workspace.name} <span class="quiet small">${workspace.region}</span></h3>
      !${stateChip(tokens, suspended)}
    </div>
    <dl>
      !${tokens.filter((token) => token.kind === 'oauth').map((token) => grant(token, workspace))}
      <dt>Access token</dt>
      <dd>!${own === undefined ? '<span class="quiet">None</span>' : html`<code>${own.token}</code>`}</dd>
      !${health(app, workspace)}
    </dl>
    <div class="row installs">
      !${button(app, workspace, 'access_token', own === undefined ? 'Create access token' : 'Regenerate access token')}
      !${app.webhookUrl === null ? '' : button(app, workspace, 'ping', 'Send ping')}
      !${app.healthUrl === null ? '' : button(app, workspace, 'health', 'Check health')}
      !${tokens.length === 0 ? '' : tokenButtons(app, workspace, tokens, suspended)}
    </div>
  </div>`;
}

function stateChip(tokens: Token[], suspended: Token | undefined): string {
  if (tokens.length === 0) return '<span class="chip">Not installed</span>';
  if (suspended === undefined) return '<span class="chip good">Installed</span>';
  return html`<span class="chip bad">Calls fail: ${suspended.refusedAs ?? 'unauthorized'}</span>`;
}

function grant(token: Token, workspace: Workspace): string {
  const admin = workspace.admins.find((one) => one.id === token.adminId);
  return html`<dt>Authorized</dt>
    <dd>
      ${showTime(token.createdAt, workspace.timezone)} by ${admin?.name ?? 'a deleted teammate'}, with
      <details class="inline">
        <summary>${token.scopes.length} permissions</summary>
        ${token.scopes.map((scope) => scopeLabels[scope]).join(', ')}
      </details>
    </dd>`;
}

function health(app: App, workspace: Workspace): string {
  const report = app.health[workspace.idCode];
  if (report === undefined) return '';
  const text = report.message === null ? report.state : `${report.state}: ${report.message}`;
  const cta =
    report.cta === null
      ? ''
      : html`<a class="button little" href="${report.cta.url}" target="_blank" rel="noopener noreferrer"
          >${report.cta.label}</a
        >`;
  return html`<dt>Health</dt>
    <dd>${text} <span class="quiet">(${showTime(report.at, workspace.timezone)})</span> !${cta}</dd>`;
}

function tokenButtons(app: App, workspace: Workspace, tokens: Token[], suspended: Token | undefined): string {
  // Object.keys loses the key type of this closed literal.
  const codes = Object.keys(tokenRefusals) as TokenRefusal[];
  const held = [...new Set(tokens.flatMap((token) => token.scopes))];
  const suspend = html`<form method="post" action="${act(app, workspace, 'suspend')}" class="row">
    <select name="code" aria-label="Error code for calls with the suspended token">
      !${codes.map((code) => html`<option value="${code}" !${code === 'token_suspended' ? 'selected' : ''}>${code}</option>`)}
    </select>
    <button>Suspend token</button>
  </form>`;
  return html`!${suspended === undefined ? suspend : button(app, workspace, 'resume', 'Resume token')}
    <form method="post" action="${act(app, workspace, 'remove_scope')}" class="row">
      <select name="scope" aria-label="Permission to remove">
        !${held.map((scope) => html`<option value="${scope}">${scopeLabels[scope]}</option>`)}
      </select>
      <button>Remove permission</button>
    </form>
    !${button(app, workspace, 'uninstall', 'Uninstall', 'danger')}`;
}

const act = (app: App, workspace: Workspace, name: string): string =>
  `${paths.app(app.clientId)}/in/${workspace.idCode}/${name}`;

const button = (app: App, workspace: Workspace, name: string, label: string, look = ''): string =>
  html`<form method="post" action="${act(app, workspace, name)}"><button class="${look}">${label}</button></form>`;
