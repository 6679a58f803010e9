import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../../../context.ts';
import { ControlError, checked } from '../../../control/checked.ts';
import { changeSettings, settingsChangeSchema } from '../../../settings.ts';
import { doneSentence } from '../../ui/done-sentence.ts';
import { type Form, formOf } from '../../ui/form.ts';
import { message, paths } from '../../ui/layout.ts';
import { sendPage } from '../../ui/send-page.ts';
import { settingsBody } from './settings-body.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

/** `/settings`: how the practice Intercom behaves. */
export function addSettingsPage(server: FastifyInstance, sandbox: Sandbox): void {
  const show = (request: FastifyRequest, reply: FastifyReply, above: string) =>
    sendPage(reply, shownWorkspace(sandbox.state, request), {
      title: 'Settings',
      section: paths.settings,
      body: above + settingsBody(sandbox.state.settings),
    });

  server.get(paths.settings, (request, reply) =>
    show(request, reply, doneSentence(request, { behaviour: 'Settings saved.' })),
  );

  server.post(`${paths.settings}/behaviour`, (request, reply) => {
    try {
      changeSettings(sandbox.state.settings, checked(settingsChangeSchema, behaviourOf(formOf(request.body))));
      sandbox.changed();
      return reply.redirect(`${paths.settings}?done=behaviour`, 303);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return show(request, reply.code(400), message('bad', `Not saved: ${error.message}`));
    }
  });
}

/** The form as a body of `POST /__sandbox/settings`; fields that the form lacks are left out. */
function behaviourOf(form: Form) {
  const milliseconds = (name: string) => Math.round(Number(form.text(name) || Number.NaN) * 1000);
  const chosen = (name: string) => (form.has(name) ? { [name]: form.text(name) } : {});
  return {
    index_lag_ms: milliseconds('index_lag_seconds'),
    webhook_retry_ms: milliseconds('webhook_retry_seconds'),
    rate_limit_per_minute: Number(form.text('rate_limit_per_minute') || Number.NaN),
    echo: form.has('echo'),
    ...(form.has('forward_delay_seconds') ? { forward_delay_ms: milliseconds('forward_delay_seconds') } : {}),
    ...chosen('region_hosts'),
    ...chosen('missing_scope'),
  };
}
