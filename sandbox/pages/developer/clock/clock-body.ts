import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { paths } from '../../ui/layout.ts';
import { dateTimeInput, showTime } from '../../ui/show.ts';

const steps = [
  [10_000, '10 seconds', 'next slice of the rate limit'],
  [60_000, '1 minute', 'webhook retry, end of a scroll'],
  [90_000, '90 seconds', 'search index caught up'],
  [300_000, '5 minutes', 'authorization codes expired'],
  [3_600_000, '1 hour', ''],
  [86_400_000, '1 day', 'daily health check'],
  [604_800_000, '1 week', 'suspension of webhooks that kept failing'],
] as const;

const speeds = [
  [1, 'Real speed'],
  [10, '10×'],
  [60, '60×: a minute per second'],
  [3_600, '3,600×: an hour per second'],
  [0, 'Stopped'],
] as const;

/** The current time and the forms that change it, in the time zone of `workspace`. */
export function clockBody({ clock }: Sandbox, workspace: Workspace): string {
  const now = clock.now();
  const forward = steps.map(
    ([ms, label, hint]) =>
      html`<li class="row">
        <button class="little" name="advance_ms" value="${ms}">+ ${label}</button>
        <span class="quiet small">${hint}</span>
      </li>`,
  );
  const speedButtons = speeds.map(
    ([speed, label]) =>
      html`<button
        class="little ${speed === clock.speed ? 'main' : ''}"
        name="speed"
        value="${speed}"
        !${speed === clock.speed ? 'aria-pressed="true"' : ''}
      >
        ${label}
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
        ${workspace.timezone} · ${describeSpeed(clock.setting === null, clock.speed)} · ${timerText(clock.waiting)}
      </p>
      !${clock.setting === null ? '' : html`<form method="post" action="${paths.clock}"><button name="real" value="true">Use real time</button></form>`}
    </section>
    <div class="cols">
      <form class="card" method="post" action="${paths.clock}">
        <h2>Move forward</h2>
        <p class="quiet small">Anything that becomes due happens immediately.</p>
        <ul class="plain" style="margin: 0">
          !${forward}
        </ul>
      </form>
      <div>
        <form class="card" method="post" action="${paths.clock}">
          <h2>Speed</h2>
          <div class="row">!${speedButtons}</div>
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
          <p class="hint">In ${workspace.timezone}. If you go back in time, newer data is dated in the future.</p>
        </form>
      </div>
    </div>`;
}

const timerText = (count: number): string =>
  count === 0 ? 'no timers pending' : count === 1 ? '1 timer pending' : `${count} timers pending`;

function describeSpeed(real: boolean, speed: number): string {
  if (real) return 'real time';
  return speed === 0 ? 'stopped' : speed === 1 ? 'shifted, at real speed' : `${speed}× speed`;
}
