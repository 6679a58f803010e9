import type { FastifyError, FastifyInstance } from 'fastify';
import { isDatabaseAway } from '../../database/is-database-away.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { logFailure, toProblem } from '../problems.ts';
import { renderNotice, sendPage } from './page.ts';
import { sendUnavailable } from './unavailable-page.ts';

/** Visitors see a page also for refusals and failures. */
export function handlePageProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    if (isDatabaseAway(error)) return sendUnavailable(reply, request, error);
    const problem = toProblem(error);
    logFailure(request.log, error, problem, 'page failed');
    const heading = problem.status >= 500 ? 'Something went wrong' : 'That did not work';
    return sendPage(reply, problem.status, renderNotice({ company: 'Goodword', heading, sentence: problem.message }));
  });
}
