import { html } from 'ghtml';
import type { Form } from '../ui/form.ts';
import type { PersonField } from './person-fields.ts';

/** The inputs of some fields, in two columns where there is room. `entered` is a rejected form, to show again. */
export function fieldInputs(fields: PersonField[], entered: Form | null): string {
  const inputs = fields.map((field) =>
    fieldInput(field, entered === null ? field.shown : entered.text(field.input), entered),
  );
  return html`<div class="fields">!${inputs}</div>`;
}

function fieldInput(field: PersonField, value: string, entered: Form | null): string {
  const id = field.input.replace('.', '-');
  const was = entered === null ? field.shown : entered.text(`was.${field.input}`);
  const hint = field.hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${field.hint}</p>`;
  const described = field.hint === undefined ? '' : html`aria-describedby="${id}-hint"`;
  return html`<div>
    <label for="${id}">${field.label}</label>
    <input type="hidden" name="was.${field.input}" value="${was}" />
    !${field.kind === 'select' ? select(field, id, value, described) : input(field, id, value, described)} !${hint}
  </div>`;
}

function select(field: PersonField, id: string, value: string, described: string): string {
  const choices = [...(field.optional ? [{ value: '', label: '—' }] : []), ...(field.choices ?? [])];
  // Keep a value that is no longer a choice selectable, or saving would change it.
  if (!choices.some((choice) => choice.value === value)) choices.push({ value, label: value });
  const options = choices.map(
    (choice) =>
      html`<option value="${choice.value}" !${choice.value === value ? 'selected' : ''}>${choice.label}</option>`,
  );
  return html`<select id="${id}" name="${field.input}" !${described}>
    !${options}
  </select>`;
}

function input(field: PersonField, id: string, value: string, described: string): string {
  const step = field.kind === 'number' ? 'step="any"' : field.kind === 'datetime-local' ? 'step="1"' : '';
  return html`<input
    id="${id}"
    name="${field.input}"
    type="${field.kind}"
    value="${value}"
    autocomplete="off"
    !${step}
    !${described}
  />`;
}
