import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the API and the hub: the platform itself, or the mock of `npm run mock`. */
const platform = process.env.TP_PLATFORM ?? 'http://127.0.0.1:3080';
const proxied = { target: platform, changeOrigin: true };

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': proxied,
      '/openapi': proxied,
      '/healthz': proxied,
      '/metrics': proxied,
      '/hubs': { ...proxied, ws: true },
    },
  },
  build: { target: 'es2023', sourcemap: false },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
});
