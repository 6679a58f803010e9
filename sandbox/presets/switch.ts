import type { Fault } from '../http/faults.ts';
import type { presentSettings } from '../settings.ts';
import type { WebhookSwitches } from '../webhooks/switches.ts';

/** The headings of the faults page, in order. */
export const themes = [
  'Responses',
  'Limits',
  'Tokens and regions',
  'Reading and writing',
  'Webhooks',
  'Canvas Kit',
] as const;
export type Theme = (typeof themes)[number];

export type SettingName = keyof ReturnType<typeof presentSettings>;
export type WebhookSwitchName = keyof WebhookSwitches;

interface Described {
  theme: Theme;
  title: string;
  /** What it does and imitates, in one or two sentences. */
  explanation: string;
}

/** A fault that affects calls while it is on. */
export interface FaultSwitch extends Described {
  of: 'fault';
  name: string;
  fault: Pick<Fault, 'kind'> & Partial<Pick<Fault, 'status' | 'code' | 'message' | 'delay_ms' | 'after'>>;
}

/** A setting of the server, under its name in the control API. */
export interface SettingSwitch extends Described {
  of: 'setting';
  name: SettingName;
  /** The hostile value that turning it on sets. */
  on: string | number | boolean;
}

/** A switch of the webhooks, under its name in the control API. */
export interface WebhookSwitch extends Described {
  of: 'webhooks';
  name: WebhookSwitchName;
  on: number | boolean | string[];
}

/** A switch for the tokens of apps. */
export interface TokenSwitch extends Described {
  of: 'tokens';
  name: 'tokens_suspended';
}

export type Switch = FaultSwitch | SettingSwitch | WebhookSwitch | TokenSwitch;
