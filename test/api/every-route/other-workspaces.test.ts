import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedUpRule, startPair, type Pair } from '../../support/connected-goodword.ts';
import { ask, until } from '../../support/goodword.ts';
import { exampleOf, type Schema } from '../../support/example-of.ts';
import { addressOf, hasId, isChanging, listRoutes, type Route } from '../../support/routes.ts';
import { addSecondWorkspace, type SecondWorkspace } from '../../support/second-workspace.ts';
import { readContents } from '../../upgrade/table-contents.ts';

/** The first workspace has a record of every kind; the second asks for them by their ids. */
let pair: Pair;
let second: SecondWorkspace;
let routes: Route[];
let description: { paths: Record<string, Record<string, Operation>> };
/** ids of the first workspace, up to two by the name of their column */
let idsByColumn: Map<string, string[]>;
let records: string[];

type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

const secret = 'Zebedee';

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  const { campaignId, code, referrerId } = await pair.campaign();
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  const leadId = await pair.joinAsLead(campaignId, code, 'zebedee@example.com', secret);
  await pair.delivered(leadId);
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  const { id: importId } = await pair.ok('POST', '/imports', { campaign_id: campaignId, source: 'csv' });
  const connections = (await pair.ok('GET', '/connections')).items;
  await pair.ok('POST', `/connections/${connections[0].id}/checks`, {});
  await until(
    async () => (await pair.api('GET', `/leads/${leadId}`)).body.state === 'Qualified',
    'the lead is qualified',
  );
  const { id: keyId } = await pair.ok('POST', '/api-keys', { name: secret });
  records = [campaignId, referrerId, leadId, importId, connections[0].id, keyId];
  idsByColumn = await readIds();
  second = await addSecondWorkspace(pair);
  routes = listRoutes(pair.app.server).filter(({ path }) => path.startsWith('/api/v1/'));
  description = (await ask(`${pair.url}/api/v1/openapi.json`, 'GET')).body;
});
afterAll(() => pair.close());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function readIds(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const [table, rows] of await readContents(pair.database.connectionString, ['goodword', 'goodword_sign_in'])) {
    for (const row of rows.filter((row) => row['workspace_id'] === pair.workspaceId || table.endsWith('.apikey'))) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== 'string' || !uuid.test(value)) continue;
        // two of each kind; an id that other tables name as well counts once
        const known = found.get(column) ?? [];
        if (known.length < 2 && !seen.has(value)) found.set(column, [...known, value]);
        seen.add(value);
      }
    }
  }
  return found;
}

const operationOf = ({ method, path }: Route): Operation | undefined =>
  description.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

/** Bodies that must fit together in a way that their schema cannot say. */
const fittingBodies: Record<string, unknown> = {
  'POST /api/v1/imports/:id/decisions': { all: true, decision: 'keep' },
  'PUT /api/v1/campaigns/:id/integrations/:provider/:tab': {
    action: 'nothing',
    mapping: [],
    duplicates: 'update',
    qualification: signedUpRule,
  },
};

function bodyOf(route: Route, id: string): unknown {
  const fitting = fittingBodies[`${route.method} ${route.path}`];
  if (fitting) return fitting;
  const schema = operationOf(route)?.requestBody?.content['application/json']?.schema;
  return schema === undefined ? undefined : exampleOf(schema, id);
}

