import { z } from 'zod';
import { attentionSentence } from '../../integration/connections/attention.ts';
import { attributeTypes } from '../../integration/provider/crm-attribute.ts';
import type { CrmTraits } from '../../integration/provider/capabilities.ts';
import { connectionMoves, connectionStates, type Connection } from '../../integration/connections/connection.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import { reconcileMoves } from '../../integration/reconcile/reconcile-moves.ts';
import { actionsResponse, idForm, isoTime } from './forms.ts';
import type { NameOf } from '../team-names.ts';

/** A CRM with what the screens call its things, and what it can do. */
export const providerResponse = z.object({
  id: z.string(),
  title: z.string(),
  labels: z.object({
    contact: z.string(),
    /** by kind; empty for a CRM whose contacts are all alike */
    kinds: z.object({ lead: z.string().optional(), user: z.string().optional() }),
    /** null where contacts have none */
    label: z.string().nullable(),
    segment: z.string(),
  }),
  /** what the full names of attributes begin with that Goodword creates; the name itself follows */
  attribute_prefix: z.string(),
  capabilities: z.object({
    /** empty for a CRM whose contacts are all alike */
    kinds: z.array(z.enum(['lead', 'user'])),
    labels: z.boolean(),
    segments: z.boolean(),
    companies: z.boolean(),
    events: z.boolean(),
    /** teammates see what Goodword knows beside a conversation */
    conversations: z.boolean(),
    /** changes are reported by webhooks; else they are only found by polling */
    webhooks: z.boolean(),
    /** an archived contact can be restored */
    restore: z.boolean(),
    /** the types that a new attribute can have */
    attribute_types: z.array(z.enum(attributeTypes)),
    /** the most characters of its name */
    attribute_name: z.number().int(),
    /** the most conditions of an import; null for any number */
    conditions: z.number().int().nullable(),
    /** a segment counts as one of them */
    segment_condition: z.boolean(),
  }),
});

export const presentProvider = ({
  name,
  title,
  words,
  capabilities,
  attributeName,
}: CrmTraits): z.infer<typeof providerResponse> => ({
  id: name,
  title,
  labels: { ...words, kinds: { ...words.kinds } },
  attribute_prefix: attributeName(''),
  capabilities: {
    kinds: [...capabilities.kinds],
    labels: capabilities.labels,
    segments: capabilities.segments !== 'none',
    companies: capabilities.companies,
    events: capabilities.events,
    conversations: capabilities.conversations,
    webhooks: capabilities.changes === 'pushed',
    restore: capabilities.canRestore,
    attribute_types: [...capabilities.attributeTypes],
    attribute_name: capabilities.limits.attributeName,
    conditions: capabilities.limits.conditions,
    segment_condition: capabilities.segments === 'in_query',
  },
});

/** A connection as the API shows it, without its token. */
export const connectionAnswer = z.object({
  id: idForm,
  provider: providerResponse,
  state: z.enum(connectionStates),
  practice: z.boolean(),
  /** by authorising in Intercom, or by the access token of a private app */
  authorised_by: z.enum(['oauth', 'token']),
  workspace: z.object({ id: z.string(), name: z.string(), region: z.string(), timezone: z.string() }),
  attention: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  /** the public address of this server over which it works; null for one that never worked since this is noted */
  served_at: z.string().nullable(),
  connected_at: isoTime,
  connected_by: z.object({ name: z.string() }).nullable(),
  actions: actionsResponse(connectionMoves).extend(actionsResponse(reconcileMoves).shape),
});

export function presentConnection(
  { providers }: Pick<CrmContext, 'providers'>,
  connection: Connection,
  nameOf: NameOf,
): z.infer<typeof connectionAnswer> {
  const { attention } = connection;
  return {
    id: connection.connection_id,
    provider: presentProvider(providers.of(connection)),
    state: connection.state,
    practice: connection.practice,
    authorised_by: connection.authorised_by,
    workspace: {
      id: connection.external_workspace_id,
      name: connection.external_workspace_name,
      region: connection.region,
      timezone: connection.timezone,
    },
    attention:
      attention === null
        ? null
        : { code: attention, sentence: attentionSentence(attention, providers.of(connection).title) },
    served_at: connection.served_at,
    connected_at: connection.connected_at.toISOString(),
    connected_by: { name: nameOf(connection.connected_by) },
    actions: {
      ...connectionMoves.actionsOf(connection),
      ...reconcileMoves.actionsOf({ ...connection, crm: providers.of(connection).title }),
    },
  };
}
