import { createRequire } from 'node:module'
import { allFontFiles } from '@laissez-passer/europass/typst'
import type { Plugin } from 'vite'

const name = 'virtual:font-files'

/**
 * Gives `virtual:font-files`: the address of every font that a document may need, by the name that `typst`
 * has.
 */
export function fontFiles(): Plugin {
  const require = createRequire(import.meta.url)
  return {
    name: 'font-files',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => {
      if (id !== `\0${name}`) return undefined
      const files = allFontFiles()
      const imports = files.map((file, at) => `import f${at} from ${JSON.stringify(`${require.resolve(file)}?url`)}`)
      const rows = files.map((file, at) => `[${JSON.stringify(file)}, f${at}]`)
      return `${imports.join('\n')}\nexport default new Map([${rows.join(',\n')}])`
    },
  }
}
