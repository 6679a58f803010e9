import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { recogniseCallers } from '../callers.ts';
import { honourIdempotencyKeys } from '../idempotency.ts';
import { describeAccess, enforceScopes, neededRole, scopeTable } from '../scopes.ts';
import { refusalTable } from '../refusal-responses.ts';
import { registerStream } from '../stream.ts';
import type { WebContext } from '../web-context.ts';
import { accountRoutes } from './account.ts';
import { alertSettingsRoutes } from './alert-settings.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { attributeRoutes } from './attributes.ts';
import { campaignConnectionRoutes } from './campaign-connection.ts';
import { campaignRoutes } from './campaigns.ts';
import { checkRoutes } from './checks.ts';
import { connectionWarningRoutes } from './connection-warnings.ts';
import { connectionRoutes } from './connections.ts';
import { correctionRoutes } from './corrections.ts';
import { deliveryRoutes } from './deliveries.ts';
import { docsLook } from './docs-look/docs-look.ts';
import { erasureRoutes } from './erasures.ts';
import { erasureProposalRoutes } from './erasure-proposals.ts';
import { eventRoutes } from './events.ts';
import { outageReportRoutes } from './outage-reports.ts';
import { installationRoutes } from './installation.ts';
import { integrationPreviewRoutes } from './integration-preview.ts';
import { importPeopleRoutes } from './import-people.ts';
import { importSourceRoutes } from './import-sources.ts';
import { importRoutes } from './imports.ts';
import { integrationRoutes } from './integrations.ts';
import { intercomAppRoutes } from './intercom-app.ts';
import { heldLeadRoutes } from './held-leads.ts';
import { leadCheckRoutes } from './lead-checks.ts';
import { leadListRoutes } from './lead-lists.ts';
import { leadRoutes } from './leads.ts';
import { referrerListRoutes } from './referrer-lists.ts';
import { referrerRoutes } from './referrers.ts';
import { reportRoutes } from './reports.ts';
import { rewardRuleRoutes } from './reward-rules.ts';
import { rewardListRoutes } from './reward-lists.ts';
import { rewardRoutes } from './rewards.ts';
import { unqualifyRoutes } from './unqualify.ts';
import { bulkOperationRoutes } from './bulk-operations.ts';
import { personLinkRoutes } from './person-links.ts';
import { sessionRoutes } from './session.ts';
import { teamRoutes } from './team.ts';

const description = `What the screens of Goodword do, for programs.

Send an API key as \`Authorization: Bearer gw_…\` (Campaign Settings → Integrations and API → API & Webhooks).
Lists are pages: follow \`next_cursor\` until it is null. Errors are \`application/problem+json\` with a stable \`code\`
(all are listed below) and a \`detail\` for people. A POST with an \`Idempotency-Key\` may be repeated for a week: it is
carried out once and answered the same, also when a crash cut it off: what it does is committed together with its answer. While the
database is away every answer is 503 with \`Retry-After\`: send the same again.

## Scopes of API keys

A key has the scopes that it was made with; a request that needs another one is answered 403 \`scope_missing\`.

${scopeTable}

## Codes of errors

${refusalTable}`;

const resources = [
  sessionRoutes,
  personLinkRoutes,
  teamRoutes,
  installationRoutes,
  accountRoutes,
  campaignRoutes,
  rewardRuleRoutes,
  referrerRoutes,
  referrerListRoutes,
  leadRoutes,
  leadListRoutes,
  heldLeadRoutes,
  leadCheckRoutes,
  correctionRoutes,
  erasureRoutes,
  erasureProposalRoutes,
  rewardRoutes,
  rewardListRoutes,
  unqualifyRoutes,
  intercomAppRoutes,
  connectionRoutes,
  connectionWarningRoutes,
  alertSettingsRoutes,
  campaignConnectionRoutes,
  attributeRoutes,
  integrationRoutes,
  importSourceRoutes,
  importRoutes,
  importPeopleRoutes,
  integrationPreviewRoutes,
  deliveryRoutes,
  bulkOperationRoutes,
  checkRoutes,
  outageReportRoutes,
  eventRoutes,
  reportRoutes,
  apiKeyRoutes,
];

/** What the readable description may load: its own files, and openapi.json. */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join(';');

/** Describes the API at /api/v1/openapi.json and readably at /docs. Must be registered before the routes. */
export async function registerApiDescription(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    // pages and hooks are not part of the API: they carry no tag
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Goodword', version: '1', description },
      servers: [{ url: publicUrl }],
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
      security: [{ apiKey: [] }],
    },
    transform: withScope,
  });
  app.get('/api/v1/openapi.json', () => app.swagger());
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy, ...docsLook });
}

/** A route's description with the scope that it needs. */
const withScope: typeof jsonSchemaTransform = (route) => {
  const transformed = jsonSchemaTransform(route);
  const access = route.route.config?.scope;
  const role = neededRole(route.route.config ?? {}, route.route.method);
  const sentence = describeAccess(access, role);
  const { schema } = transformed;
  // a route outside the API, such as a page, has none
  if (!schema) return transformed;
  const description = [schema.description, sentence].filter(Boolean).join('\n\n');
  const security = access === 'open' ? [] : [{ apiKey: access === undefined || access === 'people' ? [] : [access] }];
  return { ...transformed, schema: { ...schema, ...(description && { description }), security } };
};

/** Everything under /api/v1. */
export async function registerApi(app: FastifyInstance, context: WebContext): Promise<void> {
  recogniseCallers(app, context.auth, context.ownNames);
  enforceScopes(app);
  honourIdempotencyKeys(app, context);
  registerStream(app, context);
  for (const resource of resources) await app.register(resource(context));
}
