import type { CrmClient } from '../../integration/provider/crm-provider.ts';
import { attachmentCalls } from './attachment-calls.ts';
import { attributeCalls } from './attribute-calls.ts';
import { contactCalls } from './contact-calls.ts';
import { readWorkspace } from './read-workspace.ts';
import { contactSearches } from './search-contacts.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { anyShape } from './shapes.ts';
import { tagCalls } from './tag-calls.ts';
import { writeTrials } from './write-trials.ts';

/** The calls to Intercom that Goodword makes, as the CRM port names them. */
export function createIntercomClient(wire: Wire): CrmClient {
  return {
    ...attributeCalls(wire),
    ...contactCalls(wire),
    ...contactSearches(wire),
    ...tagCalls(wire),
    ...attachmentCalls(wire),
    ...writeTrials(wire),
    readWorkspace: () => readWorkspace(wire),
    async revoke() {
      await sendRequest(wire, { method: 'POST', path: '/auth/uninstall', answer: anyShape });
    },
  };
}
