/** Under which Intercom's connections, settings and deliveries are stored. */
export const providerName = 'intercom';
export const providerTitle = 'Intercom';
