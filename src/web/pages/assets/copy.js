// Adds to pages that work without it: a button that copies a link.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', async () => {
    const isCopied = await copy(field);
    // the text stays selected
    button.textContent = isCopied ? 'Copied' : 'Press Ctrl-C';
    setTimeout(() => (button.textContent = 'Copy'), isCopied ? 2000 : 10_000);
  });
}

/** Over plain http browsers have no clipboard for pages: there the selection is copied, the older way. */
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
