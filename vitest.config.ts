import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/crash/**/*.test.ts'],
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
  },
});
