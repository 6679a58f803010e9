const characters: Record<string, string> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/**
 * The text as it was written: Intercom gives names, e-mail addresses and external ids back with `" ' & < >` escaped for
 * HTML, and nothing else (reference 1). One pass, so that an escaped ampersand is not unescaped twice.
 */
export function unescapeText(text: string): string {
  return text.replaceAll(/&(?:quot|apos|lt|gt|amp|#34|#39);/g, (entity) => characters[entity] ?? entity);
}
