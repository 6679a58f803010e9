import { prepareReturnFields } from './kinds/return-fields/prepare-return-fields.ts';
import { prepareUndo } from '../bulk-operations/prepare-undo.ts';
import { preparePush } from './kinds/push/prepare-push.ts';
import type { DeliveryKind, Sender } from './sender.ts';
import { prepareEvent } from './kinds/event/track-event.ts';

const senders: Record<DeliveryKind, Sender> = {
  push: preparePush,
  event: prepareEvent,
  return_fields: prepareReturnFields,
  undo: prepareUndo,
};

/** How each kind of delivery is sent. */
export const senderOf = (kind: DeliveryKind): Sender => senders[kind];
