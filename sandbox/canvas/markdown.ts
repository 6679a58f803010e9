import { html } from 'ghtml';

const piece = /(\[[^\]\n]+\]\(https?:\/\/[^\s)]+\)|\*\*[^*\n]+\*\*|\n)/;
const link = /^\[([^\]]+)\]\(([^)]+)\)$/;

/**
 * The Markdown subset of canvas text as HTML; everything else is shown literally.
 *
 * @documented 14: Text knows links and bold font in Markdown.
 */
export function markdown(text: string): string {
  const pieces = text.split(piece).map((part) => {
    const [, label, address] = link.exec(part) ?? [];
    if (label !== undefined) return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`;
    if (part === '\n') return '<br />';
    return /^\*\*.+\*\*$/.test(part) ? html`<b>${part.slice(2, -2)}</b>` : html`${part}`;
  });
  return pieces.join('');
}
