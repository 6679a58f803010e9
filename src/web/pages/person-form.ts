import { html } from 'ghtml';
import { z } from 'zod';
import { emailForm } from '../../platform/email/email-key.ts';
import { textForm } from '../../platform/text/text-form.ts';
import type { Html } from './page.ts';

/** What people type to join: their first name and e-mail address. */
export const joinForm = z.object({
  first_name: z
    .string({ error: 'Please tell us your first name.' })
    .pipe(textForm(100).min(1, { error: 'Please tell us your first name.' })),
  email: emailForm,
});

/** What was typed, shown again with what is wrong with it. */
export type Typed = { first_name: string; email: string; problems: Record<string, string> };

export const nothingTyped: Typed = { first_name: '', email: '', problems: {} };

/** The typed values as they came, however odd the request; used to show the form again. */
export function asTyped(body: unknown, problems: Record<string, string>): Typed {
  const fields = z.record(z.string(), z.unknown()).safeParse(body).data ?? {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].slice(0, 300) : '');
  return { first_name: text('first_name'), email: text('email'), problems };
}

/** The first problem of each field, by field name. */
export function problemsByField(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0] ?? 'form'), issue.message]));
}

/** @param hidden values that travel with the form, by name */
export function renderPersonForm(form: {
  typed: Typed;
  button: string;
  hidden?: Record<string, string>;
  small: string;
}): Html {
  const { typed, button, hidden = {}, small } = form;
  return html` !${typed.problems['form'] ? html`<p class="problem" role="alert">${typed.problems['form']}</p>` : ''}
    <form method="post">
      !${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      !${renderField({ name: 'first_name', label: 'First name', type: 'text', autocomplete: 'given-name', typed })}
      !${renderField({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email', typed })}
      <button type="submit">${button}</button>
      <p class="small">${small}</p>
    </form>`;
}

function renderField(field: {
  name: 'first_name' | 'email';
  label: string;
  type: string;
  autocomplete: string;
  typed: Typed;
}): Html {
  const { name, label, type, autocomplete, typed } = field;
  const problem = typed.problems[name];
  const describedBy = problem ? html`aria-invalid="true" aria-describedby="${name}-problem"` : '';
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${typed[name]}"
      required
      maxlength="254"
      !${describedBy}
    />
    !${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}`;
}
