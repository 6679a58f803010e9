import type { FastifyError, FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';
import { findWorkspace } from '../store/find.ts';
import { showFromNowOn, shownWorkspace } from './ui/shown-workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { addAttributesPage } from './data/attributes.ts';
import { addClockPage } from './developer/clock/clock.ts';
import { addFaultsPage } from './developer/faults/faults.ts';
import { addBehavioursPage } from './developer/behaviours/behaviours.ts';
import { addConversationPage } from './conversations/conversation.ts';
import { addConversationsPage } from './conversations/conversations.ts';
import { addCompaniesPage } from './companies/companies.ts';
import { addCompanyPage } from './companies/company.ts';
import { addEventNamesPage } from './data/event-names.ts';
import { message, paths } from './ui/layout.ts';
import { addInboxPage } from './inbox/inbox.ts';
import { addLogPage } from './developer/log/log.ts';
import { addNewPerson } from './people/new-person.ts';
import { addPeopleList } from './people/people-list.ts';
import { addPersonPage } from './people/person.ts';
import { addRequestsPage } from './developer/requests/requests.ts';
import { addSegmentPages } from './segments/segments.ts';
import { addSettingsPage } from './developer/settings/settings.ts';
import { addOauthPage } from './apps/oauth.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import { addWorkspacesPages } from './workspaces/workspaces.ts';
import { addAppStorePage } from './apps/app-store.ts';
import { addAppsPages } from './apps/apps.ts';
import { sendPage, workspaceList } from './ui/send-page.ts';

/** Our own pages: the authorize screen, people, attributes, the webhook log and the settings. */
export function addPages(server: FastifyInstance, sandbox: Sandbox): void {
  server.decorate(workspaceList, () => sandbox.state.workspaces);
  server.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET' || isSameOrigin(request)) return undefined;
    // Returned so that the handler does not run: the reply may not be sent yet.
    return sendPage(reply.code(403), shownWorkspace(sandbox.state, request), {
      title: 'Refused',
      section: null,
      narrow: true,
      body: message('bad', 'This form came from another site and was not applied. Open the page here and try again.'),
    });
  });

  server.setErrorHandler((error: FastifyError | IntercomError, request, reply) => {
    const status = error instanceof IntercomError ? error.status : (error.statusCode ?? 500);
    if (status >= 500) sandbox.log(`Failed: ${error.stack ?? error.message}`);
    return sendPage(reply.code(status), shownWorkspace(sandbox.state, request), {
      title: 'Something went wrong',
      section: paths.people,
      narrow: true,
      body: message('bad', errorText(status)),
    });
  });

  server.get('/', (_request, reply) => reply.redirect(paths.people, 302));
  // Undocumented, but seen in shared links: the address of a person in Intercom's own app.
  server.get<{ Params: { app: string; id: string } }>('/a/apps/:app/users/:id/all-conversations', (request, reply) => {
    const { app, id } = request.params;
    if (findWorkspace(sandbox.state, app) !== undefined) showFromNowOn(reply, app);
    return reply.redirect(paths.person(id), 302);
  });
  addOauthPage(server, sandbox);
  addPeopleList(server, sandbox);
  addNewPerson(server, sandbox);
  addPersonPage(server, sandbox);
  addCompaniesPage(server, sandbox);
  addCompanyPage(server, sandbox);
  addConversationsPage(server, sandbox);
  addConversationPage(server, sandbox);
  addEventNamesPage(server, sandbox);
  addSegmentPages(server, sandbox);
  addAttributesPage(server, sandbox);
  addInboxPage(server, sandbox);
  addLogPage(server, sandbox);
  addRequestsPage(server, sandbox);
  addFaultsPage(server, sandbox);
  addClockPage(server, sandbox);
  addWorkspacesPages(server, sandbox);
  addAppsPages(server, sandbox);
  addAppStorePage(server, sandbox);
  addSettingsPage(server, sandbox);
  addBehavioursPage(server, sandbox);
}

function errorText(status: number): string {
  if (status === 404 || status === 410) return 'Not found: it was deleted, or the address is wrong.';
  return status < 500 ? 'The form could not be read.' : 'The practice Intercom failed. See its output for the error.';
}
