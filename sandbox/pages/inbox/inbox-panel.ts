import { html } from 'ghtml';
import type { CanvasExchange } from '../../canvas/ask-app.ts';
import type { Panel } from '../../canvas/panels.ts';
import { renderComponents } from '../../canvas/render.ts';
import { pretty } from '../developer/log/log-about.ts';
import { message, paths } from '../ui/layout.ts';

/**
 * An app's panel: its canvas as a form, any error, and the exchange with the app. Browsers press a form's first button
 * on Enter, so the form starts with a disabled one.
 * @param problem why the form was not sent to the app; null when it was
 */
export function panelCard(panel: Panel, address: string, problem: string | null): string {
  const { subject, canvas, last } = panel;
  const trouble = problem ?? ('problem' in last.result ? last.result.problem : null);
  const content =
    canvas === null
      ? ''
      : html`<form class="canvas" method="post" action="${address}">
          <button disabled hidden style="display: none"></button>
          !${renderComponents(canvas.components)}
        </form>`;
  return html`<section class="card" aria-label="Panel of ${subject.app.name}">
    <h2>${subject.app.name} <span class="quiet small">${subject.contact.name ?? subject.contact.email ?? ''}</span></h2>
    !${trouble === null ? '' : message('bad', trouble)} !${content} !${outcomes(panel)} !${wire(last)}
  </section>`;
}

function outcomes({ canvas }: Panel): string {
  const done = canvas?.completed === true ? message('good', 'The app reports this as completed.') : '';
  const card =
    canvas === null || canvas.cardCreationOptions === null
      ? ''
      : html`<p class="small">The app asks to add a card to the reply, with these card_creation_options:</p>
          <pre tabindex="0" aria-label="card_creation_options">
${JSON.stringify(canvas.cardCreationOptions, null, 2)}</pre>`;
  return done + card;
}

/** The exact request and response, for the app's developer. */
function wire({ kind, request, answer }: CanvasExchange): string {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  const outcome = answer.status === null ? (answer.failure ?? 'no response') : String(answer.status);
  return html`<details class="small">
    <summary>${kind} · ${outcome} · ${answer.tookMs} ms</summary>
    <pre tabindex="0" aria-label="Request">
POST ${request.url}
${headers.join('\n')}

${pretty(request.body)}</pre>
    <pre tabindex="0" aria-label="Response">
${outcome}

${pretty(answer.text)}</pre>
  </details>`;
}

/** Shown when no app has a panel for the conversation. */
export const noPanels = (): string =>
  html`<section class="card">
    <h2>Apps</h2>
    <p class="quiet">
      No app shows a panel here. Set an initialize URL for an installed app under
      <a href="${paths.apps}">Apps</a>.
    </p>
  </section>`;
