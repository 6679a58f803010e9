import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui';
import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="32" viewBox="0 0 150 32">
  <text y="23" font-family="system-ui, sans-serif" font-size="22" font-weight="700" fill="#ad5389">Goodword</text>
</svg>`;

/** The look of the readable description of the API: ours, light and dark. */
export const docsLook: Pick<FastifySwaggerUiOptions, 'logo' | 'theme' | 'uiConfig'> = {
  logo: { type: 'image/svg+xml', content: Buffer.from(logo), href: '/', target: '_self' },
  theme: {
    title: 'API of Goodword',
    favicon: [
      {
        filename: 'icon.svg',
        rel: 'icon',
        sizes: 'any',
        type: 'image/svg+xml',
        content: read('../../pages/assets/icon.svg'),
      },
    ],
    css: [{ filename: 'look.css', content: read('look.css') }],
    js: [{ filename: 'look.js', content: read('look.js') }],
  },
  uiConfig: { docExpansion: 'none', deepLinking: false, defaultModelsExpandDepth: -1 },
};
