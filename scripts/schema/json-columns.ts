const document = 'Record<string, unknown>';

/**
 * What the jsonb columns hold of which every writer and reader knows the form; the others are `unknown`, and their readers
 * parse them. Who caused something is an `Actor` in every table.
 */
export const jsonColumns: Record<string, string> = {
  'events.actor': 'Actor',
  'events.evidence': document,
  'reward_rule_versions.saved_by': 'Actor',
  'connections.connected_by': 'Actor',
  'campaign_connections.chosen_by': 'Actor',
  'intercom_apps.saved_by': 'Actor',
  'integration_settings.saved_by': 'Actor',
  'integration_owners.chosen_by': 'Actor',
  'alert_settings.changed_by': 'Actor',
  'bulk_operations.started_by': 'Actor',
  'crm_checks.asked_by': 'Actor',
  'crm_repairs.asked_by': 'Actor',
  'crm_repairs.selection': document,
  'crm_snapshots.attributes': document,
  'crm_warnings.evidence': document,
  'crm_drift.expected': 'string | number | boolean',
  'crm_drift.found': 'string | number | boolean',
  'deliveries.planned': document,
  'deliveries.policies': document,
  'deliveries.mark': document,
  'deliveries.progress': document,
  'deliveries.choice': document,
  'deliveries.written': document,
  'deliveries.kept': 'unknown[]',
  'deliveries.left_out': 'unknown[]',
  'deliveries.replaced': document,
  'delivery_attempts.calls': 'unknown[]',
  'imports.created_by': 'Actor',
  'import_rows.fields': 'string[]',
  'import_rows.changes': `{ field: string; old: string; new: string }[]`,
};
