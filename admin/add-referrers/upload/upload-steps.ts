/** The steps in order, as they are named above the wizard; the last is on the screen of the import itself. */
export const uploadSteps = ['File', 'Columns', 'Dry run'] as const;
