export type ConsentType = 'opt_in' | 'opt_out';

/** A subscription type in one language. */
export interface SubscriptionText {
  name: string;
  description: string;
  /** Such as `en`. */
  locale: string;
}

/** A kind of message that people may choose to receive (`opt_in`) or not to receive (`opt_out`). */
export interface SubscriptionType {
  /** Decimal string. */
  id: string;
  state: 'live' | 'draft' | 'archived';
  consentType: ConsentType;
  /** The first is the default. */
  translations: [SubscriptionText, ...SubscriptionText[]];
  contentTypes: ('email' | 'sms_message')[];
}

/** An explicit choice of a contact; whether it means yes or no follows from the type's consent. */
export interface SubscriptionChoice {
  /** The type's id. */
  readonly id: string;
  /** Milliseconds. */
  readonly chosenAt: number;
}
