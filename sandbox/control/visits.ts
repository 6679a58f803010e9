import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { visitMessenger } from '../actions/visit-messenger.ts';
import type { Sandbox } from '../context.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentContact } from '../presenters/contact.ts';
import { presentVisitor } from '../presenters/visitor.ts';
import { ControlError, checked } from './checked.ts';
import { namesOf, whose } from './whose.ts';

/** The body of `POST /__sandbox/visit`. */
const visitRequestSchema = z.strictObject({
  workspace_id: namesOf.workspace_id,
  anonymous_id: z.string().min(1).max(255).optional(),
  user_id: z.string().min(1).max(255).optional(),
  email: z.string().min(1).max(255).optional(),
  name: z.string().max(255).optional(),
  custom_attributes: z.record(z.string(), z.union([z.string().max(255), z.number(), z.boolean(), z.null()])).optional(),
});

/** `POST /__sandbox/visit`: a person opens a page with the Messenger; responds with the visitor or contact. */
export function addVisitControl(server: FastifyInstance, sandbox: Sandbox): void {
  server.post('/__sandbox/visit', (request) => {
    const body = checked(visitRequestSchema, request.body ?? {});
    const { workspace } = whose(sandbox, body);
    try {
      const person = visitMessenger(sandbox, workspace, {
        anonymousId: body.anonymous_id ?? null,
        userId: body.user_id ?? null,
        email: body.email ?? null,
        name: body.name ?? null,
        traits: body.custom_attributes ?? {},
      });
      return 'role' in person ? presentContact(person, workspace, '2.16') : presentVisitor(person, workspace);
    } catch (error) {
      if (error instanceof IntercomError) throw new ControlError(400, error.message);
      throw error;
    }
  });
}
