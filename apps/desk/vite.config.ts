import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '^/(api|auth|oidc|local)': 'http://127.0.0.1:8022' } },
  build: { target: 'es2022', sourcemap: false },
});
