import { describe, expect, it } from 'vitest';
import type { Failure } from '../../integration/provider/crm-error.ts';
import { classifyFailure } from './classify-failure.ts';
import { ContactExists, ContactMerged } from './intercom-error.ts';
import { failureFromAnswer, failureFromSilence } from './read-failure.ts';

describe('classifyFailure', () => {
  it.each<[number, string | null, Failure, string | undefined]>([
    [401, 'unauthorized', 'reconnect', 'token_revoked'],
    [401, 'token_suspended', 'reconnect', 'token_revoked'],
    [401, null, 'reconnect', 'token_revoked'],
    [401, 'token_unauthorized', 'reconnect', 'permission_missing'],
    [403, 'forbidden', 'reconnect', 'permission_missing'],
    [403, 'api_plan_restricted', 'reconnect', 'plan_restricted'],
    [400, 'parameter_invalid', 'fix_data', undefined],
    [404, 'not_found', 'fix_data', undefined],
    [406, 'media_type_not_acceptable', 'fix_data', undefined],
    [409, 'conflict', 'fix_data', undefined],
    [410, 'contact_merged', 'fix_data', undefined],
    [422, 'data_invalid', 'fix_data', undefined],
    [408, 'request_timeout', 'retry_later', undefined],
    [429, 'rate_limit_exceeded', 'retry_later', undefined],
    [500, 'server_error', 'retry_later', undefined],
    [502, null, 'retry_later', undefined],
    [503, 'service_unavailable', 'retry_later', undefined],
    [200, null, 'retry_later', undefined],
  ])('%i %s: %s', (status, code, failure, attention) => {
    expect(classifyFailure({ status, code, message: null, resetAt: null })).toMatchObject({
      failure,
      ...(attention && { attention }),
    });
  });

  it('knows which answers leave open whether something was done', () => {
    const isOpen = (status: number) =>
      classifyFailure({ status, code: null, message: null, resetAt: null }).outcomeUnknown ?? false;
    expect([200, 408, 500, 504].map(isOpen)).toEqual([true, true, true, true]);
    expect([400, 401, 403, 404, 409, 422, 429].map(isOpen)).toEqual(Array(7).fill(false));
  });

  it('counts one call too many as no failed try', () => {
    const isOver = (status: number) =>
      classifyFailure({ status, code: null, message: null, resetAt: null }).rateLimited ?? false;
    expect([429, 503].map(isOver)).toEqual([true, false]);
  });

  it('removes addresses from Intercom’s message, and shortens it', () => {
    const { sentence } = classifyFailure({
      status: 400,
      code: 'x',
      message: `email 'ben@example.com' is bad ${'x'.repeat(500)}`,
      resetAt: null,
    });
    expect(sentence).toContain("email '(address)' is bad");
    expect(sentence.length).toBeLessThan(300);
  });
});

describe('failureFromAnswer', () => {
  const list = (message: string | null) => ({ type: 'error.list', errors: [{ code: 'conflict', message }] });
  const fail = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    failureFromAnswer(status, new Headers(headers), body);

  it('reads the id out of a conflict', () => {
    const id = '5f7f0d217289f8d2f4262080';
    const live = fail(409, list(`A contact matching those details already exists with id=${id}`));
    expect(live).toBeInstanceOf(ContactExists);
    expect(live).toMatchObject({ contactId: id, archived: false });
    const archived = fail(409, list(`An archived contact matching those details already exists with id=${id}`));
    expect(archived).toMatchObject({ contactId: id, archived: true });
    expect(fail(409, list('Something else'))).not.toBeInstanceOf(ContactExists);
  });

  it('follows the Link of a merged contact', () => {
    const merged = fail(410, list(null), { link: '</contacts/abc>; rel="canonical"' });
    expect(merged).toBeInstanceOf(ContactMerged);
    expect(merged).toMatchObject({ canonicalId: 'abc' });
  });

  it('survives every kind of body', () => {
    for (const body of [undefined, null, '<html>', [], {}, { errors: [] }, { errors: [null] }]) {
      expect(fail(500, body)).toMatchObject({ failure: 'retry_later', code: null });
    }
  });

  it('says when the limit is free again', () => {
    expect(fail(429, list(null), { 'x-ratelimit-reset': '1767323045' }).retryAt).toEqual(new Date(1_767_323_045_000));
  });
});

it('knows that a refused connection carried nothing out', () => {
  const refused = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
  const reset = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
  expect(failureFromSilence(refused, false).outcomeUnknown).toBe(false);
  expect(failureFromSilence(reset, false).outcomeUnknown).toBe(true);
  expect(failureFromSilence(new DOMException('late', 'TimeoutError'), false).message).toContain('in time');
});
