import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyContact } from '../entities/contact.ts';
import { type Workspace, newWorkspace } from '../entities/workspace.ts';
import { StateFile } from './state-file.ts';
import { type State, emptyState, stateToJson } from './state.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-state-'));
  path = join(folder, 'state.json');
});
// A copy may still be on its way to the disk.
const remove = () => rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 50 });
afterEach(remove);

const nowMs = Date.UTC(2026, 5, 10);
const idOf = (number: number) => String(number).padStart(24, '0');
const put = (workspace: Workspace, number: number, name = `Person ${number}`) =>
  workspace.contacts.put({ ...emptyContact(idOf(number), 'user', nowMs), name }, nowMs);

function stateWith(people: number): State {
  const workspace = newWorkspace({ idCode: 'one', name: 'One', region: 'US', timezone: 'Etc/UTC', createdAt: nowMs });
  for (let number = 1; number <= people; number += 1) put(workspace, number);
  return { ...emptyState(), workspaces: [workspace] };
}

function only(state: State | undefined): Workspace {
  const [workspace] = state?.workspaces ?? [];
  if (workspace === undefined) throw new Error('there is no workspace');
  return workspace;
}

const names = (state: State | undefined) => Array.from(only(state).contacts.all(), (contact) => contact.name);
const reread = () => new StateFile(path, () => {}).read();
const lines = () => readFileSync(`${path}.contacts`, 'utf8').split('\n').length - 1;

async function kept(state: State): Promise<StateFile> {
  const file = new StateFile(path, () => {});
  file.keep(state);
  await file.flush();
  return file;
}

test('a change adds a line, and the last line of a contact counts', async () => {
  const state = stateWith(3);
  const file = await kept(state);
  put(only(state), 2, 'Changed');
  only(state).contacts.delete(idOf(3));
  await file.flush();
  expect(lines()).toBe(5);
  expect(names(reread())).toEqual(['Person 1', 'Changed']);
  await file.flush();
  expect(lines()).toBe(5);
});

test('the main file never contains a change that the contact log lacks', async () => {
  const state = stateWith(1);
  const file = await kept(state);
  put(only(state), 1, 'First');
  const writing = file.flush();
  await new Promise(setImmediate);
  put(only(state), 1, 'Second');
  only(state).name = 'About the second';
  await writing;
  const told = reread();
  expect([only(told).name, names(told)]).toEqual(['One', ['First']]);
  await file.flush();
  expect([only(reread()).name, names(reread())]).toEqual(['About the second', ['Second']]);
});

test('it continues where an earlier process stopped, including half a line at the end', async () => {
  await kept(stateWith(2));
  appendFileSync(`${path}.contacts`, '{"w":"one","c":{"id":"0000');
  const file = new StateFile(path, () => {});
  const state = file.read();
  expect(names(state)).toEqual(['Person 1', 'Person 2']);
  put(only(state), 3);
  if (state !== undefined) file.keep(state);
  await file.flush();
  expect(lines()).toBe(3);
  expect(names(reread())).toEqual(['Person 1', 'Person 2', 'Person 3']);
});

test('a replaced workspace leaves no contacts behind', async () => {
  const state = stateWith(3);
  const file = await kept(state);
  state.workspaces = stateWith(1).workspaces;
  await file.flush();
  expect(names(reread())).toEqual(['Person 1']);
});

test('it is compacted when most lines are outdated', async () => {
  const state = stateWith(10);
  const file = await kept(state);
  for (let round = 0; round < 11; round += 1) {
    for (let number = 1; number <= 10; number += 1) put(only(state), number, `Round ${round}`);
    await file.flush();
  }
  expect(lines()).toBe(120);
  for (let number = 11; number <= 10_100; number += 1) put(only(state), number);
  await file.flush();
  for (let number = 11; number <= 10_100; number += 1) only(state).contacts.delete(idOf(number));
  put(only(state), 1, 'Last');
  await file.flush();
  expect(lines()).toBe(10);
  expect(names(reread())[0]).toBe('Last');
});

test('a file of the first releases, and an export, contain the contacts themselves', async () => {
  const text = [...stateToJson(stateWith(2))].join('');
  const { companyIds: _later, ...old } = emptyContact(idOf(9), 'lead', nowMs);
  const stored = JSON.parse(text);
  stored.workspaces[0].contacts.push({ ...old, name: 'Old' });
  delete stored.workspaces[0].companies;
  writeFileSync(path, JSON.stringify(stored));
  writeFileSync(`${path}.contacts`, 'left over from something else\n');
  const state = reread();
  expect(names(state)).toEqual(['Person 1', 'Person 2', 'Old']);
  expect(only(state).contacts.get(idOf(9))?.companyIds).toEqual([]);
  expect(only(state).companies).toEqual([]);
  if (state !== undefined) await kept(state);
  expect(names(reread())).toEqual(['Person 1', 'Person 2', 'Old']);
});

test('without its contacts the file is refused', async () => {
  await kept(stateWith(1));
  rmSync(`${path}.contacts`);
  expect(reread).toThrow(/does not belong to it; move both away or choose another --file/);
});

test('the next write makes up for a failed one', async () => {
  const state = stateWith(2);
  const file = await kept(state);
  remove();
  put(only(state), 3);
  await expect(file.flush()).rejects.toThrow(/ENOENT/);
  mkdirSync(folder);
  await file.flush();
  expect(names(reread())).toEqual(['Person 1', 'Person 2', 'Person 3']);
});

test('after a crash of the machine that left half a file, the copy on the disk is read', async () => {
  const file = await kept(stateWith(2));
  await file.close();
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, 100));
  expect(names(reread())).toEqual(['Person 1', 'Person 2']);
  writeFileSync(path, '');
  expect(names(reread())).toEqual(['Person 1', 'Person 2']);
});

test('the last change is in the copy as well when the server was closed', async () => {
  const state = stateWith(1);
  const file = await kept(state);
  only(state).name = 'Later';
  await file.close();
  writeFileSync(path, '');
  expect(only(reread()).name).toBe('Later');
});
