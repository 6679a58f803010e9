import type { CrmClient } from '../../integration/provider/crm-provider.ts';
import { contactPath } from './contact-path.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { anyShape, segmentListShape, tagListShape, tagShape } from './shapes.ts';

type TagCalls = Pick<
  CrmClient,
  'listLabels' | 'provideLabel' | 'readLabelIds' | 'addLabel' | 'removeLabel' | 'listSegments'
>;

/** Calls about tags and segments, of which Intercom gives all at once (reference 6.6). */
export function tagCalls(wire: Wire): TagCalls {
  return {
    async listLabels() {
      const { data } = await sendRequest(wire, { method: 'GET', path: '/tags', answer: tagListShape });
      return data.map(({ id, name }) => ({ id, name }));
    },
    // Intercom answers with the tag of that name when there is one (reference 7.2)
    async provideLabel(name) {
      const tag = await sendRequest(wire, { method: 'POST', path: '/tags', body: { name }, answer: tagShape });
      return { id: tag.id, name: tag.name };
    },
    async readLabelIds(contactId) {
      const path = `${contactPath(contactId)}/tags`;
      const { data } = await sendRequest(wire, { method: 'GET', path, answer: tagListShape });
      return data.map(({ id }) => id);
    },
    async addLabel(contactId, tagId) {
      const path = `${contactPath(contactId)}/tags`;
      await sendRequest(wire, { method: 'POST', path, body: { id: tagId }, answer: anyShape });
    },
    async removeLabel(contactId, tagId) {
      const path = `${contactPath(contactId)}/tags/${encodeURIComponent(tagId)}`;
      await sendRequest(wire, { method: 'DELETE', path, answer: anyShape });
    },
    async listSegments() {
      const { segments } = await sendRequest(wire, { method: 'GET', path: '/segments', answer: segmentListShape });
      return segments.map(({ id, name }) => ({ id, name }));
    },
  };
}
