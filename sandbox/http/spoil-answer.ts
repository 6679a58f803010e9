import type { FastifyReply } from 'fastify';
import { newRequestId } from '../entities/ids.ts';
import type { Fault } from './faults.ts';
import { presentError } from './intercom-error.ts';

const page = (status: number) =>
  `<html><head><title>${status}</title></head><body><center><h1>${status} Bad Gateway</h1></center><hr><center>nginx</center></body></html>`;

/**
 * Answers a call wrongly, as the fault says, in place of the real answer.
 * `hang` never answers: the socket stays open until the caller leaves or the server closes.
 */
export function spoilAnswer(reply: FastifyReply, fault: Fault): void {
  reply.hijack();
  const raw = reply.raw;
  if (fault.kind === 'hang') return;
  if (fault.kind === 'reset') {
    raw.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === 'html') {
    raw.writeHead(fault.status, { 'content-type': 'text/html' }).end(page(fault.status));
    return;
  }
  if (fault.kind === 'empty') {
    raw.writeHead(fault.status).end();
    return;
  }
  const body = JSON.stringify(presentError({ code: fault.code, message: fault.message }, newRequestId()));
  if (fault.kind === 'half_body') {
    raw.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    raw.write(body.slice(0, body.length / 2), () => raw.socket?.destroy());
    return;
  }
  raw.writeHead(fault.status, { 'content-type': 'application/json; charset=utf-8' }).end(body);
}
