import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('./build-once.ts', import.meta.url)),
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
