import type { DeliveryKind, Sender } from './sender.ts';
import { prepareEvent } from './track-event.ts';
import { preparePush } from './push/prepare-push.ts';

/** How each kind of delivery is sent. */
const senders: Partial<Record<DeliveryKind, Sender>> = {
  push: preparePush,
  event: prepareEvent,
};

export function senderOf(kind: DeliveryKind): Sender {
  const sender = senders[kind];
  if (!sender) throw new Error(`Deliveries of kind ${kind} cannot be sent.`);
  return sender;
}
