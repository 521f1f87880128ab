import { parseArgs } from 'node:util'

/**
 * Reads what a command was given: options that are there or not, and words. An option that there isn't ends
 * the process, for a command that passed over `--help` would do its work.
 *
 * @param names of its options, without dashes
 * @returns `has`: whether an option was given; `words`: the others
 */
export function readOptions(...names) {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'boolean' }]))
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true })
    return { has: (name) => values[name] === true, words: positionals }
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error
    const [what] = error.message.split('. ')
    console.error(`${what}. There are ${names.map((name) => `--${name}`).join(', ')}.`)
    process.exit(2)
  }
}
