import type { FastifyInstance } from 'fastify';
import { moveClock } from '../../../actions/move-clock.ts';
import type { Sandbox } from '../../../context.ts';
import { clockChangeSchema } from '../../../control/clock.ts';
import { instantOfLocal } from '../../../search/day.ts';
import { clockBody } from './clock-body.ts';
import { doneSentence } from '../../ui/done-sentence.ts';
import { type Form, formOf } from '../../ui/form.ts';
import { message, paths } from '../../ui/layout.ts';
import { sendPage } from '../../ui/send-page.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

/** `/clock`: shows and moves the practice Intercom's time. */
export function addClockPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.clock, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const body = doneSentence(request, { moved: 'Clock set.' }) + clockBody(sandbox, workspace);
    return sendPage(reply, workspace, { title: 'Clock', section: paths.clock, body });
  });

  server.post(paths.clock, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const change = clockChangeSchema.safeParse(changeOf(formOf(request.body), workspace.timezone));
    if (!change.success) {
      const why = message('bad', `Not set: ${change.error.issues[0]?.message ?? 'a value is invalid.'}`);
      const body = why + clockBody(sandbox, workspace);
      return sendPage(reply.code(400), workspace, { title: 'Clock', section: paths.clock, body });
    }
    const { advance_ms: advanceMs, set: setMs, speed, real } = change.data;
    moveClock(sandbox, { advanceMs, setMs, speed, real });
    return reply.redirect(`${paths.clock}?done=moved`, 303);
  });
}

/** The change behind the pressed button, as a body of `POST /__sandbox/clock`. */
function changeOf(form: Form, timezone: string) {
  const number = (name: string) => (form.has(name) ? { [name]: Number(form.text(name) || Number.NaN) } : {});
  return {
    ...number('advance_ms'),
    ...number('speed'),
    ...(form.has('set') ? { set: instantOfInput(form.text('set'), timezone) } : {}),
    ...(form.has('real') ? { real: form.text('real') === 'true' } : {}),
  };
}

/** A `datetime-local` value in milliseconds since 1970; any other text is returned unchanged. */
function instantOfInput(text: string, timezone: string): number | string {
  const local = Date.parse(`${text}Z`);
  return Number.isNaN(local) ? text : instantOfLocal(Math.floor(local / 1000), timezone) * 1000;
}
