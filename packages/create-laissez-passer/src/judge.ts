import { readdirSync, statSync } from 'node:fs'
import { palette } from '@laissez-passer/widgets/palette'
import { type Choices, languageCodes, methodNames, runtimes } from './choices.ts'

/**
 * Why a choice is invalid, in words of this package: a key of its messages, and what fills it in.
 * @experimental
 */
export interface Fault {
  /** A choice, `folder`, or a name that is neither. */
  readonly option: string
  readonly key:
    | 'fault.none-of'
    | 'fault.no-choice'
    | 'fault.name-empty'
    | 'fault.name-long'
    | 'fault.name-control'
    | 'fault.colour'
    | 'fault.colour-light'
    | 'fault.folder-full'
    | 'fault.folder-file'
    | 'fault.folder-empty'
  readonly params: Readonly<Record<string, string>>
}

const longestName = 60

const judges: { readonly [Option in keyof Choices]-?: (value: string) => Omit<Fault, 'option'> | null } = {
  runtime: (value) => noneOf(value, runtimes),
  methods: (value) => noneOf(value, methodNames),
  language: (value) => noneOf(value, languageCodes),
  name(value) {
    if (value.trim() === '') return { key: 'fault.name-empty', params: {} }
    if ([...value].length > longestName) return { key: 'fault.name-long', params: { most: String(longestName) } }
    return /\p{C}/u.test(value) ? { key: 'fault.name-control', params: {} } : null
  },
  colour(value) {
    const made = palette(value)
    if (made.ok) return null
    return made.nearest === undefined
      ? { key: 'fault.colour', params: { given: value } }
      : { key: 'fault.colour-light', params: { given: value, nearest: made.nearest } }
  },
}

function noneOf(value: string, accepted: readonly string[]): Omit<Fault, 'option'> | null {
  return accepted.includes(value)
    ? null
    : { key: 'fault.none-of', params: { given: value, accepted: accepted.join(', ') } }
}

/** Whether one value can be chosen, as somebody typed it. */
export function judged(option: keyof Choices, value: string): Fault | null {
  const fault = judges[option](value)
  return fault === null ? null : { option, ...fault }
}

/** All that can't be of choices that a program without types may have made. */
export function faultsOf(choices: Choices): readonly Fault[] {
  const given: readonly (readonly [keyof Choices, string])[] = [
    ...single('runtime', choices.runtime),
    ...[choices.methods ?? []].flat().map((method) => ['methods', String(method)] as const),
    ...single('name', choices.name),
    ...single('colour', choices.colour),
    ...single('language', choices.language),
  ]
  const names = Object.keys(judges)
  const unknown = Object.keys(choices)
    .filter((name) => !names.includes(name))
    .map((option): Fault => ({ option, key: 'fault.no-choice', params: { accepted: names.join(', ') } }))
  return [...unknown, ...given.flatMap(([option, value]) => judged(option, value) ?? [])]
}

function single(option: keyof Choices, value: string | undefined): readonly (readonly [keyof Choices, string])[] {
  return value === undefined ? [] : [[option, typeof value === 'string' ? value : '']]
}

/** Whether a project can be made there: nothing is, or an empty folder, or one that only Git has begun. */
export function judgedFolder(path: string): Fault | null {
  if (path.trim() === '') return { option: 'folder', key: 'fault.folder-empty', params: {} }
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isDirectory()) return { option: 'folder', key: 'fault.folder-file', params: { path } }
  const [first] = readdirSync(path).filter((name) => name !== '.git')
  return first === undefined ? null : { option: 'folder', key: 'fault.folder-full', params: { path, first } }
}
