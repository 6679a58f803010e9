// Adds to the page of a database that is away: what was typed is sent again without a press of the button.
for (const form of document.querySelectorAll('[data-send-again]')) {
  setTimeout(() => form.submit(), Number(form.dataset.sendAgain) * 1000);
}
