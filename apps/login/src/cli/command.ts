import type { ParseArgsOptionsConfig } from 'node:util'
import type { Context } from '@laissez-passer/core/context'
import type { Place } from './place-of-data.ts'

/** What a command gives back: the same for people and for programs. */
export interface Outcome {
  /** False: something was refused; the program ends with 1. */
  readonly ok: boolean
  /** For people, without a line end. */
  readonly text: string
  /** For programs (`--json`). */
  readonly json: Readonly<Record<string, unknown>>
}

/** What was typed after a command's name. */
export interface Typed {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  /** Options that may be given several times, in their order. */
  readonly lists: Readonly<Record<string, readonly string[]>>
}

/** Settings by their names, e.g. `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** One command of operators. A file each. */
export type Command = DataCommand | PlaceCommand | PlainCommand

/** What every command says of itself. */
interface CommandFace {
  /** As typed, e.g. `tokens import`. */
  readonly name: string
  /** One line. */
  readonly summary: string
  /** What follows the name, e.g. `<PSKC file>`. */
  readonly takes: string
  /** How many of these there may be. */
  readonly positionals: readonly [least: number, most: number]
  /** Without `help` and `json`, which every command has. */
  readonly options: ParseArgsOptionsConfig
  /** A line each, for `--help`. */
  readonly explained: readonly (readonly [option: string, meaning: string])[]
  /** What else is to be known, for `--help`. */
  readonly notes?: string
  readonly examples: readonly (readonly [does: string, line: string])[]
}

/** A command that works on the data. */
export interface DataCommand extends CommandFace {
  /** Does it, on the data that the settings name. `place`: where they are. */
  run(context: Context, typed: Typed, place: Place): Promise<Outcome>
}

/** A command that works on the place of the data, whatever is there: no data are opened for it. */
export interface PlaceCommand extends CommandFace {
  /** Does it, where the settings say. */
  runPlace(place: Place, typed: Typed): Promise<Outcome>
}

/** A command that needs no data. */
export interface PlainCommand extends CommandFace {
  /** Does it, by the settings alone. */
  runPlain(environment: Environment, typed: Typed): Promise<Outcome>
}

/** The command was called wrongly: the program says how it is called and ends with 2. */
export class WrongUse extends Error {}

/** What was asked can't be done: the program says why and ends with 1. `reason` is stable, for programs. */
export class Refused extends Error {
  readonly reason: string

  constructor(reason: string, message: string) {
    super(message)
    this.reason = reason
  }
}

/** A text option; undefined where it wasn't given. */
export function textOf({ values }: Typed, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
