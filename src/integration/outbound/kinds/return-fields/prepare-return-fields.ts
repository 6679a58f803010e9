import { getReturnFieldValues } from '../../../../referrers/referrer-details.ts';
import { fitPlanned } from '../../attempt/fit-planned.ts';
import { updateDelivery } from '../../delivery-store.ts';
import { toStoredLeftOut } from '../../left-out.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import type { Sender } from '../../sender.ts';
import { findSettings } from '../../../settings/find-settings.ts';
import { noteWritten } from '../../../contacts/note-written.ts';
import { observeContact } from '../../../contacts/observe.ts';
import { chosenReturnFields, planReturnFields } from './plan-return-fields.ts';
import { replacedBefore, withEarlier } from './arrived-before.ts';
import { hasWritten, returnText, writeFields } from './write-fields.ts';
import { findReturnTargets } from './find-return-targets.ts';

/** Another try of one writing, with the facts and settings as they are now. */
export const prepareReturnFields: Sender = async (context, trx, { delivery, connection }) => {
  const { workspace_id: workspaceId, campaign_id: campaignId, subject_id: referrerId } = delivery;
  const crm = context.providers.of(connection).title;
  const key = { workspaceId, campaignId, provider: delivery.provider, tab: 'referrers' as const };
  const saved = await findSettings(trx, key);
  const fields = chosenReturnFields(saved);
  if (!fields) return { does: 'skip', message: 'No return fields are chosen any more.' };
  const [facts] = await getReturnFieldValues(trx, context.publicUrl, workspaceId, [referrerId]);
  const [target] = await findReturnTargets(trx, workspaceId, connection.connection_id, [referrerId]);
  if (!facts || !target) return { does: 'skip', message: `This referrer has no contact in ${crm}.` };
  const planned = planReturnFields(fields, facts);
  const stored = readDeliveryOf('return_fields', delivery);
  const earlier = delivery.contact_id === target.contactId ? stored : { planned: {}, replaced: null };
  return {
    does: 'send',
    change: { planned: JSON.stringify(planned), settings_version: saved.version, contact_id: target.contactId },
    send: async ({ client }) => {
      const { fields, leftOut } = await fitPlanned(context, connection, client, planned);
      const observed = { workspaceId, connectionId: connection.connection_id };
      // an interrupted attempt may have written something: look first
      const written = await writeFields(client, {
        contactId: target.contactId,
        fields,
        known: null,
        beforeWriting: async (replaced, reading) => {
          const all = { ...replaced, ...replacedBefore(earlier, reading) };
          await updateDelivery(context.db, delivery, { replaced: JSON.stringify(all) });
        },
      });
      const done = withEarlier({ ...written, leftOut: [...written.leftOut, ...leftOut] }, earlier);
      if (done.reading) {
        const reading = { contact: done.reading, source: 'check', askedFor: target.contactId } as const;
        await observeContact(context, connection, reading);
      }
      return {
        state: hasWritten(done) ? 'Sent' : 'Skipped',
        message: returnText(done, context.providers.of(connection)),
        contactId: done.contactId,
        change: {
          written: JSON.stringify(done.written),
          replaced: JSON.stringify(done.replaced),
          left_out: toStoredLeftOut(done.leftOut),
        },
        quiet: true,
        follow: (trx) => noteWritten(trx, observed, [done], context.clock.now()),
      };
    },
  };
};
