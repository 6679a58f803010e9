/** Whose connections an app of the CRM speaks for. */
export type AppScope = {
  /** the CRM that the app belongs to */
  provider: string;
  /** null: all workspaces of this installation */
  workspaceId: string | null;
  practice: boolean;
};

/** An app that one workspace set up says nothing about the connections of another, a practice one nothing about real ones. */
export function isInScope(reach: AppScope, connection: { workspaceId: string; practice: boolean }): boolean {
  return (
    (reach.workspaceId === null || reach.workspaceId === connection.workspaceId) &&
    reach.practice === connection.practice
  );
}
