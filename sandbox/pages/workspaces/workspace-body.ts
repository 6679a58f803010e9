import { html } from 'ghtml';
import type { App } from '../../entities/app.ts';
import type { Workspace } from '../../entities/workspace.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { workspaceFields } from './workspaces-body.ts';

/** One workspace: its settings, contents, installed apps and deletion. */
export function workspaceBody(workspace: Workspace, installed: App[], isOnly: boolean, entered: Form | null): string {
  const own: Record<string, string> = {
    name: workspace.name,
    region: workspace.region,
    timezone: workspace.timezone,
  };
  const value = (name: string) => (entered === null ? (own[name] ?? '') : entered.text(name));
  const apps = installed.map((app) => html`<li><a href="${paths.app(app.clientId)}">${app.name}</a></li>`);
  return html`<div class="head">
      <h1 class="grow">${workspace.name}</h1>
      <a class="button" href="/__sandbox/export?workspace=${workspace.idCode}" download>Export</a>
    </div>
    <form class="card" method="post" action="${paths.workspace(workspace.idCode)}">
      <div class="fields">!${workspaceFields(value)}</div>
      <button class="main">Save workspace</button>
    </form>
    <section class="card">
      <h2>Contents</h2>
      <dl>
        <dt>ID</dt>
        <dd><code>${workspace.idCode}</code></dd>
        <dt>Contacts</dt>
        <dd>${workspace.contacts.size.toLocaleString('en')}</dd>
        <dt>Companies</dt>
        <dd>${workspace.companies.length.toLocaleString('en')}</dd>
        <dt>Teammates</dt>
        <dd>${workspace.admins.map((admin) => admin.name).join(', ')}</dd>
      </dl>
    </section>
    <section class="card">
      <h2>Installed apps</h2>
      !${
        apps.length === 0
          ? '<p class="quiet">No apps installed.</p>'
          : html`<ul>
              !${apps}
            </ul>`
      }
    </section>
    !${isOnly ? '' : deleteForm(workspace)}`;
}

function deleteForm(workspace: Workspace): string {
  return html`<form class="card" method="post" action="${paths.workspace(workspace.idCode)}/delete">
    <h2>Delete</h2>
    <label class="check"
      ><input type="checkbox" name="sure" required />
      <span
        >Delete this workspace, its ${workspace.contacts.size.toLocaleString('en')} contacts and all its tokens</span
      ></label
    >
    <button class="danger">Delete workspace</button>
  </form>`;
}
