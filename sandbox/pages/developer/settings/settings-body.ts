import { html } from 'ghtml';
import type { Settings } from '../../../settings.ts';
import { paths } from '../../ui/layout.ts';

/** The settings page: how the imitated Intercom behaves. */
export function settingsBody(settings: Settings): string {
  return html`<div class="head"><h1>Settings</h1></div>
    !${behaviourForm(settings)}
    <p class="quiet">
      Manage apps and their permissions under <a href="${paths.apps}">Apps</a>, and data under
      <a href="${paths.workspaces}">Workspaces</a>.
    </p>`;
}

function behaviourForm(settings: Settings): string {
  return html`<form class="card" method="post" action="${paths.settings}/behaviour">
    <fieldset>
      <legend>Behaviour</legend>
      <div class="fields">
        !${number('index_lag_seconds', 'Index lag in seconds', settings.indexLagMs / 1000, 'How long lists and searches miss a new contact or value. Intercom: about 80.')}
        !${number('webhook_retry_seconds', 'Webhook retry delay in seconds', settings.webhookRetryMs / 1000, 'How long after a failure a webhook is retried once. Intercom: 60.')}
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
    <fieldset>
      <legend>Regions and permissions</legend>
      <div class="fields">
        !${choice('region_hosts', 'Call to another region’s address', settings.regionHosts, regionChoices)}
        !${number('forward_delay_seconds', 'Forwarding delay in seconds', settings.forwardDelayMs / 1000, 'Extra time for a call that the US address forwards.')}
        !${choice('missing_scope', 'Call without the permission', settings.missingScope, scopeChoices)}
      </div>
    </fieldset>
    <button class="main">Save settings</button>
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

const regionChoices: [Settings['regionHosts'], string][] = [
  ['any', 'Answered: one address for all'],
  ['forward', 'Forwarded by the US, refused elsewhere'],
  ['strict', 'Refused'],
];
const scopeChoices: [Settings['missingScope'], string][] = [
  ['by_call', '401 or 403, depending on the call'],
  ['401', 'Always 401 token_unauthorized'],
  ['403', 'Always 403 forbidden'],
];

function choice(name: string, label: string, chosen: string, choices: [value: string, label: string][]): string {
  const options = choices.map(
    ([value, label]) => html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`,
  );
  return html`<div>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      !${options}
    </select>
  </div>`;
}
