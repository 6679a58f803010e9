import type { DeliveryKind, Sender } from './sender.ts';

const senders = new Map<DeliveryKind, Sender>();

/** Says how deliveries of a kind are sent; once for each kind, where the module that knows it is wired. */
export function registerKind(kind: DeliveryKind, sender: Sender): void {
  senders.set(kind, sender);
}

/** How deliveries of a kind are sent. @throws Error when no module has registered the kind */
export function senderOf(kind: DeliveryKind): Sender {
  const sender = senders.get(kind);
  if (!sender) throw new Error(`No module sends deliveries of kind ${kind}.`);
  return sender;
}
