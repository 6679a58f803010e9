/** The provider name of Intercom's connections, settings and deliveries: stored, so never changed. */
export const providerName = 'intercom';
export const providerTitle = 'Intercom';
