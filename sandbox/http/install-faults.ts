import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import type { Fault } from './faults.ts';
import { spoilAnswer } from './spoil-answer.ts';

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '/';

/** Lets asked-for faults hit calls of the imitated API; our own pages and the control surface are spared by the caller. */
export function installFaults(server: FastifyInstance, sandbox: Sandbox): void {
  const laterByRequest = new WeakMap<FastifyRequest, Fault>();

  server.addHook('onRequest', async (request, reply) => {
    const fault = sandbox.faults.take(request.method, pathOf(request));
    if (fault === undefined) return;
    if (fault.kind === 'delay') await sleep(fault.delay_ms);
    else if (fault.after) laterByRequest.set(request, fault);
    else spoilAnswer(reply, fault);
  });

  // In callback form, because what is spoiled must stop here: `done` is not called and nothing more is written.
  server.addHook('onSend', (request, reply, _payload, done) => {
    const fault = laterByRequest.get(request);
    if (fault === undefined) done();
    else spoilAnswer(reply, fault);
  });
}
