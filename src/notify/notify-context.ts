import type { AppContext } from '../history/app-context.ts';
import type { SecretBox } from '../platform/crypto/secret-box.ts';
import type { Alerting } from './alerting.ts';

/** What sending and its settings need. */
export type NotifyContext = AppContext & { secretBox: SecretBox; alerting: Alerting };
