import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import { type Caller, callerOf } from './bearer.ts';
import type { Fault, FaultTarget } from './faults.ts';
import { spoilAnswer } from './spoil-answer.ts';

/** Applies faults to the calls of `server`, which must be the scope of the imitated API only. */
export function installFaults(server: FastifyInstance, sandbox: Sandbox): void {
  const laterByRequest = new WeakMap<FastifyRequest, Fault[]>();

  server.addHook('onRequest', async (request, reply) => {
    const faults = sandbox.faults.take(targetOf(sandbox, request), sandbox.clock.now());
    if (faults.length === 0) return;
    sandbox.requests.note(request, { fault: faults.map((fault) => fault.name ?? fault.kind).join(', ') });
    const later = faults.filter((fault) => fault.after);
    if (later.length > 0) laterByRequest.set(request, later);
    for (const fault of faults.filter((one) => !one.after)) {
      // The caller waits in real time, independent of our clock.
      if (fault.kind === 'delay') await sleep(fault.delay_ms);
      else spoilAnswer(sandbox, request, reply, fault, null);
    }
  });

  // A callback hook, so that a broken response stops here: `done` is not called and nothing more is written.
  server.addHook('onSend', (request, reply, payload, done) => {
    const faults = laterByRequest.get(request) ?? [];
    laterByRequest.delete(request);
    const spoils = faults.find((fault) => fault.kind !== 'delay');
    const delays = faults.filter((fault) => fault.kind === 'delay').map((fault) => fault.delay_ms);
    const finish = () => {
      if (spoils === undefined) done();
      else spoilAnswer(sandbox, request, reply, spoils, typeof payload === 'string' ? payload : null);
    };
    if (delays.length === 0) finish();
    else
      setTimeout(
        finish,
        delays.reduce((sum, ms) => sum + ms),
      );
  });
}

function targetOf(sandbox: Sandbox, request: FastifyRequest): FaultTarget {
  const caller = sandbox.faults.asksForCaller ? callerIfKnown(sandbox, request) : null;
  return {
    method: request.method,
    path: request.url.split('?')[0] ?? '/',
    app: caller?.app.clientId ?? null,
    workspace: caller?.workspace.idCode ?? null,
  };
}

function callerIfKnown(sandbox: Sandbox, request: FastifyRequest): Caller | null {
  try {
    return callerOf(sandbox.state, request.headers.authorization);
  } catch {
    return null;
  }
}
