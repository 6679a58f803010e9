const entities: Record<string, string> = { '"': '&quot;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * HTML-escapes text the way Intercom does on read.
 * @recorded 1: Name, e-mail, external id and company_id are read with quotes, ampersands and angle brackets HTML-escaped.
 */
export function escapeText(text: string | null): string | null {
  return text === null ? null : text.replace(/["'&<>]/g, (character) => entities[character] ?? character);
}

/** Reverts {@link escapeText}, for our own log page. */
export function unescapeText(text: string): string {
  const characters = Object.fromEntries(Object.entries(entities).map(([character, entity]) => [entity, character]));
  return text.replace(/&(?:quot|#39|amp|lt|gt);/g, (entity) => characters[entity] ?? entity);
}
