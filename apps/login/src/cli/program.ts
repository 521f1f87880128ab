import { parseArgs } from 'node:util'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { nearestName } from '@laissez-passer/core/typed'
import { type Command, type Environment, type Outcome, Refused, type Typed, WrongUse } from './command.ts'
import { didYouMean } from './did-you-mean.ts'
import { isOfFile } from './file-faults.ts'
import { generalHelp, helpOf } from './help.ts'
import { openDataAt } from './open-data.ts'
import { openPlace } from './open-place.ts'
import { visible } from './visible.ts'
import { version } from '../version.ts'

/** What a run of the program prints and how it ends. */
export interface Ended {
  readonly code: 0 | 1 | 2
  readonly out: string
  readonly err: string
}

/** How a program is run. */
interface Options {
  readonly commands: readonly Command[]
  readonly environment: Environment
  readonly open?: typeof openPlace
}

/**
 * Runs one command.
 *
 * @param args as typed, without the program's name
 * @param options `commands`: all there are; `environment`: e.g. `process.env`; `open`: finds the data that it
 * names, for tests that run many commands on the same
 */
export async function runProgram(args: readonly string[], options: Options): Promise<Ended> {
  const { code, err, out } = await run(args, options)
  return { code, out: visible(out), err: visible(err) }
}

async function run(args: readonly string[], options: Options): Promise<Ended> {
  const { commands, environment, open = openPlace } = options
  const command = commands.find(({ name }) => name.split(' ').every((word, at) => args[at] === word))
  const asksHelp = args.some((arg) => arg === '--help' || arg === '-h')
  if (args[0] === '--version' || args[0] === '-V') return versions(args.includes('--json'))
  if (asksHelp) return { code: 0, out: command ? helpOf(command) : generalHelp(commands), err: '' }
  if (!command) return wrongUse(unknown(args, commands), '')
  const json = args.includes('--json')
  try {
    const typed = read(command, args.slice(command.name.split(' ').length))
    const outcome = await outcomeOf(command, { typed, environment, open })
    const { ok, text } = outcome
    return { code: ok ? 0 : 1, out: `${json ? JSON.stringify({ ok, ...outcome.json }, null, 2) : text}\n`, err: '' }
  } catch (error) {
    if (error instanceof WrongUse) return wrongUse(error.message, command.name)
    if (error instanceof Refused) return refused(json, error)
    // What no command foresaw: an operator mends a file, and reads no stack for it.
    if (isOfFile(error))
      return refused(json, { reason: 'unusable-file', message: `The file system says no: ${error.message}.` })
    if (error instanceof LaissezPasserError) return refused(json, { reason: error.code, message: wordsOf(error) })
    throw error
  }
}

/** Which EU Login this is, and what it runs on. */
function versions(json: boolean): Ended {
  const node = process.versions.node
  return {
    code: 0,
    out: `${json ? JSON.stringify({ ok: true, version, node }, null, 2) : `${version} (Node ${node})`}\n`,
    err: '',
  }
}

/** Of a group that there is, its commands: “There is no command services” would be untrue. */
function unknown([group, verb]: readonly string[], commands: readonly Command[]): string {
  if (group === undefined) return 'Which command?'
  const there = commands.map(({ name }) => name).filter((name) => name.startsWith(`${group} `))
  if (there.length === 0) return `There is no command “${group}”.${meant(group, verb, commands)}`
  const typed = verb === undefined || verb.startsWith('-') ? '' : `There is no command “${group} ${verb}”. `
  return `${typed}There are ${there.join(', ')}.`
}

/** The command that a mistyped one is like, whole where its second word is one; else the first word. */
function meant(group: string, verb: string | undefined, commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name)
  const first = nearestName(group, new Set(names.map((name) => name.split(' ')[0] ?? '')))
  if (first === null) return ''
  return didYouMean(names.includes(`${first} ${verb}`) ? `${first} ${verb}` : first)
}

async function outcomeOf(
  command: Command,
  {
    environment,
    open,
    typed,
  }: { readonly typed: Typed; readonly environment: Environment; readonly open: typeof openPlace },
): Promise<Outcome> {
  if ('runPlain' in command) return command.runPlain(environment, typed)
  const place = await open(environment)
  try {
    if ('runPlace' in command) return await command.runPlace(place, typed)
    const { close, context } = await openDataAt(place)
    try {
      return await command.run(context, typed, place)
    } finally {
      await close()
    }
  } finally {
    await place.close()
  }
}

/** Of a database that doesn't do it, also what it said: its operator reads this. */
function wordsOf({ cause, message }: LaissezPasserError): string {
  return cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message
}

function read(command: Command, args: readonly string[]): Typed {
  try {
    const { positionals, tokens, values } = parseArgs({
      args: [...args],
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      tokens: true,
    })
    const given = tokens.flatMap((token) =>
      token.kind === 'option' && !isSeveral(command, token.name) ? [token.name] : [],
    )
    const twice = given.find((name, at) => given.indexOf(name) !== at)
    if (twice !== undefined) throw new WrongUse(`--${twice} is there twice.`)
    const [least, most] = command.positionals
    if (positionals.length < least) throw new WrongUse(`${command.takes} is missing.`)
    if (positionals.length > most) throw new WrongUse(`“${positionals[most]}” is one argument too many.`)
    const empty = positionals.findIndex((text) => text.trim() === '')
    if (empty !== -1)
      throw new WrongUse(`${command.takes.match(/[<[][^\]>]+[\]>]/g)?.[empty] ?? command.takes} is empty.`)
    const once = Object.entries(values).filter(([, value]) => !Array.isArray(value))
    const several = Object.entries(values).flatMap(([name, value]) =>
      Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string')] as const] : [],
    )
    return {
      positionals,
      values: Object.fromEntries(once) as Typed['values'],
      lists: Object.fromEntries(several),
    }
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUse(misread(error.message, command), { cause: error })
    throw error
  }
}

function isSeveral({ options }: Command, name: string): boolean {
  return options[name]?.multiple === true
}

/** Node's own words are "Unknown option '--x'. To specify a positional argument …", or take three lines. */
function misread(message: string, { options }: Command): string {
  const [, dashed] = /^Option '(?:-\w, )?(--[\w-]+).*' argument is ambiguous/.exec(message) ?? []
  if (dashed !== undefined) return `${dashed} needs a value. One that begins with a dash is written ${dashed}=-…`
  const [, unknown] = /^Unknown option '(--[\w-]+)/.exec(message) ?? []
  const like = unknown === undefined ? null : nearestName(unknown, [...Object.keys(options), 'json', 'help'])
  if (like !== null) return `There is no option ${unknown}.${didYouMean(`--${like}`)}`
  return message.split('. ')[0] ?? message
}

function wrongUse(why: string, command: string): Ended {
  const help = ['laissez-passer', command, '--help'].filter((part) => part !== '').join(' ')
  return { code: 2, out: '', err: `${why}\n${help} says how it is called.\n` }
}

/** Programs read the reason where they read everything, people see it as an error. */
function refused(json: boolean, { message, reason }: { readonly message: string; readonly reason: string }): Ended {
  return json
    ? { code: 1, out: `${JSON.stringify({ ok: false, reason, message }, null, 2)}\n`, err: '' }
    : { code: 1, out: '', err: `${message}\n` }
}
