import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { Sandbox } from '../../context.ts';
import { message, paths } from '../ui/layout.ts';
import { queryOf } from '../ui/query.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

/**
 * Where an app sends the person after an installation that started in the App Store.
 *
 * @documented 2.6: Install in the App Store opens the app's start of OAuth; the app ends at /appstore/redirect with install_success and, on failure, error_message.
 */
export function addAppStorePage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get('/appstore/redirect', (request, reply) => {
    const { text } = queryOf(request);
    const body = html`<div class="head"><h1>App Store</h1></div>
      !${outcome(text('install_success'), text('error_message'))}
      <p><a class="button" href="${paths.apps}">Go to Apps</a></p>`;
    const page = { title: 'App Store', section: paths.apps, narrow: true, body };
    return sendPage(reply, shownWorkspace(sandbox.state, request), page);
  });
}

function outcome(success: string, reason: string): string {
  if (success === 'true') return message('good', 'App installed.');
  if (success === 'false')
    return message('bad', `App not installed: ${reason === '' ? 'the app sent no error_message.' : reason}`);
  return message('bad', 'The app must send install_success as true or false.');
}
