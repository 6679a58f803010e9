import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { switchEverythingOff, switchOff, switchOn, switches } from '../../../presets/all-switches.ts';
import { applyPreset, presets } from '../../../presets/presets.ts';
import type { Switch } from '../../../presets/switch.ts';
import type { Sandbox } from '../../../context.ts';
import { resourceNotFound } from '../../../http/intercom-error.ts';
import { faultsBody } from './faults-body.ts';
import { doneSentence } from '../../ui/done-sentence.ts';
import { type Form, formOf } from '../../ui/form.ts';
import { message, paths } from '../../ui/layout.ts';
import { sendPage } from '../../ui/send-page.ts';
import { shownWorkspace } from '../../ui/shown-workspace.ts';

const doneSentences: Record<string, string> = {
  switched: 'Switch saved.',
  preset: 'Preset on. Everything else is off.',
  ended: 'Fault ended.',
  off: 'Everything is off.',
};

/** `/faults`: every way to make the practice Intercom misbehave. */
export function addFaultsPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.faults, (request, reply) => {
    const body = doneSentence(request, doneSentences) + faultsBody(sandbox);
    return sendPage(reply, shownWorkspace(sandbox.state, request), { title: 'Faults', section: paths.faults, body });
  });

  server.post(`${paths.faults}/switch`, (request, reply) => {
    const form = formOf(request.body);
    const one = switches.find((known) => known.name === form.text('name'));
    if (one === undefined) throw resourceNotFound();
    try {
      if (form.text('on') === 'true') switchOn(sandbox, one, valueOf(sandbox, one, form), limitsOf(one, form));
      else switchOff(sandbox, one);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const why = message('bad', `Not changed: ${error.issues[0]?.message ?? 'a value is invalid.'}`);
      const body = why + faultsBody(sandbox, { name: one.name, value: form.text('value') });
      const workspace = shownWorkspace(sandbox.state, request);
      return sendPage(reply.code(400), workspace, { title: 'Faults', section: paths.faults, body });
    }
    return reply.redirect(`${paths.faults}?done=switched#${one.name}`, 303);
  });

  server.post(`${paths.faults}/preset`, (request, reply) => {
    const preset = presets.find((one) => one.name === formOf(request.body).text('name'));
    if (preset === undefined) throw resourceNotFound();
    applyPreset(sandbox, preset);
    return reply.redirect(`${paths.faults}?done=preset`, 303);
  });

  server.post(`${paths.faults}/end`, (request, reply) => {
    sandbox.faults.remove(Number(formOf(request.body).text('id')));
    return reply.redirect(`${paths.faults}?done=ended`, 303);
  });

  server.post(`${paths.faults}/off`, (_request, reply) => {
    switchEverythingOff(sandbox);
    return reply.redirect(`${paths.faults}?done=off`, 303);
  });
}

/** The input as the switch's type of value; undefined selects its hostile value. */
function valueOf(sandbox: Sandbox, one: Switch, form: Form): unknown {
  if (one.of === 'fault' || one.of === 'tokens' || !form.has('value')) return undefined;
  const text = form.text('value').trim();
  if (Array.isArray(one.on))
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  if (one.name === 'announced_rate_limit' && text === '') return null;
  return typeof one.on === 'number' ? Number(text || Number.NaN) : text;
}

function limitsOf(one: Switch, form: Form) {
  const number = (name: string) => (form.has(name) ? Number(form.text(name) || Number.NaN) : undefined);
  const path = form.text('path').trim();
  return one.of === 'fault'
    ? { every: number('every'), delay_ms: number('delay_ms'), path: path === '' ? undefined : path }
    : {};
}
