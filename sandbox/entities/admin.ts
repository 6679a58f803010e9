/** A teammate of the workspace. */
export interface Admin {
  /** Decimal string. */
  id: string;
  name: string;
  email: string;
  hasInboxSeat: boolean;
}
