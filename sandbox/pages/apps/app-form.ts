import { html } from 'ghtml';
import type { App } from '../../entities/app.ts';
import { scopeLabels, scopeSections } from '../../entities/scopes.ts';
import { apiVersions } from '../../http/api-version.ts';
import { topics } from '../../webhooks/topics.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';

/** The optional URLs of an app. */
export const optionalUrls = [
  ['uninstall_url', 'Uninstall URL', 'Receives a POST when a workspace uninstalls the app or revokes its token.'],
  ['health_url', 'Health check URL', 'Called at least once a day for each workspace.'],
  ['initialize_url', 'Canvas Kit: initialize URL', 'Returns the panel shown beside a conversation.'],
  ['submit_url', 'Canvas Kit: submit URL', 'Receives what a teammate clicks in the panel.'],
  ['install_url', 'App Store: install URL', 'Opened by Install in the App Store.'],
] as const;

/** The form with an app's settings in the Developer Hub. */
export function appForm(app: App, timezone: string, entered: Form | null): string {
  const own = ownValues(app);
  const value = (name: string) => (entered === null ? (own[name] ?? '') : entered.text(name));
  const picked = (name: string, values: readonly string[]) => (entered === null ? values : entered.all(name));
  return html`<form class="card" method="post" action="${paths.app(app.clientId)}">
    <fieldset>
      <legend>Basics</legend>
      <div class="fields">
        <div>
          <label for="name">Name</label>
          <input id="name" name="name" value="${value('name')}" required maxlength="100" autocomplete="off" />
        </div>
        !${select('version', 'API version', apiVersions, value('version'), 'Used for calls without an Intercom-Version header and for every webhook.')}
        !${select('kind', 'Kind', ['private', 'public'], value('kind'), 'Public apps have one rate limit per workspace, and their webhooks are never suspended.')}
      </div>
    </fieldset>
    <fieldset>
      <legend>OAuth</legend>
      <label for="redirect_uris">Redirect URLs</label>
      <textarea id="redirect_uris" name="redirect_uris" style="min-height: 70px" aria-describedby="redirect-hint">
${value('redirect_uris')}</textarea>
      <p class="hint" id="redirect-hint">One per line. The first is used when a request names none.</p>
    </fieldset>
    <fieldset>
      <legend>Permissions</legend>
      <p class="hint">Tokens keep the permissions they were granted. Changes apply to new authorizations.</p>
      !${scopeSections.map((section) => boxes(section.title, 'scopes', section.scopes, picked('scopes', app.scopes), (scope) => scopeLabels[scope]))}
    </fieldset>
    <fieldset>
      <legend>Webhooks</legend>
      <label for="webhook_url">Webhook URL</label>
      <input
        id="webhook_url"
        name="webhook_url"
        type="url"
        value="${value('webhook_url')}"
        aria-describedby="webhook-hint"
      />
      <p class="hint" id="webhook-hint">${webhookState(app, timezone)}</p>
      !${topicGroups().map(([title, names]) => boxes(title, 'topics', names, picked('topics', app.topics), (topic) => topic))}
    </fieldset>
    <fieldset>
      <legend>Other URLs</legend>
      <div class="fields">!${optionalUrls.map(([name, label, hint]) => url(name, label, value(name), hint))}</div>
    </fieldset>
    <div class="savebar"><button class="main">Save app</button></div>
  </form>`;
}

const ownValues = (app: App): Record<string, string> => ({
  name: app.name,
  version: app.version,
  kind: app.kind,
  redirect_uris: app.redirectUris.join('\n'),
  webhook_url: app.webhookUrl ?? '',
  uninstall_url: app.uninstallUrl ?? '',
  health_url: app.healthUrl ?? '',
  initialize_url: app.initializeUrl ?? '',
  submit_url: app.submitUrl ?? '',
  install_url: app.installUrl ?? '',
});

function select(name: string, label: string, choices: readonly string[], chosen: string, hint: string): string {
  const options = choices.map(
    (one) => html`<option value="${one}" !${one === chosen ? 'selected' : ''}>${one}</option>`,
  );
  return html`<div>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}" aria-describedby="${name}-hint">
      !${options}
    </select>
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;
}

const url = (name: string, label: string, value: string, hint: string): string =>
  html`<div>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="url" value="${value}" aria-describedby="${name}-hint" />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;

function boxes<T extends string>(
  title: string,
  name: string,
  all: readonly T[],
  picked: readonly string[],
  label: (one: T) => string,
): string {
  const count = all.filter((one) => picked.includes(one)).length;
  const list = all.map(
    (one) =>
      html`<label class="check"
        ><input type="checkbox" name="${name}" value="${one}" !${picked.includes(one) ? 'checked' : ''} />
        <span>${label(one)}</span></label
      >`,
  );
  return html`<details class="boxes">
    <summary>${title} <span class="quiet">${count} of ${all.length}</span></summary>
    <div class="fields" style="gap: 4px 20px">!${list}</div>
  </details>`;
}

/** Topics grouped by subject: `contact.user.created` belongs to People. */
function topicGroups(): [string, string[]][] {
  const titles: [title: string, starts: string[]][] = [
    ['People', ['contact.', 'granular.', 'visitor.']],
    ['Companies', ['company.']],
    ['Conversations', ['conversation.', 'conversation_part.']],
  ];
  const group = (starts: string[]) => topics.filter((topic) => starts.some((start) => topic.startsWith(start)));
  const known = titles.map(([title, starts]): [string, string[]] => [title, group(starts)]);
  const rest = topics.filter((topic) => known.every(([, names]) => !names.includes(topic)));
  return [...known, ['Other', rest] as [string, string[]]].filter(([, names]) => names.length > 0);
}

function webhookState(app: App, timezone: string): string {
  if (app.webhookUrl === null) return 'Without a URL, no webhooks are sent.';
  if (app.webhookOff) return 'Off: the URL returned 410. Save to turn webhooks on again.';
  if (app.probe === null) return 'Not checked yet.';
  return `Checked ${showTime(app.probe.at, timezone)}: ${app.probe.answer}.`;
}