/** With the parameters that must be there. */
function queryOf(route: Route, id: string): string {
  const required = (operationOf(route)?.parameters ?? []).filter((one) => one.in === 'query' && one.required);
  return required.length === 0
    ? ''
    : `?${required.map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema, id)))}`).join('&')}`;
}

/** A form for the routes that take files, else JSON. */
async function send(route: Route, id: string, headers: Record<string, string>) {
  const url = pair.url + addressOf(route, id) + queryOf(route, id);
  if (!operationOf(route)?.requestBody?.content['multipart/form-data'] && !route.path.endsWith('/file')) {
    return ask(url, route.method, bodyOf(route, id), headers);
  }
  const body = new FormData();
  body.set('file', new File(['email\na@example.com\n'], 'people.csv', { type: 'text/csv' }));
  const answer = await fetch(url, { method: route.method, headers, body });
  return { status: answer.status, body: (await answer.json()) as { code?: string } };
}

const callers = () => ({
  cookie: { cookie: second.cookie },
  key: { authorization: `Bearer ${second.apiKey}` },
});

/** A key is looked up by another way than a session, and leads to the same workspace: one question by it for each route. */
const callersOf = (index: number): Partial<ReturnType<typeof callers>> =>
  index === 0 ? callers() : { cookie: callers().cookie };

it('asks by the ids of records that are there', () => {
  expect([...idsByColumn.values()].flat()).toEqual(expect.arrayContaining(records));
  expect(idsByColumn.size).toBeGreaterThan(8);
});

it('every route with an id answers 404 for one of another workspace, by cookie and by key', async () => {
  const before = await contentsOfFirst();
  const wrong: string[] = [];
  const tried = routes.filter((route) => hasId(route) && !['HEAD', 'OPTIONS'].includes(route.method));
  for (const route of tried) {
    for (const [index, [column, ids]] of [...idsByColumn].entries()) {
      for (const [how, headers] of Object.entries(callersOf(index))) {
        const [id] = ids as [string];
        const answer = await send(route, id, headers);
        const isClosed = answer.status === 404 || (how === 'key' && answer.body.code === 'people_only');
        const text = JSON.stringify(answer.body);
        if (!isClosed || text.includes(secret)) {
          wrong.push(
            `${route.method} ${route.path} with a ${column} by ${how}: ${answer.status} ${text.slice(0, 200)}`,
          );
        }
      }
    }
  }
  expect(tried.length).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
  expect(await contentsOfFirst()).toEqual(before);
  // and the key that asked is still one
  expect((await ask(`${pair.url}/api/v1/campaigns`, 'GET', undefined, callers().key)).body.items).toEqual([]);
});

it('every list leaves out what is another workspace’s, also when it is asked for by its ids', async () => {
  const wrong: string[] = [];
  const tried = routes.filter((route) => !hasId(route) && route.method === 'GET' && route.path !== '/api/v1/stream');
  const theirs = [...idsByColumn.values()].flat();
  for (const route of tried) {
    const queries = (operationOf(route)?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .flatMap(({ name }) => theirs.map((id) => `?${name}=${id}`));
    for (const [index, query] of ['', ...queries].entries()) {
      for (const [how, headers] of Object.entries(callersOf(index))) {
        const { status, body } = await ask(pair.url + addressOf(route) + query, 'GET', undefined, headers);
        const text = JSON.stringify(body);
        const told = theirs.filter((id) => text.includes(id));
        if (status >= 500 || told.length > 0 || text.includes(secret)) {
          wrong.push(`GET ${route.path}${query} by ${how}: ${status} tells ${told.join() || text.slice(0, 200)}`);
        }
      }
    }
  }
  expect(tried.length).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
});

/** They name no record, and each wrong password makes the next one wait. */
const asksForPassword = /^\/api\/v1\/(setup$|session|account\/)/;

it('no body that names another workspace’s records changes or tells anything of them', async () => {
  const before = await contentsOfFirst();
  const wrong: string[] = [];
  const tried = routes.filter((route) => !hasId(route) && isChanging(route) && operationOf(route)?.requestBody);
  for (const route of tried.filter(({ path }) => !asksForPassword.test(path))) {
    for (const [column, ids] of idsByColumn) {
      const answer = await ask(pair.url + route.path, route.method, bodyOf(route, ids[0]!), callers().cookie);
      const text = JSON.stringify(answer.body);
      // 502: what the caller asked for could not be reached
      if (answer.status === 500 || text.includes(secret)) {
        wrong.push(`${route.method} ${route.path} with a ${column}: ${answer.status} ${text.slice(0, 200)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(await contentsOfFirst()).toEqual(before);
});

/** What only calls of the API change: the worker goes on with work of its own. */
async function contentsOfFirst(): Promise<unknown> {
  const tables = [
    'campaigns',
    'referrers',
    'leads',
    'rewards',
    'links',
    'imports',
    'integration_settings',
    'reward_rules',
    'connections',
  ];
  const contents = await readContents(pair.database.connectionString, ['goodword']);
  return tables.map((table) => [
    table,
    (contents.get(`goodword.${table}`) ?? []).filter((row) => row['workspace_id'] === pair.workspaceId),
  ]);
}
