import { html } from 'ghtml';
import { type Workspace, regions } from '../../entities/workspace.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';
import { switchPath } from '../ui/workspace-switcher.ts';

/** The list of workspaces, the form for a new one, and export and import. */
export function workspacesBody(all: readonly Workspace[], shown: Workspace, entered: Form | null): string {
  return html`<div class="head"><h1>Workspaces</h1></div>
    <div class="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="wide">Region</th>
            <th scope="col">Contacts</th>
            <th scope="col" class="wide">Created</th>
            <th scope="col"><span class="unseen">Show</span></th>
          </tr>
        </thead>
        <tbody>
          !${all.map((workspace) => row(workspace, workspace === shown))}
        </tbody>
      </table>
    </div>
    !${newForm(entered)} !${movingCard()}`;
}

function row(workspace: Workspace, isShown: boolean): string {
  const show = html`<form method="post" action="${switchPath}">
    <input type="hidden" name="workspace" value="${workspace.idCode}" />
    <input type="hidden" name="back" value="${paths.people}" />
    <button class="little" aria-label="Show ${workspace.name}">Show</button>
  </form>`;
  return html`<tr>
    <td>
      <a class="name" href="${paths.workspace(workspace.idCode)}">${workspace.name}</a>
      <div class="quiet small"><code>${workspace.idCode}</code></div>
    </td>
    <td class="wide">${workspace.region} · ${workspace.timezone}</td>
    <td>${workspace.contacts.size.toLocaleString('en')}</td>
    <td class="wide nowrap quiet small">${showTime(workspace.createdAt, workspace.timezone)}</td>
    <td>!${isShown ? '<span class="chip good">Shown</span>' : show}</td>
  </tr>`;
}

function newForm(entered: Form | null): string {
  const value = (name: string, otherwise = '') => (entered === null ? otherwise : entered.text(name));
  return html`<form class="card" method="post" action="${paths.workspaces}">
    <h2>Create workspace</h2>
    <div class="fields">
      !${workspaceFields(value)}
      <div>
        <label for="contents">Contents</label>
        <select id="contents" name="contents">
          !${contents.map(([name, label]) => option(name, label, value('contents', 'sample')))}
        </select>
      </div>
      <div>
        <label for="count">Generated people</label>
        <input
          id="count"
          name="count"
          type="number"
          min="0"
          max="500000"
          value="${value('count', '0')}"
          aria-describedby="count-hint"
        />
        <p class="hint" id="count-hint">Adds this many people at example.com. 200,000 take a few seconds.</p>
      </div>
      <div>
        <label for="id_code">ID</label>
        <input id="id_code" name="id_code" value="${value('id_code')}" autocomplete="off" aria-describedby="id-hint" />
        <p class="hint" id="id-hint">Lower-case letters and digits, such as abc123xy. Leave empty to generate one.</p>
      </div>
    </div>
    <button class="main">Create workspace</button>
  </form>`;
}

const contents = [
  ['sample', 'Sample: 24 people, attributes and tags'],
  ['empty', 'Empty'],
] as const;

/** Name, region and time zone, for a new or an existing workspace. */
export function workspaceFields(value: (name: string, otherwise?: string) => string): string {
  return html`<div>
      <label for="name">Name</label>
      <input id="name" name="name" value="${value('name')}" required maxlength="100" autocomplete="off" />
    </div>
    <div>
      <label for="region">Region</label>
      <select id="region" name="region">
        !${regions.map((one) => option(one, one, value('region', 'US')))}
      </select>
    </div>
    <div>
      <label for="timezone">Time zone</label>
      <input
        id="timezone"
        name="timezone"
        value="${value('timezone', 'Europe/Dublin')}"
        required
        list="timezones"
        autocomplete="off"
        aria-describedby="timezone-hint"
      />
      <datalist id="timezones">
        !${Intl.supportedValuesOf('timeZone').map((one) => html`<option value="${one}"></option>`)}
      </datalist>
      <p class="hint" id="timezone-hint">Decides when a day begins in contact search up to version 2.16.</p>
    </div>`;
}

const option = (value: string, label: string, chosen: string): string =>
  html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`;

function movingCard(): string {
  return html`<section class="card">
    <h2>Export and import</h2>
    <p>
      An export contains everything: workspaces, apps with their secrets, tokens, settings and the webhook log.
      Importing it replaces everything here. Importing the export of one workspace adds or replaces that workspace.
    </p>
    <p><a class="button" href="/__sandbox/export" download>Export everything</a></p>
    <form method="post" action="${paths.importState}" enctype="multipart/form-data">
      <label for="file">Export file</label>
      <div class="row">
        <input id="file" name="file" type="file" accept="application/json,.json" required />
        <button>Import</button>
      </div>
    </form>
  </section>`;
}
