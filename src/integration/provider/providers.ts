import type { CrmProvider } from './crm-provider.ts';

/** The CRMs that this installation can work with. */
export type Providers = {
  /** the first is offered where nothing is connected yet */
  all: readonly [CrmProvider, ...CrmProvider[]];
  /**
   * The CRM of a connection, or of anything else that names its provider.
   * @throws Error when this installation does not have it
   */
  of(row: { provider: string }): CrmProvider;
  /** Null when this installation does not have it. */
  find(name: string): CrmProvider | null;
};

export function createProviders(all: Providers['all']): Providers {
  const find = (name: string) => all.find((provider) => provider.name === name) ?? null;
  return {
    all,
    find,
    of({ provider: name }) {
      const provider = find(name);
      if (!provider) throw new Error(`This installation has no provider “${name}”.`);
      return provider;
    },
  };
}
