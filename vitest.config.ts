import { defineConfig } from 'vitest/config'

const never = ['node_modules/**', 'dist/**']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Two projects, so that only the one that needs a browser looks for one.
    projects: [
      { extends: true, test: { name: 'units', include: ['**/*.test.ts'], exclude: [...never, 'acceptance/**'] } },
      {
        extends: true,
        test: {
          name: 'acceptance',
          include: ['acceptance/*.test.ts'],
          globalSetup: 'acceptance/setup.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
