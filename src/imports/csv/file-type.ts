/** How files begin that are no CSV, in bytes (their published signatures). */
const signatures: readonly { bytes: readonly number[]; sentence: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], sentence: 'This is a spreadsheet or another packed file.' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], sentence: 'This is an empty packed file.' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], sentence: 'This is a spreadsheet of an older kind.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], sentence: 'This is a PDF.' },
  { bytes: [0x1f, 0x8b], sentence: 'This is a packed file.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], sentence: 'This is a picture.' },
  { bytes: [0xff, 0xd8, 0xff], sentence: 'This is a picture.' },
];

/** How texts begin that are no table. */
const openings: readonly { form: RegExp; sentence: string }[] = [
  {
    form: /^<!doctype html|^<(?:html|head|body|table|meta|style)\b/i,
    sentence: 'This is a web page, whatever its name says.',
  },
  { form: /^<(?:\?xml\b|[a-z][\w.-]*:[a-z]|[a-z][\w.-]*\s[^>]*xmlns)/i, sentence: 'This is an XML file.' },
  { form: /^\{\\rtf/, sentence: 'This is a text document.' },
  { form: /^(?:\{\s*"|\[\s*[[{])/, sentence: 'This is a JSON file.' },
  { form: /^BEGIN:VCARD/i, sentence: 'This is a vCard file.' },
  { form: /^ID;P/, sentence: 'This is a SYLK spreadsheet.' },
];

const remedy = 'Open it in a spreadsheet program, save it as CSV (UTF-8) and upload that.';

/** What a file evidently is instead of CSV, with what to do; null when it may be CSV. @param start its first bytes, at least four */
export function foreignBytes(start: Uint8Array): string | null {
  const found = signatures.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  return found ? `${found.sentence} ${remedy}` : null;
}

/** The same by the first characters. */
export function foreignText(start: string): string | null {
  const text = start.replace(/^\uFEFF?\s*/, '');
  const found = openings.find(({ form }) => form.test(text));
  return found ? `${found.sentence} ${remedy}` : null;
}
