import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

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

const scripts = { test: { name: 'scripts:node', include: ['scripts/test/**/*.test.mjs'] } }

export default defineConfig({ test: { projects: [scripts, ...projects.flat()] } })
