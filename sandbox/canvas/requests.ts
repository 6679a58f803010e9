import type { Admin } from '../entities/admin.ts';
import type { App } from '../entities/app.ts';
import type { Contact } from '../entities/contact.ts';
import type { Conversation } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import { presentAdmin } from '../presenters/admin.ts';
import { presentContact } from '../presenters/contact.ts';
import { presentConversation } from '../presenters/conversation.ts';
import type { PersonKey } from './person-key.ts';

/** The teammate, contact and conversation of an app's panel. */
export interface PanelSubject {
  app: App;
  workspace: Workspace;
  admin: Admin;
  contact: Contact;
  /** null for a contact without a conversation. */
  conversation: Conversation | null;
}

/**
 * The body of an initialize request.
 *
 * @documented 14: Initialize carries workspace_id, workspace_region, admin, conversation and contact.
 * @documented 14: The documentation calls the person customer in places; a switch sends that key instead, or both.
 * @assumed 14: The Inbox sends no context, and admin, conversation and contact look as over REST in the app's version.
 */
export function initializePayload(subject: PanelSubject, personKey: PersonKey) {
  const { app, workspace, admin, contact, conversation } = subject;
  const person = presentContact(contact, workspace, app.version);
  return {
    workspace_id: workspace.idCode,
    workspace_region: workspace.region,
    admin: presentAdmin(admin, workspace),
    conversation: conversation === null ? null : presentConversation(conversation, workspace, app.version),
    ...(personKey === 'customer' ? {} : { contact: person }),
    ...(personKey === 'contact' ? {} : { customer: person }),
  };
}

/** The clicked component and the inputs. */
export interface Pressed {
  componentId: string;
  inputValues: Record<string, unknown>;
  /** The canvas as the app sent it. */
  currentCanvas: unknown;
}

/**
 * The body of a submit request.
 *
 * @documented 14: Submit adds component_id, input_values by component id, and current_canvas with its stored_data.
 */
export const submitPayload = (subject: PanelSubject, personKey: PersonKey, pressed: Pressed) => ({
  ...initializePayload(subject, personKey),
  component_id: pressed.componentId,
  input_values: pressed.inputValues,
  current_canvas: pressed.currentCanvas,
});
