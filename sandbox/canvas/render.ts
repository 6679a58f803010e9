import { html } from 'ghtml';
import { type Action, type Component, type ComponentOf, isLocked } from './components.ts';
import { choiceOf, fieldOf, pressedField } from './pressed.ts';
import { markdown } from './markdown.ts';

/** Components as HTML without script: what submits is a button of the form that surrounds them. */
export const renderComponents = (components: readonly Component[]): string =>
  html`!${components.map((component) => render(component))}`;

function render(component: Component): string {
  switch (component.type) {
    case 'text':
      return renderText(component);
    case 'button':
      return renderButton(component);
    case 'data-table':
      return renderTable(component);
    case 'list':
      return html`<ul class="items">
        !${component.items.map((item) => renderItem(item, component.disabled === true))}
      </ul>`;
    case 'image':
      return renderImage(component);
    case 'spacer':
      return html`<div class="spacer ${component.size ?? 's'}"></div>`;
    case 'divider':
      return html`<hr class="${marginOf(component)}" />`;
    case 'input':
    case 'textarea':
      return renderTextField(component);
    case 'dropdown':
      return renderDropdown(component);
    case 'checkbox':
      return renderCheckbox(component);
    case 'single-select':
      return renderSingleSelect(component);
  }
}

// @documented 14: bottom_margin none takes away the space of 10 pixels below a component.
const marginOf = ({ bottom_margin: margin }: { bottom_margin?: 'none' | undefined }) =>
  margin === 'none' ? 'tight' : '';

function renderText(component: ComponentOf<'text'>): string {
  const look = `${component.style ?? 'paragraph'} ${component.align ?? 'left'} ${marginOf(component)}`;
  const words = markdown(component.text);
  return component.style === 'header'
    ? html`<h3 class="${look}">!${words}</h3>`
    : html`<p class="${look}">!${words}</p>`;
}

function renderButton(component: ComponentOf<'button'>): string {
  const look = { primary: 'main', secondary: '', link: 'link' }[component.style ?? 'primary'];
  return actionElement(
    component.id,
    component.action,
    component.disabled === true,
    `full ${look}`,
    html`${component.label}`,
  );
}

/** Something to press: a link for a URL, else a button that submits the canvas. */
function actionElement(id: string, action: Action, disabled: boolean, look: string, content: string): string {
  if (action.type === 'url' && !disabled)
    return html`<a class="button ${look}" href="${action.url}" target="_blank" rel="noopener noreferrer"
      >!${content}</a
    >`;
  return html`<button class="${look}" name="${pressedField}" value="${id}" !${disabled ? 'disabled' : ''}>
    !${content}
  </button>`;
}

const renderTable = ({ items }: ComponentOf<'data-table'>): string =>
  html`<dl class="facts">
    !${items.map(
      ({ field, value }) =>
        html`<dt>${field}</dt>
          <dd>!${markdown(value)}</dd>`,
    )}
  </dl>`;

type Item = ComponentOf<'list'>['items'][number];

function renderItem(item: Item, allDisabled: boolean): string {
  const { image, image_width: width, image_height: height } = item;
  const round = item.rounded_image === true ? 'rounded' : '';
  const picture =
    image === undefined
      ? ''
      : html`<img class="${round}" src="${image}" width="${width}" height="${height}" alt="" loading="lazy" />`;
  const line = (text: string | undefined) => (text === undefined ? '' : html`<span class="quiet small">${text}</span>`);
  const content = html`!${picture}<span class="lines"
      ><span class="name">${item.title}</span> !${line(item.subtitle)} !${line(item.tertiary_text)}</span
    >`;
  const disabled = allDisabled || item.disabled === true;
  if (item.action === undefined) return html`<li class="item">!${content}</li>`;
  return html`<li>!${actionElement(item.id, item.action, disabled, 'item', content)}</li>`;
}

function renderImage(component: ComponentOf<'image'>): string {
  const { url, width, height, align = 'left', rounded, action } = component;
  const picture = html`<img
    class="${rounded === true ? 'rounded' : ''}"
    src="${url}"
    width="${width}"
    height="${height}"
    alt=""
    loading="lazy"
  />`;
  const inside =
    action === undefined
      ? picture
      : html`<a href="${action.url}" target="_blank" rel="noopener noreferrer">!${picture}</a>`;
  return html`<div class="picture ${align} ${marginOf(component)}">!${inside}</div>`;
}

const idOf = (componentId: string) => `canvas-${componentId}`;
const lock = (disabled: boolean) => (disabled ? 'disabled' : '');
const hasFailed = (state: string | undefined) => (state === 'failed' ? 'aria-invalid="true"' : '');

function renderTextField(component: ComponentOf<'input' | 'textarea'>): string {
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

function renderDropdown(component: ComponentOf<'dropdown'>): string {
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

function renderCheckbox(component: ComponentOf<'checkbox'>): string {
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

function renderSingleSelect(component: ComponentOf<'single-select'>): string {
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
