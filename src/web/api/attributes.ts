import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listAttributes } from '../../integration/connections/list-attributes.ts';
import { createAttribute, newAttributeForm } from '../../integration/panel/create-attribute.ts';
import { attributeTypes, type CrmAttribute } from '../../integration/provider/crm-attribute.ts';
import type { WebContext } from '../web-context.ts';
import { idParams, listAnswer } from './forms.ts';

export const optionResponse = z.object({ value: z.string(), label: z.string(), hidden: z.boolean() });

const attributeAnswer = z.object({
  name: z.string(),
  label: z.string(),
  full_name: z.string(),
  type: z.enum(attributeTypes),
  /** compared by `value`, shown as `label` */
  options: z.array(optionResponse).nullable(),
  custom: z.boolean(),
  writable: z.boolean(),
});

const present = ({ fullName, ...rest }: CrmAttribute): z.infer<typeof attributeAnswer> => ({
  ...rest,
  full_name: fullName,
});

const tags = ['Connections'];

/** The attributes of contacts in a connected workspace of Intercom: read them, create one. */
export function attributeRoutes(context: WebContext): FastifyPluginAsyncZod {
  const { crm } = context;
  return async (app) => {
    app.get(
      '/connections/:id/attributes',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'Attributes of contacts, read from Intercom now',
          params: idParams,
          response: { 200: listAnswer(attributeAnswer) },
        },
      },
      async (request) => {
        const { workspaceId } = context.callerOf(request);
        return { items: (await listAttributes(crm, workspaceId, request.params.id)).map(present) };
      },
    );

    app.post(
      '/connections/:id/attributes',
      {
        config: { scope: 'settings', role: 'member' },
        schema: {
          tags,
          summary: 'Create an attribute of contacts in Intercom, not writable from the Messenger',
          params: idParams,
          body: newAttributeForm,
          response: { 201: attributeAnswer },
        },
      },
      async (request, reply) => {
        const { workspaceId, actor } = context.callerOf(request);
        const { id: connectionId } = request.params;
        const created = await createAttribute(crm, { workspaceId, connectionId, attribute: request.body, actor });
        return reply.code(201).send(present(created));
      },
    );
  };
}
