import { hasSendingDelivery } from './delivery-store.ts';

/** Whether anything is being written to one of these people at this moment. Events write nothing to a contact. */
export const isSendingTo = hasSendingDelivery;
