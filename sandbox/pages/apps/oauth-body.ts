import { html } from 'ghtml';
import type { App } from '../../entities/app.ts';
import { isOperator } from '../../entities/admin.ts';
import { permissionGroups } from '../../entities/scopes.ts';
import type { Workspace } from '../../entities/workspace.ts';

/** What a person is asked to consent to. */
export interface Consent {
  app: App;
  redirectUri: string;
  /** Returned unchanged; null when the request had none. */
  state: string | null;
}

/** The authorize page: the app, its permissions, the choice of a workspace, and two buttons. */
export function consentBody(workspaces: readonly Workspace[], shown: Workspace, consent: Consent): string {
  const groups = permissionGroups.filter((group) => group.scopes.some((scope) => consent.app.scopes.includes(scope)));
  const items = groups.map((group) => html`<li><strong>${group.title}</strong> — ${group.explanation}</li>`);
  const state = consent.state === null ? '' : html`<input type="hidden" name="state" value="${consent.state}" />`;
  return html`<form class="card" method="post" action="/oauth">
    <div class="head"><h1>${consent.app.name} would like to access your Intercom workspace</h1></div>
    !${accountChoice(workspaces, shown)}
    <h2>It will be able to</h2>
    <ul class="perms">
      !${items}
    </ul>
    <input type="hidden" name="client_id" value="${consent.app.clientId}" />
    <input type="hidden" name="redirect_uri" value="${consent.redirectUri}" />
    !${state}
    <div class="stack">
      <button class="main" name="answer" value="authorize">Authorize access</button>
      <button name="answer" value="deny">Cancel</button>
    </div>
    <p class="hint">You will be redirected to ${new URL(consent.redirectUri).host}.</p>
  </form>`;
}

/** One choice for workspace and teammate; each option is `<workspace id>/<admin id>`. */
function accountChoice(workspaces: readonly Workspace[], shown: Workspace): string {
  const people = (workspace: Workspace) => workspace.admins.filter((admin) => !isOperator(admin));
  const [admin, another] = people(shown);
  if (workspaces.length === 1 && admin !== undefined && another === undefined)
    return html`<input type="hidden" name="workspace" value="${shown.idCode}/${admin.id}" />
      <p>Workspace <strong>${shown.name}</strong>, signed in as ${admin.name}.</p>`;
  const groups = workspaces.map(
    (workspace) =>
      html`<optgroup label="${workspace.name} (${workspace.region})">
        !${people(workspace).map(
          (one, index) =>
            html`<option value="${workspace.idCode}/${one.id}" !${workspace === shown && index === 0 ? 'selected' : ''}>
              ${workspace.name}, as ${one.name}
            </option>`,
        )}
      </optgroup>`,
  );
  return html`<p>
    <label for="workspace">Workspace and teammate</label>
    <select id="workspace" name="workspace">
      !${groups}
    </select>
  </p>`;
}
