import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from 'ghtml';
import { archiveEventName } from '../../actions/archive-event-name.ts';
import type { Sandbox } from '../../context.ts';
import { type EventName, eventNameLimit } from '../../entities/event.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError } from '../../http/intercom-error.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';
import { listTable } from '../ui/list.ts';

const doneSentences = {
  archived: 'Event archived. It no longer counts towards the limit.',
  active: 'Event active again.',
};

/** `/event-names`: the names of tracked events; archived ones do not count towards the limit. */
export function addEventNamesPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.eventNames, (request, reply) =>
    show(reply, shownWorkspace(sandbox.state, request), doneSentence(request, doneSentences)),
  );

  server.post(paths.eventNames, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const form = formOf(request.body);
    try {
      const { archived } = archiveEventName(sandbox, workspace, form.text('name'), form.text('to') === 'archived');
      return reply.redirect(`${paths.eventNames}?done=${archived ? 'archived' : 'active'}`, 303);
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      return show(reply.code(error.status), workspace, message('bad', `Not changed: ${error.message}`));
    }
  });
}

function show(reply: FastifyReply, workspace: Workspace, above: string): FastifyReply {
  const counts = countsByName(workspace);
  const active = workspace.eventNames.filter((one) => !one.archived).length;
  const none = html`<div class="card empty">
    <p>No events yet. Events appear as soon as an app sends them with <code>POST /events</code>.</p>
    <a class="button" href="${paths.people}">Open People</a>
  </div>`;
  const body = html`!${above}
    <div class="head">
      <h1 class="grow">Events <span class="quiet">${active} of ${eventNameLimit} names</span></h1>
    </div>
    !${workspace.eventNames.length === 0 ? none : table(workspace.eventNames, counts)}`;
  return sendPage(reply, workspace, { title: 'Events', section: paths.eventNames, body });
}

/** For each event: how many contacts have it, and how often it was tracked in total. */
function countsByName(workspace: Workspace): Map<string, { people: number; times: number }> {
  const counts = new Map<string, { people: number; times: number }>();
  for (const { counters } of Object.values(workspace.eventsByContact))
    for (const { name, count } of counters) {
      const known = counts.get(name) ?? { people: 0, times: 0 };
      counts.set(name, { people: known.people + 1, times: known.times + count });
    }
  return counts;
}

const table = (names: EventName[], counts: ReturnType<typeof countsByName>): string =>
  listTable(
    ['Name', 'People', 'wide:Times', 'State'],
    names.map((one) => row(one, counts.get(one.name))),
  );

const row = ({ name, archived }: EventName, count = { people: 0, times: 0 }): string =>
  html`<tr>
    <td class="name">${name}</td>
    <td>${count.people}</td>
    <td class="wide">${count.times}</td>
    <td>
      <form method="post" action="${paths.eventNames}" class="row">
        <input type="hidden" name="name" value="${name}" />
        <span class="chip ${archived ? 'warn' : 'good'}">${archived ? 'Archived' : 'Active'}</span>
        <button
          class="little"
          name="to"
          value="${archived ? 'active' : 'archived'}"
          aria-label="${archived ? 'Activate' : 'Archive'} ${name}"
        >
          ${archived ? 'Activate' : 'Archive'}
        </button>
      </form>
    </td>
  </tr>`;
