import { expect, it } from 'vitest';
import { reads, topicsByPath } from '../../admin/api/topics.ts';
import { topicNames } from '../../src/live/topics.ts';

it('every topic that is announced is read by a screen, and no screen waits for another', () => {
  const read = new Set(Object.values(topicsByPath).flatMap((topics) => topics ?? []));
  expect([...read].toSorted()).toEqual([...topicNames]);
});

const path = (path: string, id?: string) => ['get', path, id === undefined ? {} : { params: { path: { id } } }];
it.each([
  [path('/api/v1/leads'), ['leads'], true],
  [path('/api/v1/leads'), ['deliveries', 'rewards'], false],
  [path('/api/v1/rewards'), ['deliveries'], false],
  [path('/api/v1/imports/{id}', 'a'), ['imports:a'], true],
  [path('/api/v1/imports/{id}', 'a'), ['imports:b'], false],
  [path('/api/v1/imports/{id}', 'a'), ['imports'], true],
  [path('/api/v1/imports'), ['imports:b'], true],
  [path('/api/v1/leads'), ['everything'], true],
  // what only its user changes is read again after their own action, which tells everything
  [path('/api/v1/api-keys'), ['everything'], true],
  // read live from Intercom
  [path('/api/v1/connections/{id}/attributes', 'a'), ['everything'], false],
  [['post', '/api/v1/campaigns/{id}/import-sources/count'], ['everything'], false],
  // of a newer server
  [path('/api/v1/leads'), ['holidays'], false],
])('%j is read again on %j: %s', (queryKey, changes, isRead) => {
  expect(reads(queryKey, new Set(changes))).toBe(isRead);
});
