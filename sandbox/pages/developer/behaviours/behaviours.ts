import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../../../context.ts';
import { collectBehaviours } from '../../../provenance/collect-behaviours.ts';
import { type Behaviour, provenanceKinds } from '../../../provenance/parse-behaviours.ts';
import { behavioursBody } from './behaviours-body.ts';
import { paths } from '../../ui/layout.ts';
import { queryOf } from '../../ui/query.ts';
import { sendPage } from '../../ui/send-page.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

/** `/behaviours`: the provenance of each imitated behaviour, with a filter by kind and a search. */
export function addBehavioursPage(server: FastifyInstance, sandbox: Sandbox): void {
  // Read from the source once, on the first request.
  let behaviours: Behaviour[] | undefined;

  server.get(paths.behaviours, (request, reply) => {
    behaviours ??= collectBehaviours();
    const query = queryOf(request);
    const kind = provenanceKinds.find((one) => one === query.text('kind')) ?? null;
    const search = query.text('q');
    const body = behavioursBody(behaviours, { kind, search });
    return sendPage(reply, shownWorkspace(sandbox.state, request), {
      title: 'Behaviours',
      section: paths.behaviours,
      body,
    });
  });
}
