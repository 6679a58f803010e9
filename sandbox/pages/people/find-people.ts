import type { Contact } from '../../entities/contact.ts';
import type { Workspace } from '../../entities/workspace.ts';

/** The views of the people list. */
export const peopleViews = [
  { name: 'all', title: 'All', shows: (contact: Contact) => !contact.archived },
  { name: 'users', title: 'Users', shows: (contact: Contact) => !contact.archived && contact.role === 'user' },
  { name: 'leads', title: 'Leads', shows: (contact: Contact) => !contact.archived && contact.role === 'lead' },
  { name: 'archived', title: 'Archived', shows: (contact: Contact) => contact.archived },
];

/** The latest result of each workspace, for its next pages. */
const lastFound = new WeakMap<Workspace, { queryKey: string; revision: number; people: readonly Contact[] }>();

/** The people of a view whose name or e-mail contains a text, newest first, as they are now. */
export function findPeople(workspace: Workspace, view: string, search: string): readonly Contact[] {
  const queryKey = JSON.stringify([view, search]);
  const { revision } = workspace.contacts;
  const last = lastFound.get(workspace);
  if (last?.queryKey === queryKey && last.revision === revision) return last.people;
  const people = scanPeople(workspace, view, search.toLowerCase());
  lastFound.set(workspace, { queryKey, revision, people });
  return people;
}

function scanPeople(workspace: Workspace, view: string, wanted: string): Contact[] {
  const shows = peopleViews.find((one) => one.name === view)?.shows ?? (() => true);
  const people: Contact[] = [];
  for (const contact of workspace.contacts.all())
    if (shows(contact) && (wanted === '' || matchesText(contact, wanted))) people.push(contact);
  return people.toReversed();
}

const matchesText = ({ name, email }: Contact, wanted: string): boolean =>
  (name !== null && name.toLowerCase().includes(wanted)) || (email !== null && email.includes(wanted));
