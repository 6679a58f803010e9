import { html } from 'ghtml';
import type { App } from '../../entities/app.ts';
import { hasLiveInstall } from '../../store/find.ts';
import type { State } from '../../store/state.ts';
import { paths } from '../ui/layout.ts';

/** The list of apps and the form that registers another one. */
export function appsBody(state: State): string {
  return html`<div class="head"><h1>Apps</h1></div>
    <div class="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Installed in</th>
            <th scope="col" class="wide">Version</th>
            <th scope="col" class="wide">Webhooks</th>
          </tr>
        </thead>
        <tbody>
          !${state.apps.map((app) => row(state, app))}
        </tbody>
      </table>
    </div>
    <form class="card" method="post" action="${paths.apps}">
      <h2>Register app</h2>
      <label for="name">Name</label>
      <div class="row">
        <input id="name" name="name" required maxlength="100" autocomplete="off" />
        <button class="main">Register app</button>
      </div>
      <p class="hint">
        The app gets a client ID and secret, the default permissions and all topics. Set the rest on its page.
      </p>
    </form>`;
}

function row(state: State, app: App): string {
  const installed = state.workspaces.filter((one) => hasLiveInstall(state, app.clientId, one.idCode));
  const names = installed.map((one) => one.name).join(', ');
  return html`<tr>
    <td>
      <a class="name" href="${paths.app(app.clientId)}">${app.name}</a>
      <div class="quiet small"><code>${app.clientId}</code></div>
    </td>
    <td>!${names === '' ? '<span class="quiet">Not installed</span>' : html`${names}`}</td>
    <td class="wide">${app.version}</td>
    <td class="wide">!${webhookChip(app)}</td>
  </tr>`;
}

/** The state of the app's webhooks as a chip. */
export function webhookChip(app: App): string {
  if (app.webhookUrl === null) return '<span class="quiet">No URL</span>';
  if (app.webhookOff) return '<span class="chip bad">Off (410)</span>';
  if (app.delivery.suspendedAt !== null) return '<span class="chip bad">Suspended</span>';
  if (app.delivery.pausedUntil !== null) return '<span class="chip warn">Paused</span>';
  return '<span class="chip good">On</span>';
}
