import { html } from 'ghtml';
import type { Conversation } from '../../entities/conversation.ts';
import type { Workspace } from '../../entities/workspace.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';

const labels = ['Terrible', 'Bad', 'OK', 'Great', 'Amazing'];

/** The rating so far, a form to rate as the contact, and one to request a rating. */
export function ratingCard(conversation: Conversation, workspace: Workspace, entered: Form | null): string {
  const action = `${paths.conversation(conversation.id)}/rating`;
  const chosen = entered?.text('rating') ?? '';
  const choices = labels.map((label, index) => {
    const value = String(index + 1);
    return html`<label class="score">
      <input type="radio" name="rating" value="${value}" required !${chosen === value ? 'checked' : ''} />
      ${value}<span class="small quiet">${label}</span>
    </label>`;
  });
  return html`<section class="card">
    <h2>Rating</h2>
    !${given(conversation, workspace)}
    <form method="post" action="${action}">
      <div class="scores" role="radiogroup" aria-label="Rating by the contact">!${choices}</div>
      <label for="remark">Remark</label>
      <input id="remark" name="remark" value="${entered?.text('remark') ?? ''}" autocomplete="off" />
      <p style="margin-top: 12px"><button class="main">Rate as the contact</button></p>
    </form>
    <form method="post" action="${action}/request" class="row">
      <span class="small quiet">Request a new rating:</span>
      <button class="little" name="asker" value="admin">as teammate</button>
      <button class="little" name="asker" value="workflow">as workflow</button>
    </form>
  </section>`;
}

function given({ ratings }: Conversation, workspace: Workspace): string {
  const last = ratings.at(-1);
  if (last === undefined)
    return '<p class="quiet">No rating requested yet. Rating as the contact also requests one.</p>';
  const asked = `Requested by a ${last.teammate.type === 'workflow' ? 'workflow' : 'teammate'} on ${showTime(last.requestedAt, workspace.timezone)}.`;
  const answered = ratings.findLast((rating) => rating.rating !== null);
  const answer =
    answered?.rating === undefined || answered.rating === null
      ? html`<p>Not rated yet.</p>`
      : html`<p><strong>${answered.rating} of 5</strong> ${answered.remark ?? ''}</p>`;
  return html`!${answer}
    <p class="small quiet">${asked}</p>`;
}
