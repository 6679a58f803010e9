import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { grantCode } from '../../actions/authorize-app.ts';
import type { Sandbox } from '../../context.ts';
import { isOperator } from '../../entities/admin.ts';
import { isPlainObject } from '../../http/plain-object.ts';
import { findApp, findWorkspace } from '../../store/find.ts';
import { formOf } from '../ui/form.ts';
import { message } from '../ui/layout.ts';
import { type Consent, consentBody } from './oauth-body.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

/**
 * The authorize page: `GET /oauth?client_id&state[&redirect_uri]`, and its two buttons.
 *
 * @documented 2.2: The authorize page takes client_id, state and redirect_uri; there is no scope, response_type or PKCE.
 */
export function addOauthPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get('/oauth', (request, reply) => {
    const query = isPlainObject(request.query) ? request.query : {};
    const consent = consentOf(sandbox, (name) => (typeof query[name] === 'string' ? query[name] : null));
    if (typeof consent === 'string') return refuse(reply, request, sandbox, consent);
    const shown = shownWorkspace(sandbox.state, request);
    const body = consentBody(sandbox.state.workspaces, shown, consent);
    const page = { title: 'Authorize access', section: null, narrow: true, body };
    return sendPage(reply, shown, page, new URL(consent.redirectUri).origin);
  });

  server.post('/oauth', (request: FastifyRequest, reply) => {
    const form = formOf(request.body);
    const consent = consentOf(sandbox, (name) => (form.has(name) ? form.text(name) : null));
    if (typeof consent === 'string') return refuse(reply, request, sandbox, consent);
    // @assumed 19: A refusal on the authorize page comes back as error=access_denied, with the state.
    if (form.text('answer') !== 'authorize') return reply.redirect(backTo(consent, 'error', 'access_denied'), 303);
    const person = chosenPerson(sandbox, request, form.text('workspace'));
    if (typeof person === 'string') return refuse(reply, request, sandbox, person);
    const code = grantCode(sandbox, consent.app, person.workspace, person.admin.id);
    return reply.redirect(backTo(consent, 'code', code), 303);
  });
}

/** @param choice `<workspace id>/<admin id>`, the first of them alone, or nothing; @returns a sentence when it does not exist */
function chosenPerson(sandbox: Sandbox, request: FastifyRequest, choice: string) {
  const [idCode = '', adminId] = choice.split('/');
  const workspace = idCode === '' ? shownWorkspace(sandbox.state, request) : findWorkspace(sandbox.state, idCode);
  if (workspace === undefined) return 'This workspace no longer exists. Start again from the app.';
  const people = workspace.admins.filter((one) => !isOperator(one));
  const admin = adminId === undefined ? people[0] : people.find((one) => one.id === adminId);
  return admin === undefined ? 'This teammate cannot authorize apps in this workspace.' : { workspace, admin };
}

/**
 * @documented 2.2: Without a redirect_uri the first registered one is used; one that is named must be registered.
 * @assumed 2.2: An unknown client_id or an unregistered redirect_uri ends on a page, never in a redirect.
 * @returns what to ask consent for, or a sentence with what is wrong with the request
 */
function consentOf(sandbox: Sandbox, parameter: (name: string) => string | null): Consent | string {
  const app = findApp(sandbox.state, parameter('client_id') ?? '');
  if (app === undefined) return 'No app has this client_id.';
  const [first] = app.redirectUris;
  if (first === undefined) return 'This app has no redirect URL registered. Add one under Apps.';
  const redirectUri = parameter('redirect_uri') ?? first;
  if (!app.redirectUris.includes(redirectUri))
    return 'This redirect_uri is not registered for the app. Add it under Apps.';
  return { app, redirectUri, state: parameter('state') };
}

/** @documented 2.2: The callback gets code and state, the state exactly as it came. */
function backTo(consent: Consent, name: 'code' | 'error', value: string): string {
  const url = new URL(consent.redirectUri);
  url.searchParams.set(name, value);
  if (consent.state !== null) url.searchParams.set('state', consent.state);
  return url.href;
}

function refuse(reply: FastifyReply, request: FastifyRequest, sandbox: Sandbox, sentence: string): FastifyReply {
  const body = html`<div class="head"><h1>This app cannot be authorized</h1></div>
    !${message('bad', sentence)}`;
  const page = { title: 'Cannot authorize', section: null, narrow: true, body };
  return sendPage(reply.code(400), shownWorkspace(sandbox.state, request), page);
}
