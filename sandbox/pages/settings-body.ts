import { html } from 'ghtml';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { Settings } from '../settings.ts';
import { hasLiveInstall } from '../store/find.ts';
import { topics } from '../webhooks/topics.ts';
import { paths } from './layout.ts';
import { showTime } from './show.ts';

/** The settings page's content: behaviour, app, installation. */
export function settingsBody(sandbox: Sandbox, workspace: Workspace): string {
  const [app] = sandbox.state.apps;
  return html`<div class="head"><h1>Settings</h1></div>
    !${behaviourForm(sandbox.state.settings)}
    !${app === undefined ? '' : appForm(app, workspace) + installation(sandbox, app, workspace)}`;
}

function behaviourForm(settings: Settings): string {
  return html`<form class="card" method="post" action="${paths.settings}/behaviour">
    <fieldset>
      <legend>Behaviour</legend>
      <div class="fields">
        !${number('index_lag_seconds', 'Index lag in seconds', settings.indexLagMs / 1000, 'How long lists and searches do not know a new contact or value. Intercom: about 80.')}
        !${number('webhook_retry_seconds', 'Webhook retry after seconds', settings.webhookRetryMs / 1000, 'When a failed webhook is tried once more. Intercom: 60.')}
        !${number('rate_limit_per_minute', 'Calls per minute', settings.rateLimitPerMinute, 'Enforced in slices of ten seconds. Intercom: 10,000 per app and workspace.')}
        <div>
          <span class="label">Webhooks for API writes</span>
          <label class="check"
            ><input type="checkbox" name="echo" !${settings.echo ? 'checked' : ''} />
            <span>Report an app’s own writes back to it</span></label
          >
          <p class="hint">Edits on these pages are always reported.</p>
        </div>
      </div>
    </fieldset>
    <button class="main">Save behaviour</button>
  </form>`;
}

const number = (name: string, label: string, value: number, hint: string): string =>
  html`<div>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="number"
      min="0"
      step="any"
      required
      value="${value}"
      aria-describedby="${name}-hint"
    />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;

function appForm(app: App, workspace: Workspace): string {
  const boxes = topics.map(
    (topic) =>
      html`<label class="check"
        ><input type="checkbox" name="topics" value="${topic}" !${app.topics.includes(topic) ? 'checked' : ''} />
        <span>${topic}</span></label
      >`,
  );
  return html`<form class="card" method="post" action="${paths.settings}/app">
    <fieldset>
      <legend>App “${app.name}”</legend>
      <div class="fields">
        !${readOnly('client_id', 'Client id', app.clientId)}
        !${readOnly('client_secret', 'Client secret', app.clientSecret)}
      </div>
    </fieldset>
    <div class="stack" style="gap: 20px">
      <div>
        <label for="redirect_uris">Redirect URLs</label>
        <textarea id="redirect_uris" name="redirect_uris" style="min-height: 70px" aria-describedby="redirect-hint">
${app.redirectUris.join('\n')}</textarea>
        <p class="hint" id="redirect-hint">One per line. The first is used when an app names none.</p>
      </div>
      <div>
        <label for="webhook_url">Webhook URL</label>
        <input
          id="webhook_url"
          name="webhook_url"
          type="url"
          value="${app.webhookUrl ?? ''}"
          aria-describedby="webhook-hint"
        />
        <p class="hint" id="webhook-hint">${webhookState(app, workspace)}</p>
      </div>
      <fieldset style="margin: 0">
        <legend class="label" style="font-size: 14px">Topics</legend>
        <div class="fields" style="gap: 4px 20px">!${boxes}</div>
      </fieldset>
      <div><button class="main">Save app</button></div>
    </div>
  </form>`;
}

const readOnly = (name: string, label: string, value: string): string =>
  html`<div>
    <label for="${name}">${label}</label>
    <input id="${name}" value="${value}" readonly />
  </div>`;

function webhookState(app: App, workspace: Workspace): string {
  if (app.webhookUrl === null) return 'Nothing is sent without one.';
  if (app.webhookOff) return 'Switched off: the URL answered 410 once. Save to switch it on again.';
  if (app.probe === null) return 'Not probed yet.';
  return `Probed ${showTime(app.probe.at, workspace.timezone)}: ${app.probe.answer}.`;
}

function installation(sandbox: Sandbox, app: App, workspace: Workspace): string {
  const installed = hasLiveInstall(sandbox.state, app.clientId, workspace.idCode);
  const button = (name: string, label: string, look: string) =>
    html`<form method="post" action="${paths.settings}/${name}"><button class="${look}">${label}</button></form>`;
  const sentence = installed
    ? `${app.name} is installed in ${workspace.name}.`
    : `${app.name} is not installed in ${workspace.name}: nobody has authorized it, or it was uninstalled.`;
  return html`<section class="card">
    <h2>Installation</h2>
    <p>${sentence}</p>
    <div class="row">
      !${app.webhookUrl === null ? '' : button('ping', 'Send a ping', '')}
      !${installed ? button('uninstall', 'Uninstall', 'danger') : ''}
    </div>
  </section>`;
}
