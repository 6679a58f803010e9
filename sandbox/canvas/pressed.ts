import { type Component, type InputComponent, isInput, isLocked } from './components.ts';

/** A form of the panel: the values of a field, empty when it is absent. */
export type FieldValues = (name: string) => string[];

/** The form field of a component's value. */
export const fieldOf = (componentId: string): string => `value:${componentId}`;

/** The button name of an option that submits immediately. */
export const choiceOf = (componentId: string): string => `choose:${componentId}`;

/** The name of every other submit button; its value is the id of the clicked component. */
export const pressedField = 'component';

/**
 * The id of the clicked component, if it is an enabled component of this canvas that submits.
 */
export function pressedComponent(components: readonly Component[], values: FieldValues): string | undefined {
  const [id] = values(pressedField);
  for (const component of components) {
    if (component.type === 'list') {
      const item = component.items.find((one) => one.id === id);
      if (item?.action?.type === 'submit' && !item.disabled && !component.disabled) return item.id;
    } else if (component.type === 'button') {
      if (component.id === id && component.action.type === 'submit' && !component.disabled) return id;
    } else if (component.type === 'input' || component.type === 'single-select') {
      const isPressed = component.id === id || values(choiceOf(component.id)).length > 0;
      if (isPressed && component.action?.type === 'submit' && !isLocked(component)) return component.id;
    }
  }
  return undefined;
}

/**
 * The inputs by component id.
 *
 * @documented 14: A dropdown and a single-select give the id of the chosen option, a checkbox an array of ids, the others their text.
 * @assumed 14: Every input of the canvas is sent, regardless of what was clicked; empty text is sent, a choice that was not made is not.
 */
export function inputValues(components: readonly Component[], values: FieldValues): Record<string, unknown> {
  const entries = components
    .filter(isInput)
    .map((component): [string, unknown] => [component.id, valueOf(component, values)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(component: InputComponent, values: FieldValues): unknown {
  // Browsers do not post a disabled field; it keeps the app's value.
  if (isLocked(component)) return component.value;
  const given = values(fieldOf(component.id));
  if (component.type === 'checkbox') return ids(component.option).filter((id) => given.includes(id));
  if (component.type === 'input' || component.type === 'textarea') return given[0] ?? '';
  const chosen = component.type === 'single-select' ? (values(choiceOf(component.id))[0] ?? given[0]) : given[0];
  return ids(component.options).find((id) => id === chosen);
}

const ids = (options: readonly { id: string }[]): string[] => options.map((option) => option.id);
