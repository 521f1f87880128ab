import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Tests run from source: the custom condition points every workspace package at its `src/`. */
export const sourceConditions = ['laissez-passer:source', 'module', 'import', 'default']

/** The Node test project of a package: every test but those named for workerd. */
export function nodeProject(name: string, options: { environment?: 'node' | 'happy-dom' } = {}): ViteUserConfig {
  return defineConfig({
    resolve: { conditions: ['laissez-passer:source'] },
    ssr: { resolve: { conditions: ['laissez-passer:source', 'node'] } },
    test: {
      name,
      environment: options.environment ?? 'node',
      include: ['test/**/*.test.{ts,tsx}'],
      exclude: ['test/**/*.workerd.test.ts'],
    },
  })
}
