import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { stateOf, switchEverythingOff, switchOff, switchOn, switches } from '../presets/all-switches.ts';
import { applyPreset, presets } from '../presets/presets.ts';
import type { Sandbox } from '../context.ts';
import { faultRequestSchema } from '../http/faults.ts';
import { settingsChangeSchema } from '../settings.ts';
import { switchesChangeSchema } from '../webhooks/switches.ts';
import { ControlError, checked } from './checked.ts';

const { path, method, app, workspace, every, delay_ms: delayMs } = faultRequestSchema.shape;

/** The body of `POST /__sandbox/faults/switch`. `value` is for settings, the rest for faults. */
const switchInputSchema = z.strictObject({
  name: z.string({ error: 'name must be the name of a switch.' }),
  on: z.boolean({ error: 'on must be true or false.' }),
  value: z.unknown().optional(),
  path: path.unwrap().optional(),
  method,
  app,
  workspace,
  every: every.unwrap().optional(),
  delay_ms: delayMs.unwrap().optional(),
});

const presetInputSchema = z.strictObject({ name: z.string({ error: 'name must be the name of a preset.' }) });

/** `/__sandbox/fault`: single faults. `/__sandbox/faults`: every switch, and the presets. */
export function addFaultControl(server: FastifyInstance, sandbox: Sandbox): void {
  const { faults } = sandbox;
  const present = () => ({ faults: faults.list() });

  server.get('/__sandbox/fault', present);

  server.post('/__sandbox/fault', (request) => {
    faults.add(checked(faultRequestSchema, request.body));
    return present();
  });

  server.delete('/__sandbox/fault', () => {
    faults.clear();
    return present();
  });

  server.delete<{ Params: { id: string } }>('/__sandbox/fault/:id', (request) => {
    if (!faults.remove(Number(request.params.id))) throw new ControlError(404, 'There is no fault with this id.');
    return present();
  });

  server.get('/__sandbox/faults', () => presentBoard(sandbox));

  server.post('/__sandbox/faults/switch', (request) => {
    const { name, on, value, ...limits } = checked(switchInputSchema, request.body);
    const one = switches.find((known) => known.name === name);
    if (one === undefined) throw new ControlError(404, 'There is no switch with this name.');
    if (!on) switchOff(sandbox, one);
    else {
      if (value !== undefined && one.of === 'setting') checked(settingsChangeSchema, { [name]: value });
      if (value !== undefined && one.of === 'webhooks') checked(switchesChangeSchema, { [name]: value });
      switchOn(sandbox, one, value, limits);
    }
    return presentBoard(sandbox);
  });

  server.post('/__sandbox/faults/preset', (request) => {
    const { name } = checked(presetInputSchema, request.body);
    const preset = presets.find((one) => one.name === name);
    if (preset === undefined) throw new ControlError(404, 'There is no preset with this name.');
    applyPreset(sandbox, preset);
    return presentBoard(sandbox);
  });

  server.delete('/__sandbox/faults', () => {
    switchEverythingOff(sandbox);
    return presentBoard(sandbox);
  });
}

const presentBoard = (sandbox: Sandbox) => ({
  switches: switches.map((one) => ({
    name: one.name,
    theme: one.theme,
    title: one.title,
    explanation: one.explanation,
    kind: one.of,
    ...stateOf(sandbox, one),
  })),
  presets: presets.map(({ name, title, explanation }) => ({ name, title, explanation })),
  faults: sandbox.faults.list(),
});
