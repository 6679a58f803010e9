import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isUntrustedProxy } from '../front-door.ts';
import type { WebContext } from '../web-context.ts';

const installationAnswer = z.object({
  /** what referral links and join pages begin with */
  public_url: z.string(),
  /** this request came through a proxy that TRUST_PROXY does not count */
  untrusted_proxy: z.boolean(),
});

/** How this installation is reached, for the screens to compare with how they were opened. */
export function installationRoutes({ settings, callerOf }: WebContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/installation',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['Session'],
          summary: 'How this installation is reached',
          response: { 200: installationAnswer },
        },
      },
      async (request) => {
        callerOf(request);
        return { public_url: settings.publicUrl, untrusted_proxy: isUntrustedProxy(request.raw, settings) };
      },
    );
  };
}
