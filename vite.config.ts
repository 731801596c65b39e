import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The web app: sources in web-chat/app, built into dist/app, which the server serves. */
export default defineConfig({
  root: path('web-chat/app'),
  plugins: [react(), tailwindcss()],
  build: {
    outDir: path('dist/app'),
    emptyOutDir: true,
    target: 'es2024',
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? 3000}` },
  },
})
