import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { sourceCondition, limits } from './vitest.shared.ts'

/** Every test project of every package, so that `vitest` at the root runs what `vitest` in each folder runs. */
const folders = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(new URL(`./${parent}/`, import.meta.url)).map((name) => `./${parent}/${name}/`),
)

const projects = await Promise.all(
  folders.map(async (folder) => {
    const root = fileURLToPath(new URL(folder, import.meta.url))
    if (!readdirSync(root).includes('vitest.config.ts')) return []
    const config: { default: ViteUserConfig } = await import(new URL(`${folder}vitest.config.ts`, import.meta.url).href)
    return (config.default.test?.projects ?? []).map((project) =>
      typeof project === 'object' && !('then' in project) ? { ...project, root } : project,
    )
  }),
)

/** Of the checks and the documentation; from source like the others. */
const scripts = {
  resolve: { conditions: [sourceCondition] },
  ssr: { resolve: { conditions: [sourceCondition, 'node', 'module'] } },
  test: { ...limits, name: 'scripts:node', include: ['scripts/test/**/*.test.mjs'] },
}

export default defineConfig({ test: { projects: [scripts, ...projects.flat()] } })
