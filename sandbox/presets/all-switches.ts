import { changeTokens } from '../actions/change-tokens.ts';
import type { Sandbox } from '../context.ts';
import type { Token } from '../entities/token.ts';
import { type Fault, faultRequestSchema } from '../http/faults.ts';
import { changeSettings, presentSettings, settingsChangeSchema } from '../settings.ts';
import { changeSwitches, defaultSwitches, switchesChangeSchema } from '../webhooks/switches.ts';
import { faultSwitches } from './fault-switches.ts';
import { settingSwitches } from './setting-switches.ts';
import type { FaultSwitch, Switch } from './switch.ts';
import { webhookSwitches } from './webhook-switches.ts';

const tokensSuspended: Switch = {
  of: 'tokens',
  name: 'tokens_suspended',
  theme: 'Tokens and regions',
  title: 'Tokens suspended',
  explanation:
    'Refuses every token that apps hold now with 401 token_suspended until you turn this off. New tokens and the token of the controls still work.',
};

/** Every switch of the faults page; the names are unique. */
export const switches: Switch[] = [...faultSwitches, tokensSuspended, ...settingSwitches, ...webhookSwitches];

export type SwitchValue = string | number | boolean | string[] | null;

/** Limits of a fault switch; an absent one does not limit. */
export interface FaultLimits {
  every?: number | undefined;
  path?: string | undefined;
  method?: string | undefined;
  app?: string | undefined;
  workspace?: string | undefined;
  delay_ms?: number | undefined;
}

/** The current state of a switch. */
export interface SwitchState {
  /** Whether it differs from the value at start. */
  on: boolean;
  value: SwitchValue;
  normal: SwitchValue;
  /** Calls hit since everything was last switched off; null for switches without a counter. */
  hits: number | null;
  /** The active fault with its limits; null for other switches, or while off. */
  fault: Fault | null;
}

export function stateOf(sandbox: Sandbox, one: Switch): SwitchState {
  const valued = (value: SwitchValue, normal: SwitchValue) => ({
    on: JSON.stringify(value) !== JSON.stringify(normal),
    value,
    normal,
    hits: null,
    fault: null,
  });
  if (one.of === 'fault') {
    const fault = sandbox.faults.list().find((known) => known.name === one.name) ?? null;
    return { ...valued(fault !== null, false), hits: sandbox.faults.hitsOf(one.name), fault };
  }
  if (one.of === 'setting')
    return valued(presentSettings(sandbox.state.settings)[one.name], presentSettings(sandbox.normal)[one.name]);
  if (one.of === 'webhooks') return valued(sandbox.state.webhookSwitches[one.name], defaultSwitches()[one.name]);
  const suspended = appTokens(sandbox).some((token) => token.refusedAs === 'token_suspended');
  return valued(suspended, false);
}

/** Turns a switch on: a fault with its limits, tokens, or a setting, to `value` or by default to its hostile value. */
export function switchOn(sandbox: Sandbox, one: Switch, value: unknown, limits: FaultLimits = {}): void {
  switch (one.of) {
    case 'fault':
      switchFaultOn(sandbox, one, limits);
      break;
    case 'setting': {
      const normal = presentSettings(sandbox.normal)[one.name];
      const hostile = typeof normal === 'boolean' ? !normal : one.on;
      changeSettings(
        sandbox.state.settings,
        settingsChangeSchema.parse({ [one.name]: value === undefined ? hostile : value }),
      );
      break;
    }
    case 'webhooks':
      changeSwitches(
        sandbox.state.webhookSwitches,
        switchesChangeSchema.parse({ [one.name]: value === undefined ? one.on : value }),
      );
      break;
    case 'tokens':
      changeTokens(sandbox, appTokens(sandbox), { refuseAs: 'token_suspended' });
  }
  sandbox.changed();
}

export function switchOff(sandbox: Sandbox, one: Switch): void {
  switch (one.of) {
    case 'fault':
      sandbox.faults.removeNamed(one.name);
      break;
    case 'setting':
      changeSettings(sandbox.state.settings, { [one.name]: presentSettings(sandbox.normal)[one.name] });
      break;
    case 'webhooks':
      changeSwitches(sandbox.state.webhookSwitches, { [one.name]: defaultSwitches()[one.name] });
      break;
    case 'tokens': {
      const suspended = appTokens(sandbox).filter((token) => token.refusedAs === 'token_suspended');
      changeTokens(sandbox, suspended, { refuseAs: null });
    }
  }
  sandbox.changed();
}

/** Restores everything to its value at start, and ends faults that tests added. */
export function switchEverythingOff(sandbox: Sandbox): void {
  for (const one of switches) switchOff(sandbox, one);
  sandbox.faults.clear();
  sandbox.limiter.clear();
}

function switchFaultOn(sandbox: Sandbox, one: FaultSwitch, limits: FaultLimits): void {
  sandbox.faults.removeNamed(one.name);
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  sandbox.faults.add(
    faultRequestSchema.parse({ ...one.fault, ...Object.fromEntries(given), name: one.name, until: 'cleared' }),
  );
}

/** The unrevoked tokens of apps. */
const appTokens = (sandbox: Sandbox): Token[] =>
  [...sandbox.state.tokens.values()].filter((token) => token.kind !== 'control' && token.revokedAt === null);
