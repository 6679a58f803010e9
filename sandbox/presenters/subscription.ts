import type { SubscriptionType } from '../entities/subscription.ts';

/** @documented 7.5: A subscription type has a state, a consent type, texts by language and content types. */
export const presentSubscriptionType = (type: SubscriptionType) => ({
  type: 'subscription',
  id: type.id,
  state: type.state,
  consent_type: type.consentType,
  default_translation: type.translations[0],
  translations: type.translations,
  content_types: type.contentTypes,
});
