import type { Fault } from '../http/faults.ts';
import type { presentSettings } from '../settings.ts';
import type { WebhookSwitches } from '../webhooks/switches.ts';

/** The headings of the faults page, in order. */
export const themes = [
  'Answers',
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
  /** What it does and what it stands for, in a sentence or two. */
  explanation: string;
}

/** A lasting fault: spoils calls for as long as it is on. */
export interface FaultSwitch extends Described {
  of: 'fault';
  name: string;
  fault: Pick<Fault, 'kind'> & Partial<Pick<Fault, 'status' | 'code' | 'message' | 'delay_ms' | 'after'>>;
}

/** A setting of the server, in the names of the control surface. */
export interface SettingSwitch extends Described {
  of: 'setting';
  name: SettingName;
  /** What switching it on sets it to. */
  on: string | number | boolean;
}

/** A switch of the webhooks, in the names of the control surface. */
export interface WebhookSwitch extends Described {
  of: 'webhooks';
  name: WebhookSwitchName;
  on: number | boolean | string[];
}

/** What happens to the tokens that apps hold. */
export interface TokenSwitch extends Described {
  of: 'tokens';
  name: 'tokens_suspended';
}

export type Switch = FaultSwitch | SettingSwitch | WebhookSwitch | TokenSwitch;
