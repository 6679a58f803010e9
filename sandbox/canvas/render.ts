import { html } from 'ghtml';
import type { Component, ComponentOf } from './components.ts';
import { markdown } from './markdown.ts';
import { actionElement } from './render-action.ts';
import { renderCheckbox, renderDropdown, renderSingleSelect, renderTextField } from './render-inputs.ts';

/** Components as HTML without script: what submits is a button of the form that surrounds them. */
export const renderComponents = (components: readonly Component[]): string =>
  html`!${components.map((component) => render(component))}`;

type Renderers = { [Type in Component['type']]: (component: ComponentOf<Type>) => string };

const renderers: Renderers = {
  text: renderText,
  button: renderButton,
  'data-table': renderTable,
  list: renderList,
  image: renderImage,
  spacer: (component) => html`<div class="spacer ${component.size ?? 's'}"></div>`,
  divider: (component) => html`<hr class="${marginOf(component)}" />`,
  input: renderTextField,
  textarea: renderTextField,
  dropdown: renderDropdown,
  checkbox: renderCheckbox,
  'single-select': renderSingleSelect,
};

function render(component: Component): string {
  // Each renderer takes components of its own type, which the compiler cannot infer through the lookup.
  const renderer = renderers[component.type] as (component: Component) => string;
  return renderer(component);
}

// @documented 14: bottom_margin none takes away the space of 10 pixels below a component.
const marginOf = ({ bottom_margin: margin }: { bottom_margin?: 'none' | undefined }) =>
  margin === 'none' ? 'tight' : '';

function renderText(component: ComponentOf<'text'>): string {
  const look = `${component.style ?? 'paragraph'} ${component.align ?? 'left'} ${marginOf(component)}`;
  const text = markdown(component.text);
  return component.style === 'header' ? html`<h3 class="${look}">!${text}</h3>` : html`<p class="${look}">!${text}</p>`;
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

function renderTable({ items }: ComponentOf<'data-table'>): string {
  return html`<dl class="facts">
    !${items.map(
      ({ field, value }) =>
        html`<dt>${field}</dt>
          <dd>!${markdown(value)}</dd>`,
    )}
  </dl>`;
}

function renderList({ items, disabled }: ComponentOf<'list'>): string {
  return html`<ul class="items">
    !${items.map((item) => renderItem(item, disabled === true))}
  </ul>`;
}

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
