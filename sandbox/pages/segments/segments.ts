import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { changeSegment, createSegment, deleteSegment, getSegment } from '../../actions/define-segment.ts';
import type { Sandbox } from '../../context.ts';
import type { Segment } from '../../entities/segment.ts';
import { IntercomError } from '../../http/intercom-error.ts';
import { knownContacts } from '../../search/search-contacts.ts';
import { countMembers, membersOfSegment } from '../../search/segment-members.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { formOf } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { filterExamples, filterText } from './segment-examples.ts';
import { type Entered, enteredOf, filterHelp, ruleOf, segmentForm } from './segment-form.ts';
import { memberList, segmentList } from './segments-body.ts';
import { queryOf } from '../ui/query.ts';
import { sendPage } from '../ui/send-page.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';

type WithId = { Params: { id: string } };
const doneSentences = {
  created: 'Segment created.',
  saved: 'Segment saved.',
  deleted: 'Segment deleted. Its members are unchanged.',
};

/** `/people/segments`: the segments, their filters and members. The API can only read them. */
export function addSegmentPages(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.segments, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const known = knownContacts(sandbox, workspace);
    const rows = workspace.segments.map((segment) => ({ segment, count: countMembers(workspace, known, segment) }));
    const body = html`!${head('Segments', '', `<a class="button main" href="${paths.newSegment}">New segment</a>`)}
    !${doneSentence(request, doneSentences)} !${segmentList(rows, workspace)}`;
    return sendPage(reply, workspace, { title: 'Segments', section: paths.segments, body });
  });

  server.get(paths.newSegment, (request, reply) => {
    const examples = filterExamples(shownWorkspace(sandbox.state, request), sandbox.clock.now());
    const chosen = examples.find(({ name }) => name === queryOf(request).text('example')) ?? examples[0];
    return sendNew(request, reply, '', { name: '', personType: 'contact', filter: filterText(chosen?.filter) });
  });

  server.post(paths.newSegment, (request, reply) => {
    const entered = enteredOf(formOf(request.body));
    return tryAction(
      () => {
        const { id } = createSegment(sandbox, shownWorkspace(sandbox.state, request), ruleOf(entered));
        return reply.redirect(`${paths.segment(id)}?done=created`, 303);
      },
      (reason) => sendNew(request, reply.code(400), message('bad', `Not created: ${reason}.`), entered),
    );
  });

  server.get<WithId>(paths.segment(':id'), (request, reply) => {
    const segment = getSegment(shownWorkspace(sandbox.state, request), request.params.id);
    return sendOne(request, reply, segment, doneSentence(request, doneSentences), {
      ...segment,
      filter: filterText(segment.filter),
    });
  });

  server.post<WithId>(paths.segment(':id'), (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const segment = getSegment(workspace, request.params.id);
    const entered = enteredOf(formOf(request.body));
    return tryAction(
      () => {
        changeSegment(sandbox, workspace, segment.id, ruleOf(entered));
        return reply.redirect(`${paths.segment(segment.id)}?done=saved`, 303);
      },
      (reason) => sendOne(request, reply.code(400), segment, message('bad', `Not saved: ${reason}.`), entered),
    );
  });

  server.post<WithId>(`${paths.segment(':id')}/delete`, (request, reply) => {
    deleteSegment(sandbox, shownWorkspace(sandbox.state, request), request.params.id);
    return reply.redirect(`${paths.segments}?done=deleted`, 303);
  });

  function sendNew(request: FastifyRequest, reply: FastifyReply, above: string, entered: Entered) {
    const workspace = shownWorkspace(sandbox.state, request);
    const help = filterHelp(filterExamples(workspace, sandbox.clock.now()));
    const body = html`!${head('New segment', '', '')} !${above}
      <div class="cols">!${segmentForm(paths.newSegment, 'Create segment', entered)} !${help}</div>`;
    return sendPage(reply, workspace, { title: 'New segment', section: paths.segments, body });
  }

  function sendOne(request: FastifyRequest, reply: FastifyReply, segment: Segment, above: string, entered: Entered) {
    const workspace = shownWorkspace(sandbox.state, request);
    const members = membersOfSegment(workspace, knownContacts(sandbox, workspace), segment);
    const remove = html`<form method="post" action="${paths.segment(segment.id)}/delete">
      <button class="danger">Delete segment</button>
    </form>`;
    const body = html`!${head(segment.name, segment.id, remove)} !${above}
      <div class="cols">
        <div>
          !${segmentForm(paths.segment(segment.id), 'Save', entered)}
          !${memberList(members, workspace, sandbox.state.settings.indexLagMs)}
        </div>
        !${filterHelp(filterExamples(workspace, sandbox.clock.now()))}
      </div>`;
    return sendPage(reply, workspace, { title: segment.name, section: paths.segments, body });
  }
}

/** Runs an action that a rule may refuse with a 400. */
function tryAction<Result>(act: () => Result, refused: (reason: string) => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof IntercomError && error.status === 400) return refused(error.message);
    throw error;
  }
}

/** @param right finished HTML at the end of the line */
const head = (title: string, under: string, right: string): string =>
  html`<div class="head">
    <h1 class="grow">${title} <span class="quiet small">${under}</span></h1>
    !${right}
  </div>`;
