import { html } from 'ghtml';
import type { SegmentRule } from '../../actions/define-segment.ts';
import { invalid } from '../../http/intercom-error.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { type FilterExample, filterText } from './segment-examples.ts';

/** The form's values as text. */
export interface Entered {
  name: string;
  personType: string;
  filter: string;
}

export const enteredOf = (form: Form): Entered => ({
  name: form.text('name'),
  personType: form.text('person_type'),
  filter: form.text('filter'),
});

/**
 * The rule that a form describes.
 * @throws IntercomError 400 when the filter is not JSON
 */
export function ruleOf(entered: Entered): SegmentRule {
  return {
    name: entered.name,
    personType: entered.personType === 'user' ? 'user' : 'contact',
    filter: parsed(entered.filter),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`The filter is not valid JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}

/** The form of a segment. @param action where it posts to */
export function segmentForm(action: string, button: string, { name, personType, filter }: Entered): string {
  return html`<form class="card stack" method="post" action="${action}">
    <div>
      <label for="name">Name</label>
      <input id="name" name="name" required maxlength="255" autocomplete="off" value="${name}" />
    </div>
    <div>
      <label for="person_type">Members</label>
      <select id="person_type" name="person_type">
        <option value="contact" !${personType === 'user' ? '' : 'selected'}>Users and leads (contact)</option>
        <option value="user" !${personType === 'user' ? 'selected' : ''}>Users only (user)</option>
      </select>
    </div>
    <div>
      <label for="filter">Filter</label>
      <textarea id="filter" name="filter" required rows="14" spellcheck="false" aria-describedby="filter-hint">
${filter}</textarea>
      <p class="hint" id="filter-hint">
        JSON, like the <code>query</code> of <code>POST /contacts/search</code>. Dates are compared by calendar day in
        the workspace’s time zone.
      </p>
    </div>
    <button class="main">${button}</button>
  </form>`;
}

const operators = [
  ['Text', '= != IN NIN ~ !~ ^ $'],
  ['Number', '= != IN NIN > < >= <='],
  ['True or false', '= != IN NIN'],
  ['Date', '= > <'],
  ['tag_id', '= !='],
];

/** Examples, each with a link to a form filled in with it, and the operators. */
export function filterHelp(examples: FilterExample[]): string {
  return html`<div>
    <section class="card" aria-labelledby="examples">
      <h2 id="examples">Examples</h2>
      !${examples.map(
        ({ name, title, filter }) =>
          html`<details>
            <summary>${title}</summary>
            <pre tabindex="0" aria-label="${title}">${filterText(filter)}</pre>
            <p><a href="${paths.newSegment}?example=${name}">Use in a new segment</a></p>
          </details>`,
      )}
    </section>
    <section class="card" aria-labelledby="operators">
      <h2 id="operators">Operators</h2>
      <dl>
        !${operators.map(
          ([kind, list]) =>
            html`<dt>${kind}</dt>
              <dd><code>${list}</code></dd>`,
        )}
      </dl>
      <p class="hint">
        AND and OR take up to 15 filters in <code>value</code>, nested two levels deep. <code>null</code> matches
        unknown values.
      </p>
    </section>
  </div>`;
}
