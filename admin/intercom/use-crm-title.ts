/**
 * What the CRM of the campaign on screen is called. Every connection is Intercom's today, so its name stands here and in the
 * screens that are Intercom's own (connect, app); all others ask this hook.
 */
export const useCrmTitle = (): string => 'Intercom';
