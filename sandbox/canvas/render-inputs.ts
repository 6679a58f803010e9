import { html } from 'ghtml';
import { type ComponentOf, isLocked } from './components.ts';
import { choiceOf, fieldOf } from './pressed.ts';
import { actionElement } from './render-action.ts';

const idOf = (componentId: string) => `canvas-${componentId}`;
const lock = (disabled: boolean) => (disabled ? 'disabled' : '');
const hasFailed = (state: string | undefined) => (state === 'failed' ? 'aria-invalid="true"' : '');

export function renderTextField(component: ComponentOf<'input' | 'textarea'>): string {
  const { id, label, placeholder = '', value = '' } = component;
  const naming = label === undefined ? html`aria-label="${placeholder || id}"` : '';
  const locked = isLocked(component);
  const title = label === undefined ? '' : html`<label for="${idOf(id)}">${label}</label>`;
  if (component.type === 'textarea')
    return html`<div class="field">
      !${title}
      <textarea
        id="${idOf(id)}"
        name="${fieldOf(id)}"
        placeholder="${placeholder}"
        !${naming}
        !${lock(locked)}
        !${component.error === true ? 'aria-invalid="true"' : ''}
      >
${value}</textarea>
    </div>`;
  const field = html`<input
    id="${idOf(id)}"
    name="${fieldOf(id)}"
    value="${value}"
    placeholder="${placeholder}"
    !${naming}
    !${lock(locked)}
    !${hasFailed(component.save_state)}
  />`;
  const send =
    component.action === undefined
      ? ''
      : actionElement(id, component.action, locked, '', '<span aria-label="Send">→</span>');
  return html`<div class="field">
    !${title}
    <div class="row">!${field} !${send}</div>
  </div>`;
}

export function renderDropdown(component: ComponentOf<'dropdown'>): string {
  const { id, label, options, value } = component;
  const title = label === undefined ? '' : html`<label for="${idOf(id)}">${label}</label>`;
  const choices = options.map(
    (option) =>
      html`<option value="${option.id}" !${option.id === value ? 'selected' : ''} !${lock(option.disabled === true)}>
        ${option.text}
      </option>`,
  );
  return html`<div class="field">
    !${title}
    <select
      id="${idOf(id)}"
      name="${fieldOf(id)}"
      !${label === undefined ? html`aria-label="${id}"` : ''}
      !${lock(isLocked(component))}
      !${hasFailed(component.save_state)}
    >
      !${value === undefined ? '<option value="">Choose…</option>' : ''} !${choices}
    </select>
  </div>`;
}

export function renderCheckbox(component: ComponentOf<'checkbox'>): string {
  const boxes = component.option.map((option) => {
    const on = component.value?.includes(option.id) === true ? 'checked' : '';
    const disabled = isLocked(component) || option.disabled === true;
    return html`<label class="check"
      ><input type="checkbox" name="${fieldOf(component.id)}" value="${option.id}" !${on} !${lock(disabled)} />
      <span>${option.text}</span></label
    >`;
  });
  return html`<fieldset class="field">
    <legend class="label">${component.label}</legend>
    !${boxes}
  </fieldset>`;
}

export function renderSingleSelect(component: ComponentOf<'single-select'>): string {
  const { id, label, options, value, action } = component;
  const choices = options.map((option) => {
    const disabled = lock(isLocked(component) || option.disabled === true);
    if (action?.type === 'submit')
      return html`<button
        class="${option.id === value ? 'main' : ''}"
        name="${choiceOf(id)}"
        value="${option.id}"
        !${disabled}
      >
        ${option.text}
      </button>`;
    return html`<label class="check"
      ><input
        type="radio"
        name="${fieldOf(id)}"
        value="${option.id}"
        !${option.id === value ? 'checked' : ''}
        !${disabled}
      />
      <span>${option.text}</span></label
    >`;
  });
  const link = action?.type === 'url' ? actionElement(id, action, isLocked(component), 'little', 'Open') : '';
  return html`<fieldset class="field" !${label === undefined ? html`aria-label="${id}"` : ''}>
    !${label === undefined ? '' : html`<legend class="label">${label}</legend>`}
    <div class="${action?.type === 'submit' ? 'row' : ''}">!${choices}</div>
    !${link}
  </fieldset>`;
}
