const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escapeMarkup = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

/**
 * Plain text as HTML: a paragraph for each block of lines.
 * @documented 9: What contacts write is plain text: HTML in it is not supported.
 * @assumed 9: What contacts write is stored escaped, in one p element for each block of lines, with br between lines.
 */
export function htmlOfText(text: string): string {
  const blocks = text.trim().split(/\r?\n(?:\r?\n)+/);
  return blocks.map((block) => `<p>${escapeMarkup(block).replace(/\r?\n/g, '<br>')}</p>`).join('');
}

const keptTags = new Set('p br h1 h2 h3 b i u strong em ul ol li a img code pre blockquote'.split(' '));
const anyTag = /(<\/?[a-zA-Z][^<>]*>)/;

/**
 * A teammate's message as HTML: simple markup is kept, other markup is dropped; plain text becomes paragraphs.
 * @documented 9: Notes and messages of teammates accept some HTML formatting.
 * @assumed 9: What teammates write keeps paragraphs, headings, lists, emphasis, quotes, code, links and images; attributes other than href and src go.
 */
export function htmlOfTeammate(body: string): string {
  if (!anyTag.test(body)) return htmlOfText(body);
  const pieces = body.split(anyTag).map((piece, index) => (index % 2 === 1 ? keptTag(piece) : strayMarkup(piece)));
  const html = pieces.join('').trim();
  return /<(?:p|h[1-3]|ul|ol|pre|blockquote)>/.test(html) ? html : `<p>${html}</p>`;
}

const strayMarkup = (text: string): string => text.replace(/[<>]/g, (character) => escapes[character] ?? character);

function keptTag(tag: string): string {
  const [, closing = '', given = '', rest = ''] = /^<(\/?)([a-zA-Z0-9]+)(.*)>$/s.exec(tag) ?? [];
  const name = given.toLowerCase();
  if (!keptTags.has(name)) return '';
  if (closing !== '') return `</${name}>`;
  const wanted = name === 'a' ? 'href' : name === 'img' ? 'src' : null;
  if (wanted === null) return `<${name}>`;
  const address = new RegExp(`\\b${wanted}="(https?:[^"]*|mailto:[^"]*)"`, 'i').exec(rest)?.[1];
  return address === undefined ? `<${name}>` : `<${name} ${wanted}="${address}">`;
}

const characters: Record<string, string> = {
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

/**
 * HTML as plain text.
 * @documented 9: In plain text a link reads "label (url)".
 * @assumed 9: In plain text, paragraphs, headings and list items are on separate lines.
 */
export function plainText(html: string): string {
  return html
    .replace(/<a href="([^"<>]*)">([^<]*)<\/a>/g, (_link, url: string, label: string) => `${label} (${url})`)
    .replace(/<br>|<\/(?:li|h[1-3]|pre|blockquote)>/g, '\n')
    .replace(/<\/p>(?=<p>)/g, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:quot|#39|amp|lt|gt|nbsp);/g, (entity) => characters[entity] ?? entity)
    .trim();
}
