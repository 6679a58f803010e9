import { expect, it } from 'vitest';
import { callPurpose } from './call-purposes.ts';

it.each([
  ['POST', '/contacts', 'Create the contact'],
  ['POST', '/contacts/search', 'Search for the contact by e-mail'],
  ['GET', '/contacts/65f?x=1', 'Read the contact'],
  ['POST', '/contacts/65f/archive', 'Archive the contact'],
  ['POST', '/contacts/65f/unarchive', 'Unarchive the contact'],
  ['DELETE', '/contacts/65f/tags/7', 'Remove the tag'],
  ['GET', '/contacts/65f/notes?page=2', 'Check for the note'],
  ['PUT', '/data_attributes/12', 'Create an attribute'],
  ['GET', '/admins', null],
])('%s %s: %s', (method, path, purpose) => expect(callPurpose({ method, path })).toBe(purpose));
