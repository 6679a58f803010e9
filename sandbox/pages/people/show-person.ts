import type { FastifyReply } from 'fastify';
import { getContact } from '../../actions/find-contact.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { IntercomError } from '../../http/intercom-error.ts';
import type { Form } from '../ui/form.ts';
import { message, paths } from '../ui/layout.ts';
import { type Entered, personBody } from './person-body.ts';
import { sendPage } from '../ui/send-page.ts';

export type PersonRoute = { Params: { id: string } };

/** Shows one contact below a message, with the values of a rejected form. */
export function showPerson(reply: FastifyReply, workspace: Workspace, id: string, above: string, entered: Entered) {
  const contact = getContact(workspace, id, 'Preview');
  const title = contact.name ?? contact.email ?? 'No name';
  return sendPage(reply, workspace, {
    title,
    section: paths.people,
    body: above + personBody(contact, workspace, title, entered),
  });
}

/**
 * Runs an action on a contact, then shows the contact with the result, or with the error and the entered values.
 * @param act returns the key of the sentence to show
 */
export function attemptOnPerson(
  reply: FastifyReply,
  workspace: Workspace,
  id: string,
  entered: Entered,
  act: () => string,
) {
  try {
    return reply.redirect(`${paths.person(id)}?done=${act()}`, 303);
  } catch (error) {
    if (!(error instanceof IntercomError) || error.status === 404) throw error;
    return showPerson(reply.code(error.status), workspace, id, message('bad', `Not saved: ${error.message}`), entered);
  }
}

/** The text of a field, to show again when its form is rejected. */
export const enteredText = (form: Form, name: string): string => form.text(name).slice(0, 10_000);
