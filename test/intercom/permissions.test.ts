import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { canvasKitScopes, defaultGroups, permissionGroups as groupsOfPractice } from '../../sandbox/entities/scopes.ts';
import { inboxPermissionGroups, permissionGroups } from '../../src/intercom/apps/permissions.ts';

const linesOf = (groups: readonly { title: string; explanation: string }[]) =>
  groups.map(({ title, explanation }) => `${title}: ${explanation}`);

it('the practice Intercom’s authorization page names what Goodword says it asks for', () => {
  expect(linesOf(defaultGroups)).toEqual(linesOf(permissionGroups));
  const added = groupsOfPractice.filter(
    (group) => !defaultGroups.includes(group) && group.scopes.some((scope) => canvasKitScopes.includes(scope)),
  );
  expect(linesOf(added)).toEqual(linesOf(inboxPermissionGroups));
});

it('the README names the same', async () => {
  const titles = permissionGroups.map(({ title }) => title);
  const last = titles.pop();
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`access to six things: ${titles.join(', ')} and ${last}. Press **Authorize access**`);
});
