import { useEffect, useEffectEvent } from 'react';

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

/** Follows what the server holds while the form is untouched; unsaved edits are never overwritten. */
export function useFreshValues<Values>(form: AnyForm<Values>, values: Values): void {
  const follow = useEffectEvent((fresh: Values) => {
    if (!form.isDirty()) adoptValues(form, fresh);
  });
  // Values are a new object on every render; only new content is a reason to look again.
  const content = JSON.stringify(values);
  useEffect(() => follow(JSON.parse(content) as Values), [content]);
}
