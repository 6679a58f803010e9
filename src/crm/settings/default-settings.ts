import type { IntegrationSettings, Tab } from './integration-settings.ts';

/** What an untouched tab proposes; it does nothing until somebody chooses an action. */
export function defaultSettings(tab: Tab): IntegrationSettings {
  return {
    action: 'nothing',
    mapping: [
      { type: 'dynamic', from: 'email', to: 'email' },
      { type: 'dynamic', from: 'first_name', to: 'name' },
    ],
    duplicates: 'update',
    qualification: tab === 'leads' ? { method: 'none', property: null, target: null } : null,
  };
}
