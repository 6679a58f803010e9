import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../../../context.ts';
import { resourceNotFound } from '../../../http/intercom-error.ts';
import { doneSentence } from '../../ui/done-sentence.ts';
import { paths } from '../../ui/layout.ts';
import { queryOf } from '../../ui/query.ts';
import { requestEntry } from './requests-entry.ts';
import { viewOf } from './requests-filter.ts';
import { requestsList } from './requests-list.ts';
import { sendPage } from '../../ui/send-page.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

/** `/requests`: every call of the API from any caller, and `/requests/{row}` one of them with headers and bodies. */
export function addRequestsPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.requests, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const above = doneSentence(request, { cleared: 'Log cleared.' });
    const body = above + requestsList(sandbox, workspace, viewOf(queryOf(request)));
    return sendPage(reply, workspace, { title: 'Requests', section: paths.requests, body });
  });

  server.get<{ Params: { row: string } }>(`${paths.requests}/:row`, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const row = sandbox.requests.find(Number(request.params.row));
    if (row === undefined) throw resourceNotFound();
    const title = `${row.method} ${row.path}`;
    return sendPage(reply, workspace, {
      title,
      section: paths.requests,
      body: requestEntry(sandbox, row, workspace),
    });
  });

  server.post(`${paths.requests}/clear`, (_request, reply) => {
    sandbox.requests.clear();
    return reply.redirect(`${paths.requests}?done=cleared`, 303);
  });
}
