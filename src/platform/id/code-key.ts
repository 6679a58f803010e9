/**
 * The form in which two spellings of a code or another random part of an address are equal, the same as `goodword.code_key` of the database:
 * letters and digits alone, in capitals, with O, I and L as the digits they look like (randomSpeakable has none of the three).
 * @returns '' for what cannot be a code
 */
export function codeKey(typed: string): string {
  return typed
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}
