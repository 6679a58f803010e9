import type { Sandbox, Origin } from '../context.ts';
import type { Company, Plan } from '../entities/company.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import { BadParameter } from '../http/bad-parameter.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { parseCustomAttributes, valueRules } from './custom-attribute-input.ts';

type Fields = Record<string, unknown>;

/** The fields that a body named; absent ones stay as they are. Times in milliseconds. */
export type CompanyPatch = Partial<
  Pick<
    Company,
    | 'name'
    | 'size'
    | 'website'
    | 'industry'
    | 'monthlySpend'
    | 'remoteCreatedAt'
    | 'lastRequestAt'
    | 'customAttributes'
    | 'plan'
  >
>;

/** What `PUT /companies/{id}` takes. */
export const updateKeys = ['name', 'plan', 'size', 'website', 'industry', 'custom_attributes', 'monthly_spend'];
/** What `POST /companies` takes. */
export const createKeys = [...updateKeys, 'company_id', 'remote_created_at', 'update_last_request_at'];

/** @documented 7.1: monthly_spend is a whole number up to 2147483647; decimals are cut off. */
const largestSpend = 2 ** 31 - 1;

/**
 * The customer's own id of the company in the body of `POST /companies`.
 *
 * @assumed 7.1: A company cannot be written without a company_id; a number is taken for text.
 * @throws IntercomError 400
 */
export function parseCompanyId(body: Fields): string {
  refuseUnknown(body, createKeys);
  const id = body['company_id'];
  const text = typeof id === 'number' ? String(id) : id;
  if (typeof text !== 'string' || text.trim() === '')
    throw new IntercomError(400, 'parameter_not_found', 'company_id not specified');
  if (text.length > 255) throw invalid('company_id is too long (maximum is 255 characters)');
  return text;
}

/**
 * Checks the body of `PUT /companies/{id}`.
 *
 * @assumed 7.1: PUT refuses company_id, remote_created_at and update_last_request_at like any key it does not know.
 * @throws IntercomError 400
 */
export const refuseUnknownOnUpdate = (body: Fields): void => refuseUnknown(body, updateKeys);

function refuseUnknown(body: Fields, known: string[]): void {
  const stranger = Object.keys(body).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new BadParameter(stranger);
}

/**
 * Reads the fields of a company write; nothing is applied when one of them is wrong.
 * @throws IntercomError 400
 */
export function parseCompanyInput(sandbox: Sandbox, origin: Origin, workspace: Workspace, body: Fields): CompanyPatch {
  const custom = (value: unknown) =>
    parseCustomAttributes(value, workspace.attributes, valueRules(sandbox, origin), 'company');
  return {
    ...named(body, 'name', (value) => ({ name: text(value, 'Name') })),
    ...named(body, 'website', (value) => ({ website: text(value, 'Website') })),
    ...named(body, 'industry', (value) => ({ industry: text(value, 'Industry') })),
    ...named(body, 'size', (value) => ({ size: value === null ? null : wholeNumber(value, 'size') })),
    ...named(body, 'monthly_spend', (value) => ({ monthlySpend: spend(value) })),
    ...named(body, 'remote_created_at', (value) => ({ remoteCreatedAt: instant(value) })),
    ...named(body, 'update_last_request_at', (value) => (isTrue(value) ? { lastRequestAt: sandbox.clock.now() } : {})),
    ...named(body, 'custom_attributes', (value) => ({ customAttributes: custom(value) })),
    ...named(body, 'plan', (value) => ({ plan: planNamed(workspace, text(value, 'Plan')) })),
  };
}

function named<T extends object>(body: Fields, key: string, parse: (value: unknown) => T): T | object {
  return body[key] === undefined ? {} : parse(body[key]);
}

/** @assumed 7.1: Texts of a company have at most 255 characters; empty text clears them. */
function text(value: unknown, label: string): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') throw invalid(`${label} must be a string`);
  if (value.length > 255) throw invalid(`${label} is too long (maximum is 255 characters)`);
  return value.trim() === '' ? null : value;
}

function wholeNumber(value: unknown, label: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0 || number > largestSpend)
    throw invalid(`${label} must be a number between 0 and ${largestSpend}`);
  return Math.trunc(number);
}

const spend = (value: unknown): number => (value === null ? 0 : wholeNumber(value, 'monthly_spend'));

function instant(value: unknown): number | null {
  if (value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e11) return value * 1000;
  throw invalid('remote_created_at must be a UNIX timestamp');
}

function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw invalid('update_last_request_at must be true or false');
}

/**
 * The plan with this name: the one that another company has, or a new one.
 *
 * @documented 7.1: The plan of a company goes in as a name and comes out as an object with type, id and name, empty without a plan.
 */
function planNamed(workspace: Workspace, name: string | null): Plan | null {
  if (name === null) return null;
  const known = workspace.companies.find((company) => company.plan?.name === name)?.plan;
  return known ?? { id: String(nextNumber(workspace)), name };
}
