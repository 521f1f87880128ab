import { accepts, type OptionRule } from '@laissez-passer/password/options'

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null

/** What the options of several functions take. */
export const takes = {
  /** As `europassWords` gives them: a function. */
  words: { ...accepts.made, accepted: 'words, such as those of europassWords(…)' },
  object: (accepted: string): OptionRule => ({ takes: isObject, accepted }),
  day: { takes: (given) => given instanceof Date && !Number.isNaN(given.getTime()), accepted: 'a Date' },
  engine: accepts.having('an engine, such as typstNode() or typstWeb(…)', 'typeset'),
  bytes: { takes: (given) => given instanceof Uint8Array, accepted: 'bytes' },
} as const satisfies Readonly<Record<string, OptionRule | ((accepted: string) => OptionRule)>>
