/** Why an event is not tracked yet. */
export const waitsForPush = 'It follows when the person’s attributes are written.';
