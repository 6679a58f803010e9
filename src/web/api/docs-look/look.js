// Light or dark as in the team's screens, which keep the choice in this browser; without one as the device is set.
const device = matchMedia('(prefers-color-scheme: dark)');
function apply() {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const isDark = chosen === 'dark' || (chosen !== 'light' && device.matches);
  document.documentElement.classList.toggle('dark-mode', isDark);
}
apply();
device.addEventListener('change', apply);
addEventListener('storage', apply);
// Swagger UI sets the class by itself when it starts
new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['class'] });
