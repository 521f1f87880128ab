import * as prompts from '@clack/prompts'
import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Translator } from '@laissez-passer/i18n/translator'
import { accepted, type Manager, readArguments } from './arguments.ts'
import { ask, Cancelled } from './ask.ts'
import { type Choices, defaults } from './choices.ts'
import { type Created, createProject } from './create-project.ts'
import { install, managerOf } from './install.ts'
import { judgedFolder } from './judge.ts'
import { type Key, languageOf, wordsIn } from './words.ts'

/** How the command is run. */
export interface CommandOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether somebody sits at a terminal and can be asked. */
  readonly interactive: boolean
}

/**
 * The command `create-laissez-passer`: asks for what its options don't say, makes the project, installs, and
 * says how to go on. Interrupted, it leaves nothing.
 *
 * @param args as typed, without the program's name
 * @returns the exit code: 0, 1 when something is invalid or failed, 130 when interrupted
 */
export async function runCommand(args: readonly string[], options: CommandOptions): Promise<number> {
  const { misuses, typed } = readArguments(args)
  const language = typed.choices.language ?? languageOf(options.environment)
  const say = wordsIn(misuses.length === 0 || language === 'fr' ? language : languageOf(options.environment))
  if (typed.help) return print(say('help', accepted))
  if (typed.version) return print(ownVersion())
  const folderFault = typed.folder === undefined ? null : judgedFolder(typed.folder)
  const faults = [
    ...misuses.map(({ fault, flag }) => `${flag}: ${say(fault.key, { ...fault.params })}`),
    ...(folderFault === null ? [] : [say(folderFault.key, folderFault.params)]),
  ]
  if (faults.length > 0) return fail([...faults, say('see-help')])

  const isAsked = options.interactive && !typed.yes
  if (isAsked) prompts.intro(say('intro'))
  try {
    const answers = isAsked
      ? await ask(typed, say)
      : { folder: typed.folder ?? 'my-id', choices: typed.choices, install: typed.install ?? true }
    const fault = judgedFolder(answers.folder)
    if (fault) return fail([say(fault.key, fault.params)])
    const choices: Choices = { ...defaults, ...defined(answers.choices), language }
    return await make({ ...answers, choices, manager: typed.manager ?? managerOf(options.environment) }, say)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    prompts.cancel(say('cancelled'))
    return 130
  }
}

/** Where a project answers on one's own machine: its templates say the same. */
const addresses = {
  provider: 'http://localhost:4100/cas',
  emails: 'http://localhost:4100/dev/mailbox',
  service: 'http://localhost:4101',
}

interface Wanted {
  readonly folder: string
  readonly choices: Choices
  readonly install: boolean
  readonly manager: Manager
}

async function make(wanted: Wanted, say: Translator<Key>): Promise<number> {
  const { choices, folder, manager } = wanted
  const created = createProject(folder, choices)
  prompts.log.success(say('made', { folder: seen(created.folder) || '.', count: created.files.length }))
  const installed = wanted.install ? await installedBy(created, { manager, say }) : 'not-asked'
  if (installed === 'interrupted') {
    created.remove()
    prompts.cancel(say('cancelled'))
    return 130
  }
  const place = seen(created.folder)
  const steps = [
    ...(place === '' ? [] : [`cd ${/\s/.test(place) ? `"${place}"` : place}`]),
    ...(installed === 'ok' ? [] : [`${manager} install`]),
    `${manager} run dev`,
  ]
  prompts.note([...steps, '', say('addresses', addresses)].join('\n'), say('next'))
  prompts.outro(say('outro', { name: basename(created.folder) }))
  return installed === 'failed' ? 1 : 0
}

async function installedBy(
  { folder }: Created,
  { manager, say }: { readonly manager: Manager; readonly say: Translator<Key> },
): Promise<'ok' | 'failed' | 'interrupted'> {
  prompts.log.step(say('installing', { manager }))
  const { ended, stop } = install(folder, manager)
  let interrupted = false
  const end = () => {
    interrupted = true
    stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
  const { ok, output } = await ended
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end)
  if (interrupted) return 'interrupted'
  if (!ok)
    prompts.log.error(`${say('install-failed', { manager })}\n${output.trim().split('\n').slice(-15).join('\n')}`)
  return ok ? 'ok' : 'failed'
}

/** A folder as people would type it from here. */
function seen(folder: string): string {
  const path = relative('', folder)
  return path.startsWith('..') ? folder : path
}

function defined(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined))
}

function ownVersion(): string {
  const file = join(fileURLToPath(new URL('../', import.meta.url)), 'package.json')
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}

function print(text: string): number {
  console.log(text)
  return 0
}

function fail(lines: readonly string[]): number {
  console.error(lines.join('\n'))
  return 1
}
