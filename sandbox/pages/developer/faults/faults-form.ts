import { html } from 'ghtml';
import type { SwitchState } from '../../../presets/all-switches.ts';
import { choicesOf } from '../../../presets/choices.ts';
import type { FaultSwitch, Switch } from '../../../presets/switch.ts';
import type { Fault } from '../../../http/faults.ts';
import { paths } from '../../ui/layout.ts';

/** One switch: what it does, its state and its form. `value` is a rejected input, to show again. */
export function switchForm(one: Switch, state: SwitchState, value?: string): string {
  const hits = state.hits === null || state.hits === 0 ? '' : html`<span class="chip">${hitText(state.hits)}</span>`;
  return html`<form class="entry switch" method="post" action="${paths.faults}/switch" id="${one.name}">
    <input type="hidden" name="name" value="${one.name}" />
    <div>
      <div class="row">
        <b>${one.title}</b>
        !${state.on ? html`<span class="chip bad">on</span>` : ''} !${hits}
      </div>
      <p class="quiet small">${one.explanation}</p>
    </div>
    <div class="row">!${fieldsOf(one, state, value)} !${buttons(one, state)}</div>
  </form>`;
}

const hitText = (hits: number): string => (hits === 1 ? 'hit 1 call' : `hit ${hits.toLocaleString('en')} calls`);

function fieldsOf(one: Switch, state: SwitchState, value: string | undefined): string {
  if (one.of === 'fault')
    return state.fault === null ? faultFields(one) : html`<span class="small">${limitsOf(state.fault)}</span>`;
  if (typeof state.value === 'boolean') return '';
  const choices = choicesOf(one);
  if (choices.length > 0) return choice(one, choices, String(state.value));
  const shown = value ?? (Array.isArray(state.value) ? state.value.join(', ') : String(state.value ?? ''));
  const normal = Array.isArray(state.normal)
    ? state.normal.join(', ') || 'none'
    : String(state.normal ?? 'the real limit');
  return html`<input
    name="value"
    value="${shown}"
    aria-label="${one.title}"
    title="Default: ${normal}"
    style="max-width: 260px"
    placeholder="default: ${normal}"
  />`;
}

const limitsOf = ({ every, path, kind, delay_ms: delayMs }: Fault): string =>
  `one in ${every} calls to ${path}${kind === 'delay' ? ` for ${delayMs} ms` : ''}`;

function choice(one: Switch, choices: readonly string[], chosen: string): string {
  const options = choices.map((name) => html`<option !${name === chosen ? 'selected' : ''}>${name}</option>`);
  return html`<select name="value" aria-label="${one.title}">
    !${options}
  </select>`;
}

/** Inputs for how often, where and, for delays, how long. */
function faultFields({ title, fault }: FaultSwitch): string {
  const field = (name: string, label: string, after: string, attributes: string) =>
    html`<label class="check small"
      >${label}<input name="${name}" aria-label="${title}: ${label}" !${attributes} />${after}</label
    >`;
  const number = (value: number, least: number) =>
    html`type="number" min="${least}" value="${value}" style="width: 84px"`;
  return (
    field('every', 'one in', 'calls', number(1, 1)) +
    field('path', 'to', '', 'value="/**" style="width: 150px"') +
    (fault.kind === 'delay' ? field('delay_ms', 'for', 'ms', number(fault.delay_ms ?? 0, 0)) : '')
  );
}

function buttons(one: Switch, state: SwitchState): string {
  const button = (on: boolean, label: string, look: string) =>
    html`<button class="little ${look}" name="on" value="${on}">
      ${label}<span class="unseen"> ${one.title}</span>
    </button>`;
  if (one.of === 'fault' || one.of === 'tokens' || typeof state.value === 'boolean') {
    // Some are on by default, so the label goes by the current value, not by `state.on`.
    const isOn = one.of === 'fault' || one.of === 'tokens' ? state.on : state.value === true;
    return button(!state.on, isOn ? 'Turn off' : 'Turn on', '');
  }
  return button(true, 'Set', '') + (state.on ? button(false, 'Reset', '') : '');
}
