/** What names a connection. */
export type ConnectionKey = { workspace_id: string; connection_id: string };
