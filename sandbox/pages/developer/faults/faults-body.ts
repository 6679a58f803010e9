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
      <form method="post" action="${paths.faults}/off"><button class="main">Turn everything off</button></form>
    </div>
    !${switchedOn(on)} !${presetCard()} !${addedFaults(sandbox.faults.list())} !${themes.map(section)}`;
}

const idOf = (theme: Theme): string => `theme-${theme.toLowerCase().replaceAll(' ', '-')}`;

function switchedOn(on: readonly Switch[]): string {
  if (on.length === 0)
    return html`<p class="quiet">Everything is off: this practice Intercom behaves as it was started.</p>`;
  const links = on.map((one) => html`<a class="chip bad" href="#${one.name}">${one.title}</a> `);
  return html`<p>On: !${links}</p>`;
}

function presetCard(): string {
  const rows = presets.map(
    ({ name, title, explanation }) =>
      html`<li class="row">
        <button class="little" name="name" value="${name}">${title}</button> <span class="small">${explanation}</span>
      </li>`,
  );
  return html`<section class="card" aria-labelledby="presets">
    <h2 id="presets">Presets</h2>
    <form method="post" action="${paths.faults}/preset">
      <ul class="plain" style="margin: 0">
        !${rows}
      </ul>
    </form>
  </section>`;
}

/** Faults added through the controls; the fault of a switch shows at its switch. */
function addedFaults(faults: readonly Fault[]): string {
  const named = new Set<string | undefined>(switches.map((one) => one.name));
  const others = faults.filter((fault) => !named.has(fault.name));
  if (others.length === 0) return '';
  const rows = others.map(
    (fault) =>
      html`<li class="row">
        <span class="chip bad">${fault.kind}</span>
        <span class="small">${describeFault(fault)}</span>
        <button class="little" name="id" value="${fault.id}">End</button>
      </li>`,
  );
  return html`<section class="card" aria-labelledby="added-faults">
    <h2 id="added-faults">Added through the API</h2>
    <form method="post" action="${paths.faults}/end">
      <ul class="plain" style="margin: 0">
        !${rows}
      </ul>
    </form>
  </section>`;
}

function describeFault(fault: Fault): string {
  const left = fault.times === null ? 'no limit' : `${fault.times} more`;
  const share = fault.every === 1 ? '' : `, 1 in ${fault.every} calls`;
  return `${fault.method ?? 'any method'} ${fault.path}, ${left}${share}, ${fault.hits} hits`;
}
