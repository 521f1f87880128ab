import { parseArgs } from 'node:util'

/**
 * The arguments of a measurement, as `parseArgs` reads them; one that isn't there ends it in a line that says
 * which there are.
 *
 * @param usage said with it; default: the options' names
 */
export function readArguments({ usage, ...config }) {
  // What pnpm passes on.
  const args = process.argv.slice(2).filter((arg) => arg !== '--')
  try {
    return parseArgs({ args, ...config })
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error
    const known = Object.keys(config.options).map((name) => `--${name}`)
    console.error(`${error.message}\n\n${usage ?? `There are ${known.join(', ')}.`}`)
    process.exit(1)
  }
}

/** Whether a row is meant by a word: the beginning of one in its name, or of several. Empty: each is. */
export function isMeant(name, only) {
  const [text, wanted] = [name.toLowerCase(), only.toLowerCase()]
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    if (wanted === '' || at === 0 || !/\w/.test(text[at - 1]) || !/\w/.test(wanted[0])) return true
  return false
}
