import { useEffect } from 'react';

interface AnyForm<Values> {
  isDirty: () => boolean;
  setInitialValues: (values: Values) => void;
  reset: () => void;
}

/** Takes saved values into a form: they are what "unchanged" means from now on. */
export function adoptValues<Values>(form: AnyForm<Values>, values: Values): void {
  form.setInitialValues(values);
  form.reset();
}

/** Follows what the server holds as long as nobody has typed into the form; work under way is never overwritten. */
export function useFreshValues<Values>(form: AnyForm<Values>, values: Values): void {
  const fingerprint = JSON.stringify(values);
  useEffect(() => {
    if (!form.isDirty()) adoptValues(form, values);
    // Only new content is a reason to look again; form and values are new objects on every render.
  }, [fingerprint]);
}
