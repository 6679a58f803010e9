import { html } from 'ghtml';
import type { Sandbox } from '../../context.ts';
import type { App } from '../../entities/app.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { appForm } from './app-form.ts';
import { appInstalls } from './app-installs.ts';
import { webhookChip } from './apps-body.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';

/** One app as the Developer Hub shows it: credentials, installations, settings. */
export function appBody(sandbox: Sandbox, app: App, shown: Workspace, entered: Form | null): string {
  return html`<div class="head">
      <h1 class="grow">${app.name}</h1>
      !${webhookChip(app)}
      !${app.redirectUris.length === 0 ? '' : html`<a class="button" href="${authorizeAddress(app)}">Authorize</a>`}
      !${app.installUrl === null ? '' : html`<a class="button" href="${app.installUrl}">Install from the App Store</a>`}
    </div>
    !${credentials(app)} !${stoppedWebhooks(app)} !${appInstalls(sandbox, app)}
    !${appForm(app, shown.timezone, entered)} !${sandbox.state.apps.length === 1 ? '' : deleteForm(app)}`;
}

/** The consent page, without the `state` that the app itself would send. */
const authorizeAddress = (app: App): string => `/oauth?client_id=${encodeURIComponent(app.clientId)}`;

function credentials(app: App): string {
  return html`<section class="card">
    <h2>Authentication</h2>
    <div class="fields">
      <div>
        <label for="client_id">Client ID</label>
        <input id="client_id" value="${app.clientId}" readonly />
      </div>
      <div>
        <label for="client_secret">Client secret</label>
        <input id="client_secret" value="${app.clientSecret}" readonly />
      </div>
    </div>
    <form method="post" action="${paths.app(app.clientId)}/secret"><button>Regenerate secret</button></form>
    <p class="hint">New webhooks are signed with the new secret immediately. The old secret stops working.</p>
  </section>`;
}

function stoppedWebhooks(app: App): string {
  if (app.delivery.suspendedAt === null) return '';
  return html`<form class="card" method="post" action="${paths.app(app.clientId)}/live">
    <p>Webhooks are suspended: the URL has returned only errors for more than seven days.</p>
    <button>Set live</button>
  </form>`;
}

function deleteForm(app: App): string {
  return html`<form class="card" method="post" action="${paths.app(app.clientId)}/delete">
    <h2>Delete</h2>
    <label class="check"
      ><input type="checkbox" name="sure" required /> <span>Delete this app and all its tokens</span></label
    >
    <button class="danger">Delete app</button>
  </form>`;
}
