import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import { paths } from '../ui/layout.ts';

/** The form that merges this contact into another one. `entered` repeats what a refused form held. */
export function mergeCard(contact: Contact, entered = ''): string {
  return html`<section class="card">
    <h2>Merge</h2>
    <p class="small quiet">
      The other contact stays and keeps its values; this one disappears. Conversations, events, tags, notes and
      companies move.
    </p>
    <form class="stack" method="post" action="${paths.person(contact.id)}/merge">
      <div>
        <label for="merge-into">Into</label>
        <input
          id="merge-into"
          name="into"
          value="${entered}"
          placeholder="E-mail, external id or id"
          autocomplete="off"
          required
        />
      </div>
      <label class="check">
        <input type="checkbox" name="skip" value="true" />
        <span>Even if they share neither e-mail nor phone</span>
      </label>
      <div><button class="little">Merge into that contact</button></div>
    </form>
  </section>`;
}
