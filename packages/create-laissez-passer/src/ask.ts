import * as prompts from '@clack/prompts'
import type { Typed } from './arguments.ts'
import { type Choices, defaults, type Method, methodNames, type Runtime, runtimes } from './choices.ts'
import { type Fault, judged, judgedFolder } from './judge.ts'
import type { Translator } from '@laissez-passer/i18n/translator'
import { sayingNone } from './none.ts'
import type { Key } from './words.ts'

/** Somebody pressed Ctrl-C, or Escape. */
export class Cancelled extends Error {}

/** What is asked where it wasn't said already. */
export interface Asked {
  readonly folder: string
  readonly choices: Choices
  readonly install: boolean
}

/** Asks in the terminal for whatever wasn't said. */
export async function ask(
  { choices, folder, install }: Pick<Typed, 'choices' | 'folder' | 'install'>,
  say: Translator<Key>,
): Promise<Asked> {
  const words = (fault: Fault | null) => (fault === null ? undefined : say(fault.key, fault.params))
  const text = async (key: Key, value: string, judge: (typed: string) => Fault | null) =>
    answered(
      await prompts.text({
        message: say(key),
        placeholder: value,
        defaultValue: value,
        validate: (typed) => (typed === undefined || typed === '' ? words(judge(value)) : words(judge(typed))),
      }),
    )
  return {
    folder: folder ?? (await text('ask.folder', 'my-id', judgedFolder)),
    choices: {
      ...choices,
      runtime:
        choices.runtime ??
        answered(
          await prompts.select<Runtime>({
            message: say('ask.runtime'),
            showInstructions: false,
            options: runtimes.map((value) => ({
              value,
              label: say(`runtime.${value}`),
              hint: say(`runtime.${value}.hint`),
            })),
          }),
        ),
      methods:
        choices.methods ??
        answered(
          await prompts.multiselect<Method>({
            message: say('ask.methods'),
            options: methodNames
              .filter((value) => value !== 'password')
              .map((value) => ({ value, label: say(`method.${value}`) })),
            initialValues: ['passkey'],
            required: false,
            output: sayingNone(process.stdout, say('none')),
            // The library's are in English alone.
            showInstructions: false,
          }),
        ),
      name: choices.name ?? (await text('ask.name', defaults.name, (typed) => judged('name', typed))),
      colour: choices.colour ?? (await text('ask.colour', defaults.colour, (typed) => judged('colour', typed))),
    },
    install:
      install ??
      answered(await prompts.confirm({ message: say('ask.install'), active: say('yes'), inactive: say('no') })),
  }
}

function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isAnswer(value)) return value
  throw new Cancelled()
}

function isAnswer<Value>(value: Value): value is Exclude<Value, symbol> {
  return typeof value !== 'symbol'
}
