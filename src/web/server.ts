import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { fileURLToPath } from 'node:url';
import { registerAdminApp } from './admin-app.ts';
import { registerApi, registerApiDescription } from './api/api.ts';
import { createClientErrorHandler } from './client-errors.ts';
import { fixedHeaders } from './fixed-headers.ts';
import { createFrontDoor } from './front-door.ts';
import { createServerWithRawHandlers } from './raw-handler.ts';
import { takeJsonBodies } from './json-body.ts';
import { countedAddress } from '../platform/http/counted-address.ts';
import { registerHealth } from './health.ts';
import { createNotificationRawHandler, notificationsRoute, registerCrmHooks } from './crm-hooks.ts';
import { registerIntercomHooks } from './intercom-hooks.ts';
import { registerIntercomInbox } from './intercom-inbox.ts';
import { registerIntercomOauth } from './intercom-oauth.ts';
import { registerJoinPage } from './pages/join-page.ts';
import { measured, registerMetrics } from './metrics.ts';
import { logRefusals } from './log-refusals.ts';
import { createLinkRedirect } from './pages/link-redirect.ts';
import { handlePageProblems } from './pages/page-problems.ts';
import { registerReferralLinkPage } from './pages/referral-link-page.ts';
import { showUnavailable } from './pages/unavailable-page.ts';
import { handleProblems, sendProblem, toProblem } from './problems.ts';
import type { WebContext } from './web-context.ts';

/** The largest body, except for the webhook intake. */
const bodyLimit = 1_048_576;

/** The whole HTTP side of Goodword, ready to listen, or for inject in tests. */
export async function buildServer(context: WebContext): Promise<FastifyInstance> {
  const { settings } = context;
  const log: FastifyBaseLogger = context.log;
  const linkRedirect = createLinkRedirect(context);
  const rawHandlers = [
    measured(linkRedirect.rawHandler, linkRedirect.route, context.metrics),
    measured(createNotificationRawHandler(context), notificationsRoute, context.metrics),
  ];
  const headers = fixedHeaders(settings.publicUrl);
  const frontDoor = measured(createFrontDoor(context), 'unknown', context.metrics);
  const { bodyTimer, connections } = context;
  const app = Fastify({
    serverFactory: (handler) =>
      createServerWithRawHandlers({ frontDoor, rawHandlers, bodyTimer, connections, headers }, handler),
    clientErrorHandler: createClientErrorHandler(headers),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    bodyLimit,
    // a request that came while the server stops is answered like any other (open-connections.ts)
    return503OnClosing: false,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, toProblem(error)),
    routerOptions: { maxParamLength: 300 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // JSON and, on public pages, forms: nothing else is read
  app.removeContentTypeParser('text/plain');
  takeJsonBodies(app);
  handleProblems(app);
  logRefusals(app, context);
  registerMetrics(app, context);
  await app.register(async (links) => {
    showUnavailable(links);
    linkRedirect.register(links);
  });
  registerHealth(app, context);
  await app.register(async (hooks) => registerCrmHooks(hooks, context));
  await app.register(async (hooks) => registerIntercomHooks(hooks, context));
  await app.register(async (inbox) => registerIntercomInbox(inbox, context));
  // registered inside, so that the busy routes above do not pay for what only forms and screens need
  await app.register(async (shown) => {
    await shown.register(rateLimit, { global: false, keyGenerator: ({ ip }) => countedAddress(ip) });
    await shown.register(cookie);
    await registerApiDescription(shown, settings.publicUrl);
    await shown.register(async (api) => registerApi(api, context), { prefix: '/api/v1' });
    await shown.register(async (oauth) => {
      showUnavailable(oauth);
      registerIntercomOauth(oauth, context);
    });
    await shown.register(async (pages) => {
      handlePageProblems(pages);
      await pages.register(formbody, { bodyLimit: 20_000 });
      registerReferralLinkPage(pages, context);
      registerJoinPage(pages, context);
    });
    await shown.register(fastifyStatic, {
      root: fileURLToPath(new URL('pages/assets/', import.meta.url)),
      prefix: '/pages/',
      maxAge: '1h',
    });
    await registerAdminApp(shown, settings);
  });
  return app;
}
