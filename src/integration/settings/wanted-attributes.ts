import type { Database } from '../../database/database.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import { ownAttributesOf } from '../provider/crm-attribute.ts';
import { integrationSettingsForm, type IntegrationSettings } from './integration-settings.ts';
import { selectSettingsInForce } from './settings-store.ts';

/** Standard attributes that Goodword shows, whatever the settings say. */
const shown = ['email', 'name'];

/**
 * The attributes of contacts that a CRM is asked for, by full name: what the settings in force of a workspace map, watch
 * and keep fresh, and our own. What else a caller compares it asks for besides.
 */
export async function findWantedAttributes(db: Database, workspaceId: string, crm: CrmTraits): Promise<string[]> {
  const inForce = await selectSettingsInForce(db, workspaceId, crm.name);
  const own = Object.values(ownAttributesOf(crm)).map(({ fullName }) => fullName);
  const names = inForce.flatMap((settings) => attributesOf(integrationSettingsForm.parse(settings)));
  return [...new Set([...shown, ...own, ...names])];
}

function attributesOf({ mapping, qualification, return_fields: returned }: IntegrationSettings): string[] {
  const watched = watchedAttribute(qualification)?.property;
  const names = [...mapping.map(({ to }) => to), watched, ...Object.values(returned)];
  return names.filter((name): name is string => Boolean(name));
}
