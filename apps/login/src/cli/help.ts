import type { Command } from './command.ts'

const common: readonly (readonly [string, string])[] = [
  ['--json', 'one JSON document on the standard output, for programs'],
  ['-h, --help', 'this text'],
]

const withoutCommand = [['-V, --version', 'which version this is']] as const

const ends = `Settings come from the environment, as for the server: DATA_DIR, LOGIN_ORIGIN, SECRET_KEY …
Ends with 0: done. 1: refused, and says why. 2: called wrongly.`

/** What `--help` says without a command. */
export function generalHelp(commands: readonly Command[]): string {
  return `Usage: laissez-passer <command> [options]

Works on the data of EU Login, also while the server runs.

Commands:
${columns(commands.map(({ name, summary }) => [name, summary]))}

Options:
${columns(withoutCommand)}

laissez-passer <command> --help says more about one.

${ends}
`
}

/** What `--help` says about one command. */
export function helpOf({ examples, explained, name, notes, summary, takes }: Command): string {
  return `Usage: laissez-passer ${[name, takes, '[options]'].filter((part) => part !== '').join(' ')}

${summary}

Options:
${columns([...explained, ...common])}
${notes === undefined ? '' : `\n${notes}\n`}
Examples:
${examples.map(([does, line]) => `  # ${does}\n  ${line}`).join('\n')}

${ends}
`
}

/** Two columns, the second one aligned. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([first]) => first.length))
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`.trimEnd()).join('\n')
}
