import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import { paths } from '../ui/layout.ts';

/** The form that merges this contact into another one. `entered` is a rejected input, to show again. */
export function mergeCard(contact: Contact, entered = ''): string {
  return html`<section class="card">
    <h2>Merge</h2>
    <p class="small quiet">
      The other contact keeps its values; this one is removed. Conversations, events, tags, notes and companies move to
      the other contact.
    </p>
    <form class="stack" method="post" action="${paths.person(contact.id)}/merge">
      <div>
        <label for="merge-into">Into</label>
        <input
          id="merge-into"
          name="into"
          value="${entered}"
          placeholder="Email, external ID or Intercom ID"
          autocomplete="off"
          required
        />
      </div>
      <label class="check">
        <input type="checkbox" name="skip" value="true" />
        <span>Merge even if they share no email or phone</span>
      </label>
      <div><button class="little">Merge contacts</button></div>
    </form>
  </section>`;
}
