/** What a panel of Intercom's Inbox can show, as far as we use it (reference 14). */
export type Component =
  | { type: 'text'; text: string; style?: 'header' | 'paragraph' | 'muted' | 'error' }
  | { type: 'data-table'; items: { type: 'field-value'; field: string; value: string }[] }
  | { type: 'list'; items: { type: 'item'; id: string; title: string; subtitle: string; action: UrlAction }[] }
  | {
      type: 'button';
      id: string;
      label: string;
      style: 'primary' | 'link';
      action: UrlAction | { type: 'submit' };
    }
  | { type: 'dropdown'; id: string; label: string; options: { type: 'option'; id: string; text: string }[] }
  | { type: 'divider' };

type UrlAction = { type: 'url'; url: string };

/** The answer to initialize and submit. */
export type Canvas = { canvas: { content: { components: Component[] } } };

export const canvasOf = (components: Component[]): Canvas => ({ canvas: { content: { components } } });

/** Text from users, unchanged: canvas text may be read as Markdown, and a name must not become a link. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll('](', '] (')
    .replaceAll(/\*(?=\*)/g, '* ');

export const header = (text: string): Component => ({ type: 'text', text: plain(text), style: 'header' });
export const paragraph = (text: string): Component => ({ type: 'text', text: plain(text), style: 'paragraph' });
export const muted = (text: string): Component => ({ type: 'text', text: plain(text), style: 'muted' });
export const error = (text: string): Component => ({ type: 'text', text: plain(text), style: 'error' });

/** @param rows field and value; those without a value are left out */
export const table = (rows: readonly (readonly [field: string, value: string])[]): Component => ({
  type: 'data-table',
  items: rows
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ type: 'field-value', field, value: plain(value) })),
});

export const linkButton = (id: string, label: string, url: string): Component => ({
  type: 'button',
  id,
  label,
  style: 'link',
  action: { type: 'url', url },
});

export const submitButton = (id: string, label: string, style: 'primary' | 'link'): Component => ({
  type: 'button',
  id,
  label,
  style,
  action: { type: 'submit' },
});
