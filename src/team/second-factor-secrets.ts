import { symmetricDecrypt } from 'better-auth/crypto';
import { refuse } from '../platform/refusal.ts';
import type { SignIn } from './sign-in.ts';

type Stored = { secret: string; backupCodes: string };

/** Whether what an account's second factor is checked with can be decrypted: its key may have been taken away. */
export async function isReadable(auth: SignIn, userId: string, column: keyof Stored): Promise<boolean> {
  const { adapter, secretConfig: key } = await auth.$context;
  const where = [{ field: 'userId', value: userId }];
  const stored = await adapter.findOne<Stored>({ model: 'twoFactor', where });
  if (!stored) return true;
  return symmetricDecrypt({ key, data: stored[column] }).then(
    () => true,
    () => false,
  );
}

export const unreadable = () =>
  refuse(
    'secret_unreadable',
    'This code cannot be checked: what it is compared with was encrypted with a key that was taken away. Have the second factor switched off on the server: npm run admin -- reset-password <e-mail> --second-factor-off',
  );
