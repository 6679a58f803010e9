import { html } from 'ghtml';
import { stateOf, switches } from '../../../presets/all-switches.ts';
import { presets } from '../../../presets/presets.ts';
import { type Switch, type Theme, themes } from '../../../presets/switch.ts';
import type { Sandbox } from '../../../context.ts';
import type { Fault } from '../../../http/faults.ts';
import { switchForm } from './faults-form.ts';
import { paths } from '../../ui/layout.ts';

/** The faults page. `refused` is a value that a switch rejected. */
export function faultsBody(sandbox: Sandbox, refused?: { name: string; value: string }): string {
  const states = new Map(switches.map((one) => [one, stateOf(sandbox, one)]));
  const on = switches.filter((one) => states.get(one)?.on === true);
  const form = (one: Switch) =>
    switchForm(one, states.get(one) ?? stateOf(sandbox, one), refused?.name === one.name ? refused.value : undefined);
  const section = (theme: Theme) =>
    html`<section class="card list" aria-labelledby="${idOf(theme)}">
      <h2 id="${idOf(theme)}" style="padding: 16px 20px 0">${theme}</h2>
      !${switches.filter((one) => one.theme === theme).map(form)}
    </section>`;
  return html`<div class="head">
      <h1 class="grow">Faults</h1>
      <form method="post" action="${paths.faults}/off"><button class="main">Everything off</button></form>
    </div>
    !${standing(on)} !${presetCard()} !${askedFor(sandbox.faults.list())} !${themes.map(section)}`;
}

const idOf = (theme: Theme): string => `theme-${theme.toLowerCase().replaceAll(' ', '-')}`;

function standing(on: readonly Switch[]): string {
  if (on.length === 0) return html`<p class="quiet">Everything is as this practice Intercom was started.</p>`;
  const links = on.map((one) => html`<a class="chip bad" href="#${one.name}">${one.title}</a> `);
  return html`<p>Switched on: !${links}</p>`;
}

function presetCard(): string {
  const rows = presets.map(
    ({ name, title, explanation }) =>
      html`<li class="row">
        <button class="little" name="name" value="${name}">${title}</button> <span class="small">${explanation}</span>
      </li>`,
  );
  return html`<section class="card" aria-labelledby="presets">
    <h2 id="presets">All at once</h2>
    <form method="post" action="${paths.faults}/preset">
      <ul class="plain" style="margin: 0">
        !${rows}
      </ul>
    </form>
  </section>`;
}

/** Faults that a program asked for through the controls; those of switches show at their switch. */
function askedFor(faults: readonly Fault[]): string {
  const named = new Set<string | undefined>(switches.map((one) => one.name));
  const others = faults.filter((fault) => !named.has(fault.name));
  if (others.length === 0) return '';
  const rows = others.map(
    (fault) =>
      html`<li class="row">
        <span class="chip bad">${fault.kind}</span>
        <span class="small">${wordsFor(fault)}</span>
        <button class="little" name="id" value="${fault.id}">End</button>
      </li>`,
  );
  return html`<section class="card" aria-labelledby="asked-for">
    <h2 id="asked-for">Asked for by a program</h2>
    <form method="post" action="${paths.faults}/end">
      <ul class="plain" style="margin: 0">
        !${rows}
      </ul>
    </form>
  </section>`;
}

function wordsFor(fault: Fault): string {
  const left = fault.times === null ? 'lasts' : `${fault.times} more`;
  const share = fault.every === 1 ? '' : `, every ${fault.every}th call`;
  return `${fault.method ?? 'any method'} ${fault.path}, ${left}${share}, hit ${fault.hits}`;
}
