/** Where the calls of a connection get their access token. */
export type TokenSource = {
  /** `fixed` for as long as the authorisation, `renewed` when it ran out */
  kind: 'fixed' | 'renewed';
  /** The token for a call that is made now. @throws CrmError */
  current(): Promise<string>;
  /**
   * The CRM refused a token.
   * @returns another one to try once more; null when there is none
   * @throws CrmError
   */
  refused(token: string): Promise<string | null>;
};

/** What renews an access token, as the provider of the CRM gave it out. */
export type TokenGrant = { accessToken: string; refreshToken: string; expiresAt: Date };

export const fixedToken = (token: string): TokenSource => ({
  kind: 'fixed',
  current: () => Promise.resolve(token),
  refused: () => Promise.resolve(null),
});
