const sentences: Readonly<Record<string, string>> = {
  access_denied: 'Access was not authorized on Intercom’s page. Nothing was changed. Click Connect to try again.',
};

/** What went wrong while connecting, and what to do, for a problem code in the returning address. */
export function connectProblemSentence(code: string): string {
  return (
    sentences[code] ??
    'Intercom did not complete the connection. Click Connect to try again; if it stays, look into the server’s log.'
  );
}
