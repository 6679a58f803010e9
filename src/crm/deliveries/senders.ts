import { prepareReturnFields } from '../return-fields/prepare-return-fields.ts';
import { prepareUndo } from '../runs/prepare-undo.ts';
import { preparePush } from './push/prepare-push.ts';
import type { DeliveryKind, Sender } from './sender.ts';
import { prepareEvent } from './track-event.ts';

const senders: Record<DeliveryKind, Sender> = {
  push: preparePush,
  event: prepareEvent,
  return_fields: prepareReturnFields,
  undo: prepareUndo,
};

/** How each kind of delivery is sent. */
export const senderOf = (kind: DeliveryKind): Sender => senders[kind];
