import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: new URL('../dist/admin', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2022',
    // The server's content policy allows scripts from files only.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
