import { z } from 'zod';

/*
 * @documented 14: The Inbox knows the components text, button, data-table, list, image, spacer, divider, input, textarea, dropdown, checkbox and single-select.
 * @documented 14: Of the actions, submit and url work in the Inbox; sheet works only in the Messenger.
 * @assumed 14: A component of an unknown type, or with a missing or wrong key, makes Intercom show an error instead of the whole canvas; unknown keys are ignored.
 */

const text = (name: string) => z.string({ error: `${name} must be text` });
const id = text('id').min(1, { error: 'id must not be empty' });
const oneOf = <const Values extends readonly string[]>(name: string, values: Values) =>
  z.enum(values, { error: `${name} must be one of ${values.join(', ')}` });
const yesOrNo = (name: string) => z.boolean({ error: `${name} must be true or false` });
const pixels = (name: string) => z.number({ error: `${name} must be a number of pixels` }).positive();
const address = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} must be a URL that starts with http:// or https://` });

const urlAction = z.object({
  type: z.literal('url', { error: 'action must be of the type url' }),
  url: address('action.url'),
});
const action = z.discriminatedUnion('type', [z.object({ type: z.literal('submit') }), urlAction], {
  error: 'action must be of the type submit or url; a sheet opens only in the Messenger',
});

const margin = { bottom_margin: z.literal('none', { error: 'bottom_margin can only be none' }).optional() };
const saving = {
  save_state: oneOf('save_state', ['unsaved', 'saved', 'failed']).optional(),
  disabled: yesOrNo('disabled').optional(),
};
const titled = { id, label: text('label').optional() };
const option = z.object({
  type: z.literal('option', { error: 'an option must be of the type option' }),
  id,
  text: text('text'),
  disabled: yesOrNo('disabled').optional(),
});
// @documented 14: A dropdown and a single-select offer two to ten options.
const fewOptions = z
  .array(option, { error: 'options must be an array' })
  .min(2, { error: 'options must be 2 to 10' })
  .max(10, { error: 'options must be 2 to 10' });

const item = z
  .object({
    type: z.literal('item', { error: 'an item must be of the type item' }),
    id,
    title: text('title'),
    subtitle: text('subtitle').optional(),
    tertiary_text: text('tertiary_text').optional(),
    image: address('image').optional(),
    image_width: pixels('image_width').optional(),
    image_height: pixels('image_height').optional(),
    rounded_image: yesOrNo('rounded_image').optional(),
    disabled: yesOrNo('disabled').optional(),
    action: action.optional(),
  })
  .refine(
    ({ image, image_width, image_height }) => !image || (image_width !== undefined && image_height !== undefined),
    {
      error: 'an item with an image needs image_width and image_height',
    },
  );

/** The schema of each type of component. */
export const componentSchemas = {
  text: z.object({
    type: z.literal('text'),
    id: id.optional(),
    text: text('text'),
    style: oneOf('style', ['header', 'paragraph', 'muted', 'error']).optional(),
    align: oneOf('align', ['left', 'center', 'right']).optional(),
    ...margin,
  }),
  button: z.object({
    type: z.literal('button'),
    id,
    label: text('label'),
    action,
    style: oneOf('style', ['primary', 'secondary', 'link']).optional(),
    disabled: yesOrNo('disabled').optional(),
  }),
  'data-table': z.object({
    type: z.literal('data-table'),
    items: z.array(
      z.object({
        type: z.literal('field-value', { error: 'a row must be of the type field-value' }),
        field: text('field'),
        value: text('value'),
      }),
      { error: 'items must be an array' },
    ),
  }),
  list: z.object({
    type: z.literal('list'),
    items: z.array(item, { error: 'items must be an array' }),
    disabled: yesOrNo('disabled').optional(),
  }),
  image: z.object({
    type: z.literal('image'),
    id: id.optional(),
    url: address('url'),
    width: pixels('width'),
    height: pixels('height'),
    align: oneOf('align', ['left', 'center', 'right', 'full_width']).optional(),
    rounded: yesOrNo('rounded').optional(),
    ...margin,
    action: urlAction.optional(),
  }),
  spacer: z.object({
    type: z.literal('spacer'),
    id: id.optional(),
    size: oneOf('size', ['xs', 's', 'm', 'l', 'xl']).optional(),
  }),
  divider: z.object({ type: z.literal('divider'), id: id.optional(), ...margin }),
  input: z.object({
    type: z.literal('input'),
    ...titled,
    placeholder: text('placeholder').optional(),
    value: text('value').optional(),
    action: action.optional(),
    ...saving,
  }),
  textarea: z.object({
    type: z.literal('textarea'),
    ...titled,
    placeholder: text('placeholder').optional(),
    value: text('value').optional(),
    error: yesOrNo('error').optional(),
    disabled: yesOrNo('disabled').optional(),
  }),
  dropdown: z.object({
    type: z.literal('dropdown'),
    ...titled,
    options: fewOptions,
    value: text('value').optional(),
    ...saving,
  }),
  checkbox: z.object({
    type: z.literal('checkbox'),
    id,
    label: text('label'),
    option: z.array(option, { error: 'option must be an array' }).min(1, { error: 'option must hold at least one' }),
    value: z.array(text('value'), { error: 'value must be an array of option ids' }).optional(),
    ...saving,
  }),
  'single-select': z.object({
    type: z.literal('single-select'),
    ...titled,
    options: fewOptions,
    value: text('value').optional(),
    action: action.optional(),
    ...saving,
  }),
};

type Schemas = typeof componentSchemas;

/** One component of one type. */
export type ComponentOf<Type extends keyof Schemas> = z.output<Schemas[Type]>;

/** Any component. */
export type Component = { [Type in keyof Schemas]: ComponentOf<Type> }[keyof Schemas];

/** What a click does. */
export type Action = z.output<typeof action>;

/** The components that take input. */
export type InputComponent = ComponentOf<'input' | 'textarea' | 'dropdown' | 'checkbox' | 'single-select'>;

export const isInput = (component: Component): component is InputComponent =>
  ['input', 'textarea', 'dropdown', 'checkbox', 'single-select'].includes(component.type);

/** Whether it is read-only. @documented 14: save_state saved overrides disabled and prevents the action. */
export function isLocked(component: InputComponent): boolean {
  const state = 'save_state' in component ? component.save_state : undefined;
  return state === 'saved' || component.disabled === true;
}
