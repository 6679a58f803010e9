import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../../../context.ts';
import { isPlainObject } from '../../../http/plain-object.ts';
import { collectBehaviours } from '../../../provenance/collect-behaviours.ts';
import { type Behaviour, provenanceKinds } from '../../../provenance/parse-behaviours.ts';
import { behavioursBody } from './behaviours-body.ts';
import { paths } from '../../ui/layout.ts';
import { sendPage } from '../../ui/send-page.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

/** `/behaviours`: how each imitated behaviour is known, to be narrowed by kind and by words. */
export function addBehavioursPage(server: FastifyInstance, sandbox: Sandbox): void {
  // Read from the source once, when somebody first asks.
  let behaviours: Behaviour[] | undefined;

  server.get(paths.behaviours, (request, reply) => {
    behaviours ??= collectBehaviours();
    const query = isPlainObject(request.query) ? request.query : {};
    const kind = provenanceKinds.find((one) => one === query['kind']) ?? null;
    const words = typeof query['q'] === 'string' ? query['q'].trim() : '';
    const body = behavioursBody(behaviours, { kind, words });
    return sendPage(reply, shownWorkspace(sandbox.state, request), {
      title: 'Behaviours',
      section: paths.behaviours,
      body,
    });
  });
}
