import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { textForm } from '../../platform/text/text-form.ts';
import { createApiKey, listApiKeys, revokeApiKey, type ApiKeySummary } from '../../team/api-keys.ts';
import { scopes, usualScopes } from '../../team/scopes.ts';
import { longestKeyDays } from '../../team/sign-in.ts';
import { attemptOf } from '../attempts.ts';
import { personOf } from '../person-of.ts';
import type { WebContext } from '../web-context.ts';
import { isoTime, listAnswer } from './forms.ts';

const scopeForm = z.enum(scopes);

const keyAnswer = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string(),
  scopes: z.array(scopeForm),
  created_at: isoTime,
  last_used_at: isoTime.nullable(),
  expires_at: isoTime.nullable(),
});

const present = (key: ApiKeySummary): z.infer<typeof keyAnswer> => ({
  id: key.id,
  name: key.name,
  start: key.start,
  scopes: key.scopes,
  created_at: key.createdAt.toISOString(),
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
  expires_at: key.expiresAt?.toISOString() ?? null,
});

const endForm = z.iso
  .datetime({ offset: true, error: 'Enter a date.' })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() > Date.now(), { error: 'Choose a date in the future.' })
  .refine((at) => at.getTime() < Date.now() + longestKeyDays * 86_400_000, {
    error: 'Choose a date within the next ten years.',
  });

const tags = ['API keys'];
const people = { config: { scope: 'people', role: 'owner' } } as const;

/** API keys of the workspace; only a signed-in person creates or revokes them. */
export function apiKeyRoutes(context: WebContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api-keys',
      { ...people, schema: { tags, summary: 'API keys, newest first', response: { 200: listAnswer(keyAnswer) } } },
      async (request) => ({ items: (await listApiKeys(context, personOf(request))).map(present) }),
    );

    app.post(
      '/api-keys',
      {
        ...people,
        schema: {
          tags,
          summary: 'Create an API key; the key itself is shown only in this answer',
          body: z.object({
            name: textForm(32).min(1, { error: 'Give the key a name.' }),
            scopes: z
              .array(scopeForm)
              .min(1, { error: 'Choose at least one.' })
              .default([...usualScopes]),
            /** from then on the key is refused; left out, it has no end */
            expires_at: endForm.nullable().default(null),
          }),
          response: { 201: keyAnswer.extend({ key: z.string() }) },
        },
      },
      async (request, reply) => {
        const { name, scopes: chosen, expires_at: expiresAt } = request.body;
        const wanted = { name, scopes: chosen, expiresAt };
        const created = await createApiKey(context, personOf(request), wanted, attemptOf(request));
        return reply.code(201).send({ ...present(created), key: created.key });
      },
    );

    app.delete(
      '/api-keys/:id',
      {
        ...people,
        schema: {
          tags,
          summary: 'Revoke an API key',
          params: z.object({ id: z.string() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await revokeApiKey(context, personOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    );
  };
}
