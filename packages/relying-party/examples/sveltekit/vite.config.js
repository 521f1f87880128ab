import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      // A logout that EU Login sends comes without an Origin, which SvelteKit refuses before any hook is asked.
      // src/hooks.server.ts refuses other sites' forms instead.
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
})
