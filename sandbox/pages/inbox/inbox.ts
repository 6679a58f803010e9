import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorContextOfPage } from '../../actions/author-context.ts';
import { getConversation } from '../../actions/find-conversation.ts';
import { startConversation } from '../../actions/start-conversation.ts';
import { initialize, submit } from '../../canvas/ask-app.ts';
import { subjectOf } from '../../canvas/find-subject.ts';
import { type Panel, Panels } from '../../canvas/panels.ts';
import { inputValues, pressedComponent } from '../../canvas/pressed.ts';
import type { Sandbox } from '../../context.ts';
import type { Conversation } from '../../entities/conversation.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { isInstalled } from '../../store/find.ts';
import { formOf } from '../ui/form.ts';
import { conversationView } from './inbox-conversation.ts';
import { inboxList } from './inbox-list.ts';
import { noPanels, panelCard } from './inbox-panel.ts';
import { paths } from '../ui/layout.ts';
import { queryOf } from '../ui/query.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

/** @documented 14: In a group conversation initialize is sent for each of the first five participants. */
const participantsAsked = 5;

interface ConversationRoute {
  Params: { id: string };
}
interface PanelRoute {
  Params: { id: string; panel: string };
}

/** `/inbox`: conversations as teammates see them, with the panels of Canvas Kit apps beside them. */
export function addInboxPage(server: FastifyInstance, sandbox: Sandbox): void {
  const panels = new Panels();

  server.get(paths.inbox, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const body = inboxList(sandbox, workspace, queryOf(request).page);
    return sendPage(reply, workspace, { title: 'Inbox', section: paths.inbox, body });
  });

  server.post(paths.inbox, (request, reply) => {
    const id = formOf(request.body).text('contact');
    const context = authorContextOfPage(sandbox, shownWorkspace(sandbox.state, request));
    const conversation = startConversation(context, { from: { type: 'contact', id }, body: 'Hello!' });
    return reply.redirect(paths.inboxConversation(conversation.id), 303);
  });

  server.get<ConversationRoute>(`${paths.inbox}/:id`, async (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const conversation = getConversation(workspace, request.params.id);
    const kept = keptPanels(panels, request, conversation);
    const open = kept.length > 0 ? kept : await openPanels(sandbox, panels, workspace, conversation);
    return show(reply, workspace, conversation, open, null);
  });

  server.post<PanelRoute>(`${paths.inbox}/:id/panels/:panel`, async (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const conversation = getConversation(workspace, request.params.id);
    const panel = panels.get(request.params.panel);
    // The panel is no longer in memory, as after a restart: reload.
    if (panel?.canvas == null || panel.subject.conversation?.id !== conversation.id)
      return reply.redirect(paths.inboxConversation(conversation.id), 303);
    const open = keptPanels(panels, request, conversation);
    const all = open.includes(panel) ? open : [panel];
    const values = formOf(request.body).all;
    const componentId = pressedComponent(panel.canvas.components, values);
    const refuse = (why: string) => show(reply.code(400), workspace, conversation, all, { panel, why });
    if (componentId === undefined) return refuse('No submit button was pressed.');
    const exchange = await submit(sandbox, panel.subject, {
      componentId,
      inputValues: inputValues(panel.canvas.components, values),
      currentCanvas: panel.canvas.raw,
    });
    if (exchange === undefined) return refuse('The app has no submit URL.');
    panels.update(panel, exchange);
    return reply.redirect(withPanels(paths.inboxConversation(conversation.id), all), 303);
  });
}

const withPanels = (address: string, open: readonly Panel[]): string =>
  `${address}?panels=${open.map((panel) => panel.id).join('.')}`;

/** The panels named in the address that are still in memory. */
function keptPanels(panels: Panels, request: FastifyRequest, conversation: Conversation): Panel[] {
  const ids = queryOf(request).text('panels').split('.');
  const known = ids.flatMap((id) => panels.get(id) ?? []);
  return known.filter((panel) => panel.subject.conversation?.id === conversation.id);
}

async function openPanels(
  sandbox: Sandbox,
  panels: Panels,
  workspace: Workspace,
  conversation: Conversation,
): Promise<Panel[]> {
  const { apps } = sandbox.state;
  const subjects = apps
    .filter((app) => isInstalled(sandbox.state, app.clientId, workspace.idCode))
    .flatMap((app) =>
      conversation.contactIds
        .slice(0, participantsAsked)
        .map((contactId) => subjectOf({ app, workspace, contactId, conversationId: conversation.id })),
    )
    .filter((subject) => subject !== undefined);
  const asked = subjects.map(async (subject) => ({ subject, first: await initialize(sandbox, subject) }));
  const answers = await Promise.all(asked);
  return answers.flatMap(({ subject, first }) => (first === undefined ? [] : panels.open(subject, first)));
}

function show(
  reply: FastifyReply,
  workspace: Workspace,
  conversation: Conversation,
  open: readonly Panel[],
  refusal: { panel: Panel; why: string } | null,
) {
  const base = paths.inboxConversation(conversation.id);
  const cards = open.map((panel) =>
    panelCard(panel, withPanels(`${base}/panels/${panel.id}`, open), refusal?.panel === panel ? refusal.why : null),
  );
  const page = {
    title: 'Conversation',
    section: paths.inbox,
    body: conversationView(conversation, workspace, cards.length === 0 ? noPanels() : cards.join('')),
  };
  // Images come from any address that an app chooses.
  return sendPage(reply, workspace, page, '', 'http: https:');
}
