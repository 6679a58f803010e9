/** The schemas that Goodword uses, and nothing beside them: other programs may share the database. */
export const schemas = {
  /** all tables of our own */
  own: 'goodword',
  /** the sign-in library's */
  signIn: 'goodword_sign_in',
  /** the job library's */
  jobs: 'goodword_jobs',
} as const;
