interface AnyForm {
  getInputNode: (path: string) => HTMLElement | null;
}

/** For forms that were refused before sending: takes the person to the first field that needs a change. */
export const focusFirstError = (form: AnyForm) => (errors: Record<string, unknown>) => {
  const [path] = Object.keys(errors);
  if (path !== undefined) form.getInputNode(path)?.focus();
};
