import { html } from 'ghtml';
import { z } from 'zod';
import { emailForm } from '../../platform/email/email-key.ts';
import { lineForm, publicNameForm } from '../../platform/text/person-name.ts';
import type { Html } from './page.ts';

/** What customers type to become referrers: their first name and e-mail address. */
export const joinForm = z.object({
  first_name: publicNameForm('Please tell us your first name.'),
  email: emailForm,
});

/** What friends type; their company is optional. */
export const friendForm = joinForm.extend({ company: lineForm(100).default('') });

/** The typed values, shown again with their problems. */
export type Typed = { first_name: string; email: string; company: string; problems: Record<string, string> };

export const nothingTyped: Typed = { first_name: '', email: '', company: '', problems: {} };

/** The typed values as they came, however odd the request; used to show the form again. */
export function asTyped(body: unknown, problems: Record<string, string>): Typed {
  const fields = z.record(z.string(), z.unknown()).safeParse(body).data ?? {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].slice(0, 300) : '');
  return { first_name: text('first_name'), email: text('email'), company: text('company'), problems };
}

/** The first problem of each field, by field name. */
export function problemsByField(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0] ?? 'form'), issue.message]));
}

/** @param hidden values that travel with the form, by name @param hasCompany shows the company field as well */
export function renderPersonForm(form: {
  typed: Typed;
  button: string;
  hidden?: Record<string, string>;
  hasCompany?: boolean;
  small: string;
}): Html {
  const { typed, button, hidden = {}, hasCompany = false, small } = form;
  return html` !${typed.problems['form'] ? html`<p class="problem" role="alert">${typed.problems['form']}</p>` : ''}
    <form method="post">
      !${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      !${renderField({ name: 'first_name', label: 'First name', autocomplete: 'given-name', typed })}
      !${renderField({ name: 'email', label: 'E-mail', autocomplete: 'email', inputMode: 'email', typed })}
      !${hasCompany ? renderField({ ...companyField, typed }) : ''}
      <button type="submit">${button}</button>
      <p class="small">${small}</p>
    </form>`;
}

const companyField = {
  name: 'company',
  label: 'Company (optional)',
  autocomplete: 'organization',
  isOptional: true,
} as const;

function renderField(field: {
  name: 'first_name' | 'email' | 'company';
  label: string;
  autocomplete: string;
  /** the keyboard of a phone; browsers refuse addresses in an e-mail field that mail servers take */
  inputMode?: 'email';
  isOptional?: boolean;
  typed: Typed;
}): Html {
  const { name, label, autocomplete, inputMode, isOptional = false, typed } = field;
  const problem = typed.problems[name];
  const describedBy = problem ? html`aria-invalid="true" aria-describedby="${name}-problem"` : '';
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="text"
      autocomplete="${autocomplete}"
      !${inputMode ? html`inputmode="${inputMode}" autocapitalize="none" spellcheck="false"` : ''}
      value="${typed[name]}"
      !${isOptional ? '' : 'required'}
      maxlength="254"
      !${describedBy}
    />
    !${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}`;
}
