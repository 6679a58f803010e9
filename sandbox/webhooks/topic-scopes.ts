const people = ['read_list_users_companies', 'read_write_users', 'read_one_user_company'];
const peopleOrCompanies = ['read_list_users_companies', 'read_one_user_company'];

/** By topic prefix, the most specific first. */
const scopesByTopic: [start: string, scopes: string[]][] = [
  ['contact.deleted', peopleOrCompanies],
  ['contact.', people],
  ['granular.', people],
  ['visitor.', people],
  ['company.', peopleOrCompanies],
  ['conversation.', ['read_conversations']],
  ['conversation_part.', ['read_conversations']],
  ['ticket.', ['read_tickets']],
  ['event.', ['read_events']],
];

/**
 * The permissions of which an app needs one to receive a topic; empty for topics such as `ping`.
 *
 * @documented 13.5: A topic is sent to apps with one of its scopes; contact.deleted is not sent for Read and write users alone.
 * @assumed 13.5: visitor.signed_up needs one of the people scopes.
 */
export const scopesOfTopic = (topic: string): readonly string[] =>
  scopesByTopic.find(([start]) => topic.startsWith(start))?.[1] ?? [];

/**
 * Whether an app with these permissions receives the topic.
 *
 * @documented 13.1: Dropping a scope of the app stops the topics that need it.
 */
export function canReceive(scopes: readonly string[], topic: string): boolean {
  const needed = scopesOfTopic(topic);
  return needed.length === 0 || needed.some((scope) => scopes.includes(scope));
}
