import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type CanvasExchange, initialize, submit } from '../canvas/ask-app.ts';
import { subjectOf } from '../canvas/find-subject.ts';
import type { Sandbox } from '../context.ts';
import { ControlError, checked } from './checked.ts';
import { namesOf, whose } from './whose.ts';

/** Which panel: by default of the first app in the first workspace, beside the contact's latest conversation. */
const initializeRequestSchema = z.strictObject({
  ...namesOf,
  contact_id: z.string({ error: 'contact_id must be the id of a contact.' }),
  conversation_id: z.string().optional(),
  admin_id: z.string().optional(),
});
const submitRequestSchema = initializeRequestSchema.extend({
  component_id: z.string({ error: 'component_id must be text.' }),
  input_values: z.record(z.string(), z.unknown(), { error: 'input_values must be an object.' }).default({}),
  current_canvas: z.record(z.string(), z.unknown(), { error: 'current_canvas must be an object.' }),
});

/** `/__sandbox/canvas/…`: the inbox's requests to an app, for tests without a browser. */
export function addCanvasControl(server: FastifyInstance, sandbox: Sandbox): void {
  const subject = (body: z.infer<typeof initializeRequestSchema>) => {
    const found = subjectOf({
      ...whose(sandbox, body),
      contactId: body.contact_id,
      conversationId: body.conversation_id,
      adminId: body.admin_id,
    });
    if (found === undefined) throw new ControlError(404, 'There is no such contact, conversation or admin.');
    return found;
  };

  server.post('/__sandbox/canvas/initialize', async (request) => {
    const body = checked(initializeRequestSchema, request.body);
    return presentExchange(await initialize(sandbox, subject(body)));
  });

  server.post('/__sandbox/canvas/submit', async (request) => {
    const body = checked(submitRequestSchema, request.body);
    const pressed = {
      componentId: body.component_id,
      inputValues: body.input_values,
      currentCanvas: body.current_canvas,
    };
    return presentExchange(await submit(sandbox, subject(body), pressed));
  });
}

function presentExchange(exchange: CanvasExchange | undefined) {
  if (exchange === undefined) throw new ControlError(409, 'The app has no URL for this request.');
  const { request, answer, result } = exchange;
  const canvas = 'canvas' in result ? result.canvas : null;
  return {
    request: { ...request, body: JSON.parse(request.body) },
    answer: { status: answer.status, body: answer.text, failure: answer.failure, took_ms: answer.tookMs },
    canvas: canvas?.raw ?? null,
    completed: canvas?.completed ?? false,
    card_creation_options: canvas?.cardCreationOptions ?? null,
    problem: 'problem' in result ? result.problem : null,
  };
}
