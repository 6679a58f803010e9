import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';
import type { Settings } from '../settings.ts';
import { isPlainObject } from './plain-object.ts';
import { withUnknownFields } from './unknown-fields.ts';

/** A code that Intercom does not document. */
const unknownCode = 'code_added_later';

/**
 * Applies the switches for responses to what the imitated API answers, just before it is serialized.
 * @documented 1: Fields and error codes may be added without a new version; switches add a field to every object, or change every error's code.
 * @documented 1: The message of an error may be null; a switch makes it so everywhere.
 */
export function installAnswerSwitches(server: FastifyInstance, sandbox: Sandbox): void {
  server.addHook('preSerialization', async (_request, _reply, payload: unknown) =>
    switchedAnswer(payload, sandbox.state.settings),
  );
}

/** The response with the switches applied; the same object when none is on. */
export function switchedAnswer(payload: unknown, settings: Settings): unknown {
  const answer =
    isPlainObject(payload) && payload['type'] === 'error.list' ? switchedError(payload, settings) : payload;
  return settings.extraUnknownFields ? withUnknownFields(answer) : answer;
}

function switchedError(payload: Record<string, unknown>, settings: Settings) {
  if (!settings.nullMessages && !settings.unknownErrorCodes) return payload;
  const { errors } = payload;
  const changed = (error: unknown) => ({
    ...(isPlainObject(error) ? error : {}),
    ...(settings.nullMessages ? { message: null } : {}),
    ...(settings.unknownErrorCodes ? { code: unknownCode } : {}),
  });
  return { ...payload, errors: Array.isArray(errors) ? errors.map(changed) : errors };
}
