import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { contactFields } from './contact-fields.ts';
import type { FindField } from './filter.ts';
import { segmentField } from './segment-field.ts';

/** The searchable and sortable fields of a workspace's contacts in a version. */
export function searchFields(workspace: Workspace, version: ApiVersion): FindField<Contact> {
  const fields = contactFields(workspace, version);
  return (name) => (name === 'segment_id' ? segmentField(workspace) : fields(name));
}
