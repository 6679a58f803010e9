import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { paths } from '../../ui/layout.ts';
import { dateTimeInput, showTime } from '../../ui/show.ts';

const steps = [
  [10_000, '10 seconds', 'the next slice of the rate limit'],
  [60_000, '1 minute', 'the retry of a webhook, the end of a scroll'],
  [90_000, '90 seconds', 'the index has caught up'],
  [300_000, '5 minutes', 'an authorization code is dead'],
  [3_600_000, '1 hour', ''],
  [86_400_000, '1 day', 'the daily health check'],
  [604_800_000, '1 week', 'webhooks that failed all the while are suspended'],
] as const;

const speeds = [
  [1, 'Real speed'],
  [10, '10 times'],
  [60, '60 times: a minute a second'],
  [3_600, '3,600 times: an hour a second'],
  [0, 'Standing still'],
] as const;

/** What time it is here, and the forms that change it. Times on the clock of `workspace`. */
export function clockBody({ clock }: Sandbox, workspace: Workspace): string {
  const now = clock.now();
  const forward = steps.map(
    ([ms, words, hint]) =>
      html`<li class="row">
        <button class="little" name="advance_ms" value="${ms}">+ ${words}</button>
        <span class="quiet small">${hint}</span>
      </li>`,
  );
  const paces = speeds.map(
    ([speed, words]) =>
      html`<button
        class="little ${speed === clock.speed ? 'main' : ''}"
        name="speed"
        value="${speed}"
        !${speed === clock.speed ? 'aria-pressed="true"' : ''}
      >
        ${words}
      </button>`,
  );
  return html`<div class="head">
      <h1 class="grow">Clock</h1>
      <a class="button" href="${paths.clock}">Refresh</a>
    </div>
    <section class="card">
      <p class="name" style="font-size: 22px">
        <time datetime="${new Date(now).toISOString()}">${showTime(now, workspace.timezone)}</time>
      </p>
      <p class="quiet">
        ${workspace.timezone} · ${standing(clock.setting === null, clock.speed)} · ${timerWords(clock.waiting)}
      </p>
      !${clock.setting === null ? '' : html`<form method="post" action="${paths.clock}"><button name="real" value="true">Back to real time</button></form>`}
    </section>
    <div class="cols">
      <form class="card" method="post" action="${paths.clock}">
        <h2>Move forward</h2>
        <p class="quiet small">What becomes due by it happens at once.</p>
        <ul class="plain" style="margin: 0">
          !${forward}
        </ul>
      </form>
      <div>
        <form class="card" method="post" action="${paths.clock}">
          <h2>Speed</h2>
          <div class="row">!${paces}</div>
        </form>
        <form class="card" method="post" action="${paths.clock}">
          <h2>Set</h2>
          <div class="row">
            <input
              aria-label="Date and time"
              name="set"
              type="datetime-local"
              step="1"
              required
              value="${dateTimeInput(Math.floor(now / 1000), workspace.timezone)}"
            />
            <button>Set</button>
          </div>
          <p class="hint">In ${workspace.timezone}. Back in time, what was made later lies in the future.</p>
        </form>
      </div>
    </div>`;
}

const timerWords = (count: number): string =>
  count === 0 ? 'nothing waits' : count === 1 ? 'one thing waits' : `${count} things wait`;

function standing(real: boolean, speed: number): string {
  if (real) return 'real time';
  return speed === 0 ? 'standing still' : speed === 1 ? 'moved, at real speed' : `${speed} times as fast`;
}
