import { parseArgs } from 'node:util'
import { type Choices, languageCodes, methodNames, runtimes } from './choices.ts'
import { faultsOf, type Fault } from './judge.ts'

export const managers = ['npm', 'pnpm', 'yarn', 'bun'] as const
/** What installs. */
export type Manager = (typeof managers)[number]

/** What was typed. */
export interface Typed {
  readonly folder: string | undefined
  readonly choices: Choices
  readonly install: boolean | undefined
  readonly manager: Manager | undefined
  readonly yes: boolean
  readonly help: boolean
  readonly version: boolean
}

/** Why it can't be run: the option's name as it is typed, and the sentence. */
export type Misuse =
  | { readonly flag: string; readonly fault: Pick<Fault, 'key' | 'params'> }
  | {
      readonly flag: string
      readonly fault: { readonly key: 'misuse.unknown' | 'misuse.value' | 'misuse.more'; readonly params: object }
    }

const options = {
  runtime: { type: 'string' },
  methods: { type: 'string' },
  name: { type: 'string' },
  colour: { type: 'string' },
  color: { type: 'string' },
  language: { type: 'string' },
  'package-manager': { type: 'string' },
  install: { type: 'boolean' },
  'no-install': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** Reads what was typed; all that is wrong with it at once. */
export function readArguments(args: readonly string[]): { readonly typed: Typed; readonly misuses: readonly Misuse[] } {
  // Not strict, so that every fault is found, and told in our own words.
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const misuses: Misuse[] = []
  const values: Record<string, string | true> = {}
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = Object.hasOwn(options, token.name) ? options[token.name as keyof typeof options] : undefined
    const flag = token.rawName
    if (known === undefined) misuses.push({ flag, fault: { key: 'misuse.unknown', params: {} } })
    else if (known.type === 'string' && (token.value === undefined || token.value.startsWith('--')))
      misuses.push({ flag, fault: { key: 'misuse.value', params: {} } })
    else values[token.name] = token.value ?? true
  }
  if (positionals.length > 1) misuses.push({ flag: String(positionals[1]), fault: { key: 'misuse.more', params: {} } })
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const choices = {
    runtime: text('runtime'),
    methods: text('methods')
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    name: text('name'),
    colour: text('colour') ?? text('color'),
    language: text('language'),
  }
  const manager = text('package-manager')
  const typed = {
    folder: positionals[0],
    choices: choices as Choices,
    manager: managers.find((one) => one === manager),
    install: values['no-install'] ? false : values['install'] ? true : undefined,
    yes: values['yes'] === true,
    help: values['help'] === true,
    version: values['version'] === true,
  }
  for (const fault of faultsOf(typed.choices)) misuses.push({ flag: `--${fault.option}`, fault })
  if (manager !== undefined && typed.manager === undefined)
    misuses.push({
      flag: '--package-manager',
      fault: { key: 'fault.none-of', params: { given: manager, accepted: managers.join(', ') } },
    })
  return { typed, misuses }
}

/** What an option takes, for the help. */
export const accepted = {
  runtime: runtimes.join(' | '),
  methods: methodNames.join(','),
  language: languageCodes.join(' | '),
  manager: managers.join(' | '),
}
