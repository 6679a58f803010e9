/** How to call a person: the name when there is one, else the e-mail address; one who was erased has neither. */
export function personName(person: { first_name: string; last_name: string; email: string }): string {
  return `${person.first_name} ${person.last_name}`.trim() || person.email || 'Erased person';
}
