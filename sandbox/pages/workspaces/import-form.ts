import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ImportProblem, importState } from '../../actions/import-state.ts';
import type { Sandbox } from '../../context.ts';
import { importLimit } from '../../control/state.ts';
import { message, paths } from '../ui/layout.ts';

/**
 * Imports the export that a browser uploads from the workspaces page.
 * @param refuse shows that page again with the problem as finished HTML
 */
export function addImportForm(
  server: FastifyInstance,
  sandbox: Sandbox,
  refuse: (request: FastifyRequest, reply: FastifyReply, problem: string) => FastifyReply,
): void {
  server.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: importLimit },
    (_request, body, done) => done(null, body),
  );

  server.post(paths.importState, { bodyLimit: importLimit }, async (request, reply) => {
    try {
      const { replaced } = importState(sandbox, await uploadedJson(request));
      return reply.redirect(`${paths.workspaces}?done=${replaced}`, 303);
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error;
      return refuse(request, reply, message('bad', `Not imported: ${error.message}`));
    }
  });
}

/** @throws ImportProblem when no file was chosen, or one that is not JSON */
async function uploadedJson(request: FastifyRequest): Promise<unknown> {
  const form = new Response(request.body instanceof Uint8Array ? new Uint8Array(request.body) : '', {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  });
  try {
    const file = (await form.formData()).get('file');
    return JSON.parse(file instanceof File ? await file.text() : '');
  } catch (error) {
    throw new ImportProblem('choose the JSON file of an export.', { cause: error });
  }
}
