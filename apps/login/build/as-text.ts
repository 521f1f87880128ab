import { readFile } from 'node:fs/promises'
import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/**
 * Puts data into the bundle as text that is parsed when its module is evaluated. As an object of the program
 * it is compiled with everything else: V8 reads a text thirty times as fast, and where nobody asks for
 * the data that was all.
 *
 * @param modules names of files by their ends; modules of JavaScript have nothing but `export default` and
 * JSON
 */
export function asText(modules: RegExp): Plugin {
  return {
    name: 'as-text',
    setup(build) {
      build.onLoad({ filter: modules }, async ({ path }) => {
        const text = (await readFile(path, 'utf8')).replace(/^(?:\/\/.*\n)*export default/, '').replace(/;\s*$/, '')
        return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(text)))})` }
      })
    },
  }
}
