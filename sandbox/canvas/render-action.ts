import { html } from 'ghtml';
import type { Action } from './components.ts';
import { pressedField } from './pressed.ts';

/** A clickable element: a link for a URL, else a button that submits the canvas. */
export function actionElement(id: string, action: Action, disabled: boolean, look: string, content: string): string {
  if (action.type === 'url' && !disabled)
    return html`<a class="button ${look}" href="${action.url}" target="_blank" rel="noopener noreferrer"
      >!${content}</a
    >`;
  return html`<button class="${look}" name="${pressedField}" value="${id}" !${disabled ? 'disabled' : ''}>
    !${content}
  </button>`;
}
