import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { ImportProblem, importState } from '../actions/import-state.ts';
import type { Sandbox } from '../context.ts';
import { findWorkspace } from '../store/find.ts';
import { stateToJson } from '../store/state.ts';
import { ControlError, checked } from './checked.ts';

/** Large enough for an export of more than 500,000 contacts. Bytes. */
export const importLimit = 512 * 1024 * 1024;

const exportQuerySchema = z.strictObject({ workspace: z.string().optional() });

/** `/__sandbox/export` and `/__sandbox/import`: everything as one JSON text, or one workspace. */
export function addStateControl(server: FastifyInstance, sandbox: Sandbox): void {
  server.get('/__sandbox/export', (request, reply: FastifyReply) => {
    const { workspace: idCode } = checked(exportQuerySchema, request.query);
    const workspace = idCode === undefined ? undefined : findWorkspace(sandbox.state, idCode);
    if (idCode !== undefined && workspace === undefined)
      throw new ControlError(404, 'There is no workspace with this id_code.');
    const name = `practice-intercom${idCode === undefined ? '' : `-${idCode}`}.json`;
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(inPieces(stateToJson(sandbox.state, workspace))));
  });

  server.post('/__sandbox/import', { bodyLimit: importLimit }, (request) => {
    try {
      return importState(sandbox, request.body);
    } catch (error) {
      if (error instanceof ImportProblem) throw new ControlError(400, error.message);
      throw error;
    }
  });
}

/** Joins small chunks, because each chunk of a stream has a cost. */
function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < 64 * 1024) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
