import type { FastifyRequest } from 'fastify';
import type { MultipartFile } from '@fastify/multipart';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { refuse } from '../platform/refusal.ts';

/** How long a body that will not be used may go on to arrive, so that its sender reads the answer. */
const restMs = 60_000;

/**
 * Gives the one file of a multipart form to `take`. Whatever ends it early, the rest of the body is read and dropped:
 * a body that stays unread keeps its connection, its timers and with them the process.
 * @throws Refusal no_file, malformed_upload, and what `take` throws
 */
export async function takeUpload<Result>(
  request: FastifyRequest,
  take: (part: MultipartFile) => Promise<Result>,
): Promise<Result> {
  let isBroken = false;
  let file: Readable | null = null;
  try {
    if (!request.isMultipart()) throw refuse('no_file', 'Send the file as multipart/form-data.');
    const part = await request.file({ throwFileSizeLimit: false }).catch((error: Error & { statusCode?: number }) => {
      // limits of the reader have statuses of their own
      isBroken = error.statusCode === undefined;
      throw error;
    });
    if (!part) throw refuse('no_file', 'Send the file as multipart/form-data.');
    file = part.file;
    return await take(part);
  } catch (error) {
    dropRest(request.raw);
    // `take` may end the stream with an error of its own as well
    if (!isBroken && !/multipart/.test(file?.errored?.message ?? '')) throw error;
    throw refuse('malformed_upload', 'The upload broke off or is no multipart form: upload the file again.');
  }
}

function dropRest(raw: IncomingMessage): void {
  if (raw.readableEnded || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
  const end = (): void => void raw.destroy();
  const tooLong = setTimeout(end, restMs).unref();
  // once it is answered, Node does not end a request with its connection
  raw.socket.once('close', end);
  raw.once('close', () => {
    clearTimeout(tooLong);
    raw.socket.off('close', end);
  });
}
