import { text } from 'node:stream/consumers'
import { createAccount } from '@laissez-passer/core/operator'
import { actingOf } from './acting.ts'
import { type Command, Refused, textOf, type Typed, WrongUse } from './command.ts'
import { invalid, personExplained, personOf, personOptions } from './person-typed.ts'
import { textOfFile } from './given-file.ts'

/** `accounts create`: one with a password that the operator hands over. */
export const accountsCreate: Command = {
  name: 'accounts create',
  summary: 'Creates an account with a password, active at once. Who reads mail is better invited.',
  takes: '<address>',
  positionals: [1, 1],
  options: {
    ...personOptions,
    'password-stdin': { type: 'boolean' },
    'password-file': { type: 'string' },
    reason: { type: 'string' },
  },
  explained: [
    ['--password-stdin', 'the password is the first line of the standard input, and shown nowhere'],
    ['--password-file <file>', 'the password is the first line of a file; one of the two is needed'],
    ...personExplained,
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: 'The password has to be one that PASSWORD_POLICY takes. “accounts invite” lets people choose their own.',
  examples: [
    [
      'with a password out of a manager',
      'pass show marie | laissez-passer accounts create marie@example.eu --first-name Marie --last-name Curie --password-stdin',
    ],
  ],
  async run(context, typed) {
    const [email = ''] = typed.positionals
    const password = await passwordOf(typed)
    const created = await createAccount(context, { person: personOf(typed, email), password, ...actingOf(typed) })
    if (created.ok) return { ok: true, text: `${email} is ${created.uid}.`, json: { uid: created.uid } }
    if (created.reason === 'invalid') throw invalid(created.issues)
    throw new Refused(created.reason, taken[created.reason])
  },
}

async function passwordOf(typed: Typed): Promise<string> {
  const [file, piped] = [textOf(typed, 'password-file'), typed.values['password-stdin'] === true]
  if ((file === undefined) !== piped)
    throw new WrongUse('Which password? --password-stdin or --password-file. “accounts invite” lets people choose one.')
  const given = file === undefined ? await text(process.stdin) : await textOfFile(file)
  return given.split(/\r?\n/)[0] ?? ''
}

/** What is somebody else's. */
export const taken = {
  'taken-email': 'The address has an account already: “accounts show” shows it.',
  'taken-uid': 'The unique identifier is another account’s.',
  'retired-uid':
    'The unique identifier was a deleted account’s: services would take one person for the other. Choose another, or none.',
} as const
