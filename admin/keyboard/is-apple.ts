/** Whether shortcuts are made with ⌘ here rather than with Ctrl. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
