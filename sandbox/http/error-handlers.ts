import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import { BadParameter } from './bad-parameter.ts';
import { notJson } from './content-type.ts';
import { IntercomError, presentError, resourceNotFound } from './intercom-error.ts';

/** Renders every error of the imitated API in Intercom's envelope. */
export function installErrorHandlers(server: FastifyInstance, sandbox: Sandbox): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  server.setErrorHandler((error: FastifyError, request, reply) => {
    const answer = error instanceof IntercomError ? error : fromFastify(error, request, sandbox);
    return reply
      .code(answer.status)
      .headers(answer.headers)
      .send(
        presentError(
          { code: answer.code, message: answer.message },
          answer instanceof BadParameter ? null : request.id,
        ),
      );
  });

  // Logged on purpose: a stand-in that accepts everything proves nothing.
  server.setNotFoundHandler((request, reply) => {
    const { code, message } = notImitated(request, sandbox);
    return reply.code(404).send(presentError({ code, message }, request.id));
  });
}

function notImitated(request: FastifyRequest, sandbox: Sandbox): IntercomError {
  sandbox.log(`Not imitated here: ${request.method} ${request.url.split('?')[0]}`);
  return resourceNotFound();
}

/**
 * Errors that the HTTP server itself raises.
 * @assumed 11: A body over 1 MB answers 413 client_error.
 */
function fromFastify(error: FastifyError, request: FastifyRequest, sandbox: Sandbox): IntercomError {
  // Unknown routes accept any body.
  if (request.is404) return notImitated(request, sandbox);
  const status = error.statusCode ?? 500;
  if (status === 413) return new IntercomError(413, 'client_error', 'Request body is too large');
  if (status === 415) return notJson();
  if (status < 500) return new IntercomError(400, 'bad_request', 'Bad request: the body could not be read as JSON');
  sandbox.log(`Failed: ${request.method} ${request.routeOptions.url ?? ''}: ${error.stack ?? error.message}`);
  return new IntercomError(500, 'server_error', 'Server Error');
}
