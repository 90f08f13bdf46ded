import { defineConfig } from 'vitest/config'

const never = ['node_modules/**', 'dist/**']

export default defineConfig({
  test: {
    // One for each of two cores: most of the time a test waits for the processes and servers that it has started.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Three projects, so that only the one that needs a browser or a server looks for one.
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['**/*.test.ts'],
          exclude: [...never, 'acceptance/**', '**/*.service.test.ts'],
        },
      },
      // Against real servers, which the tests start themselves: fixtures/servers.
      {
        extends: true,
        test: {
          name: 'services',
          include: ['**/*.service.test.ts'],
          exclude: never,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
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
