import type { Database } from '../database/database.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import { callInteractively } from '../integration/connections/call-interactively.ts';
import type { Connection } from '../integration/connections/connection.ts';
import { findConnectionOf } from '../integration/connections/find-connection.ts';
import { findCampaignProvider } from '../integration/connections/find-campaign-provider.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmAttribute } from '../integration/provider/crm-attribute.ts';
import type { CrmSegment, CrmLabel } from '../integration/provider/crm-provider.ts';
import { findSettings } from '../integration/settings/find-settings.ts';
import type { ReturnFields } from '../integration/settings/integration-settings.ts';
import { contactMapping, type ImportMapping, type Selection } from './import-settings.ts';
import { countPeople } from './search-people.ts';
import { ensureSelection } from './check-selection.ts';
import { queryOf } from './selection-query.ts';

type CampaignKey = { workspaceId: string; campaignId: string };

/** What an import can be made from. */
export type ImportSources = {
  connection: Connection | null;
  /** why the CRM could not be asked */
  problem: string | null;
  tags: CrmLabel[];
  segments: CrmSegment[];
  attributes: CrmAttribute[];
  defaultMapping: ImportMapping;
  mappingChoices: { value: string; label: string }[];
  /** as the Referrers tab has them */
  returnFields: ReturnFields;
};

/** What can be chosen for an import into a campaign, as the CRM says now. */
export async function findImportSources(context: CrmContext, key: CampaignKey): Promise<ImportSources> {
  const { name: provider, capabilities } = await findCampaignProvider(context, context.db, key);
  const connection = await findConnectionOf(context.db, key.workspaceId, provider, key.campaignId);
  const { settings } = await findSettings(context.db, { ...key, provider, tab: 'referrers' });
  const sources: ImportSources = {
    connection,
    problem: null,
    tags: [],
    segments: [],
    attributes: [],
    defaultMapping: contactMapping,
    mappingChoices: [],
    returnFields: settings.return_fields,
  };
  if (!connection) return sources;
  try {
    const [tags, segments, attributes] = await callInteractively(context, connection, (client) =>
      Promise.all([
        capabilities.labels ? client.listLabels() : [],
        capabilities.segments === 'none' ? [] : client.listSegments(),
        context.attributes.readNow(connection.connection_id, client),
      ]),
    );
    return { ...sources, tags, segments, attributes, mappingChoices: choicesOf(attributes) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...sources, problem: error.message };
  }
}

function choicesOf(attributes: readonly CrmAttribute[]): ImportSources['mappingChoices'] {
  const texts = attributes.filter(({ type }) => type === 'string' || type === 'options');
  return [
    { value: 'name.first', label: 'Name: the first word' },
    { value: 'name.last', label: 'Name: all after the first word' },
    ...texts.map(({ fullName, label }) => ({ value: fullName, label })),
  ];
}

/** How many people are meant. @throws Refusal not_connected, invalid_input, and those of callInteractively */
export async function countSelection(context: CrmContext, key: CampaignKey, selection: Selection): Promise<number> {
  const connection = await connectionOf(context.db, context, key);
  ensureSelection(selection, context.providers.of(connection));
  return callInteractively(context, connection, (client) => countPeople(client, queryOf(selection)));
}

async function connectionOf(db: Database, context: CrmContext, key: CampaignKey): Promise<Connection> {
  const { name, title } = await findCampaignProvider(context, db, key);
  const connection = await findConnectionOf(db, key.workspaceId, name, key.campaignId);
  if (!connection) throw refuse('not_connected', `Connect ${title} first.`);
  return connection;
}
