import { html } from 'ghtml';
import type { CanvasExchange } from '../../canvas/ask-app.ts';
import type { Panel } from '../../canvas/panels.ts';
import { renderComponents } from '../../canvas/render.ts';
import { pretty } from '../developer/log/log-about.ts';
import { message, paths } from '../ui/layout.ts';

/**
 * An app's panel: its canvas as a form, what went wrong, and what went over the wire. Enter in a field presses the
 * form's first button in every browser; that one is made to be none of the app's.
 * @param problem what kept a form from being sent to the app; null when nothing did
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
    !${trouble === null ? '' : message('bad', trouble)} !${content} !${remarks(panel)} !${wire(last)}
  </section>`;
}

function remarks({ canvas }: Panel): string {
  const done = canvas?.completed === true ? message('good', 'The app says that this is completed.') : '';
  const card =
    canvas === null || canvas.cardCreationOptions === null
      ? ''
      : html`<p class="small">The app asks for a card in the reply, with card_creation_options:</p>
          <pre tabindex="0" aria-label="card_creation_options">
${JSON.stringify(canvas.cardCreationOptions, null, 2)}</pre>`;
  return done + card;
}

/** The exact request and answer, for whoever builds the app. */
function wire({ kind, request, answer }: CanvasExchange): string {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  const outcome = answer.status === null ? (answer.failure ?? 'nothing') : String(answer.status);
  return html`<details class="small">
    <summary>${kind} · ${outcome} · ${answer.tookMs} ms</summary>
    <pre tabindex="0" aria-label="Request">
POST ${request.url}
${headers.join('\n')}

${pretty(request.body)}</pre>
    <pre tabindex="0" aria-label="Answer">
${outcome}

${pretty(answer.text)}</pre>
  </details>`;
}

/** Said when no app can show a panel beside a conversation. */
export const noPanels = (): string =>
  html`<section class="card">
    <h2>Apps</h2>
    <p class="quiet">
      No app shows a panel here. An installed app with an initialize URL does; give it one under
      <a href="${paths.apps}">Apps</a>.
    </p>
  </section>`;
