import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '../../platform/refusal.ts';
import { textForm } from '../../platform/text/text-form.ts';
import { createApiKey, listApiKeys, revokeApiKey, type ApiKeySummary } from '../../team/api-keys.ts';
import { headersOf } from '../callers.ts';
import type { WebContext } from '../web-context.ts';
import { isoTime, listAnswer } from './forms.ts';

const keyAnswer = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string(),
  created_at: isoTime,
  last_used_at: isoTime.nullable(),
});

const present = (key: ApiKeySummary): z.infer<typeof keyAnswer> => ({
  id: key.id,
  name: key.name,
  start: key.start,
  created_at: key.createdAt.toISOString(),
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
});

const tags = ['API keys'];

/** API keys of the workspace; only a signed-in person creates or revokes them. */
export function apiKeyRoutes({ auth, callerOf }: WebContext): FastifyPluginAsyncZod {
  const personOf = (request: FastifyRequest) => {
    const { workspaceId, userId } = callerOf(request);
    if (userId) return { workspaceId, userId };
    throw refuse('people_only', 'API keys are managed by a signed-in person, not by another API key.');
  };

  return async (app) => {
    app.get(
      '/api-keys',
      { schema: { tags, summary: 'API keys, newest first', response: { 200: listAnswer(keyAnswer) } } },
      async (request) => {
        const keys = await listApiKeys(auth, personOf(request).workspaceId, headersOf(request));
        return { items: keys.map(present) };
      },
    );

    app.post(
      '/api-keys',
      {
        schema: {
          tags,
          summary: 'Create an API key; the key itself is shown only in this answer',
          body: z.object({ name: textForm(32).min(1, { error: 'Give the key a name.' }) }),
          response: { 201: keyAnswer.extend({ key: z.string() }) },
        },
      },
      async (request, reply) => {
        const created = await createApiKey(auth, { ...personOf(request), name: request.body.name });
        return reply.code(201).send({ ...present(created), key: created.key });
      },
    );

    app.delete(
      '/api-keys/:id',
      {
        schema: {
          tags,
          summary: 'Revoke an API key',
          params: z.object({ id: z.string() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await revokeApiKey(auth, personOf(request).workspaceId, request.params.id, headersOf(request));
        return reply.code(204).send(null);
      },
    );
  };
}
