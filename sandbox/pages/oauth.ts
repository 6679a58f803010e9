import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { grantCode } from '../actions/authorize-app.ts';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { permissionGroups } from '../entities/scopes.ts';
import type { Workspace } from '../entities/workspace.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { findApp, findWorkspace, mainWorkspace } from '../store/find.ts';
import { formOf } from './form.ts';
import { message } from './layout.ts';
import { sendPage } from './send-page.ts';

interface Consent {
  app: App;
  redirectUri: string;
  /** Given back exactly as it came; null when there was none. */
  state: string | null;
}

/** The authorize page: `GET /oauth?client_id&state[&redirect_uri]`, and its two buttons. Documented (reference 2.2). */
export function addOauthPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get('/oauth', (request, reply) => {
    const query = isPlainObject(request.query) ? request.query : {};
    const consent = consentOf(sandbox, (name) => (typeof query[name] === 'string' ? query[name] : null));
    if (typeof consent === 'string') return refuse(reply, sandbox, consent);
    const page = { title: 'Authorize access', section: null, narrow: true, body: consentBody(sandbox, consent) };
    return sendPage(reply, mainWorkspace(sandbox.state), page, new URL(consent.redirectUri).origin);
  });

  server.post('/oauth', (request: FastifyRequest, reply) => {
    const form = formOf(request.body);
    const consent = consentOf(sandbox, (name) => (form.has(name) ? form.text(name) : null));
    if (typeof consent === 'string') return refuse(reply, sandbox, consent);
    const named = form.text('workspace');
    const workspace = named === '' ? mainWorkspace(sandbox.state) : findWorkspace(sandbox.state, named);
    const admin = workspace?.admins[0];
    if (form.text('answer') !== 'authorize' || workspace === undefined || admin === undefined)
      return reply.redirect(backTo(consent, 'error', 'access_denied'), 303); // assumed (reference 19)
    return reply.redirect(backTo(consent, 'code', grantCode(sandbox, consent.app, workspace, admin.id)), 303);
  });
}

/** @returns what is to be consented to, or a sentence saying what is wrong with the request */
function consentOf(sandbox: Sandbox, parameter: (name: string) => string | null): Consent | string {
  const app = findApp(sandbox.state, parameter('client_id') ?? '');
  if (app === undefined) return 'There is no app with this client_id.';
  const [first] = app.redirectUris;
  if (first === undefined) return 'This app has no redirect URL registered. Add one under Settings, App.';
  // Documented: the first registered one when none is named; a named one must be registered (reference 2.2).
  const redirectUri = parameter('redirect_uri') ?? first;
  if (!app.redirectUris.includes(redirectUri))
    return 'The redirect_uri is not one of the redirect URLs registered for this app. Add it under Settings, App.';
  return { app, redirectUri, state: parameter('state') };
}

function backTo(consent: Consent, name: 'code' | 'error', value: string): string {
  const url = new URL(consent.redirectUri);
  url.searchParams.set(name, value);
  if (consent.state !== null) url.searchParams.set('state', consent.state);
  return url.href;
}

function refuse(reply: FastifyReply, sandbox: Sandbox, sentence: string): FastifyReply {
  const body = html`<div class="head"><h1>This app cannot be authorized</h1></div>
    !${message('bad', sentence)}`;
  return sendPage(reply.code(400), mainWorkspace(sandbox.state), {
    title: 'Cannot authorize',
    section: null,
    narrow: true,
    body,
  });
}

function consentBody(sandbox: Sandbox, consent: Consent): string {
  const groups = permissionGroups.filter((group) => group.scopes.some((scope) => consent.app.scopes.includes(scope)));
  const items = groups.map((group) => html`<li><strong>${group.title}</strong> — ${group.explanation}</li>`);
  const state = consent.state === null ? '' : html`<input type="hidden" name="state" value="${consent.state}" />`;
  return html`<form class="card" method="post" action="/oauth">
    <div class="head"><h1>${consent.app.name} would like to access your Intercom workspace</h1></div>
    !${workspaceChoice(sandbox.state.workspaces)}
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
    <p class="hint">You will be sent back to ${new URL(consent.redirectUri).host}.</p>
  </form>`;
}

function workspaceChoice(workspaces: Workspace[]): string {
  const [only, another] = workspaces;
  if (only !== undefined && another === undefined)
    return html`<input type="hidden" name="workspace" value="${only.idCode}" />
      <p>Workspace <strong>${only.name}</strong>, signed in as ${only.admins[0]?.name ?? ''}.</p>`;
  const options = workspaces.map((one) => html`<option value="${one.idCode}">${one.name}</option>`);
  return html`<p>
    <label for="workspace">Workspace</label>
    <select id="workspace" name="workspace">
      !${options}
    </select>
  </p>`;
}
