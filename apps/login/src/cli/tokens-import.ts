import { type ImportedKey, importTokens } from '@laissez-passer/core/methods/token'
import { noteInAudit } from './acting.ts'
import { type Command, Refused } from './command.ts'
import { columns } from './help.ts'
import { textOfFile } from './given-file.ts'
import { sharedKeyOf } from './shared-key.ts'
import { ownersOf } from './token-owners.ts'

const wholeFile: Readonly<Record<string, string>> = {
  'too-large': 'it is larger than 5 MB.',
  doctype: 'it has a document type, which is never read.',
  malformed: 'it is no XML.',
  'not-pskc': 'it is no PSKC file of RFC 6030 (KeyContainer, version 1).',
  empty: 'there is no key in it.',
}

const words: Readonly<Record<ImportedKey['outcome'], string>> = {
  added: 'added to its owner, who was told by mail',
  stocked: 'waits until its holder adds it in My Account, or “tokens assign” gives it to somebody',
  taken: 'imported before, left as it is',
  'owner-missing': 'refused: it has neither an owner nor a serial number to find it by',
  'owner-unknown': 'refused: no active account of this owner',
  'too-many': 'refused: its owner has as many tokens as allowed',
  outlived: 'refused: its maker lets it be used no longer',
  'not-yet-valid': 'refused: its maker doesn’t let it be used yet: import it again from then on',
  'policy-unknown': 'refused: its policy has something that isn’t known here, which forbids its use (RFC 6030 §5)',
  'usage-unsupported': 'refused: its policy is for something else than codes (KeyUsage)',
  'pin-unsupported': 'refused: its PIN isn’t checked by the device itself (PINUsageMode)',
  'transactions-limited': 'refused: its policy limits how often it is used (NumberOfTransactions)',
  'suite-unsupported': 'refused: its OCRA suite asks for a PIN or a session, or answers with fewer than 6 digits',
  'secret-short': 'refused: its secret has less than 128 bits',
  pin: 'refused: it is a PIN, no token',
  'algorithm-unsupported': 'refused: neither HOTP, TOTP nor OCRA',
  'format-unsupported': 'refused: its codes aren’t 6 to 10 decimal digits',
  'check-digits-unsupported': 'refused: a check digit belongs to its codes or challenges (CheckDigits)',
  'secret-missing': 'refused: the file holds no secret for it',
  'secret-invalid': 'refused: its secret is neither Base64 nor hexadecimal',
  'key-needed': 'refused: its secret is encrypted: give the pre-shared key (--key-file)',
  'value-invalid': 'refused: a counter, interval or length is no whole number',
  'value-encrypted': 'refused: its counter is encrypted',
  'encryption-unsupported': 'refused: encrypted in another way than AES-128-CBC under a pre-shared key',
  'mac-missing': 'refused: encrypted, but without a MAC',
  'mac-unsupported': 'refused: its MAC is neither HMAC-SHA-1, -256 nor -512',
  'mac-wrong': 'refused: its MAC doesn’t fit: the key is another one, or the file was altered',
  'decryption-failed': 'refused: it can’t be decrypted with this key',
}

const done: ReadonlySet<ImportedKey['outcome']> = new Set(['added', 'stocked', 'taken'])

/** `tokens import`: token secrets of a manufacturer's file. */
export const tokensImport: Command = {
  name: 'tokens import',
  summary: 'Imports the tokens of a PSKC file (RFC 6030), in clear or under a pre-shared key.',
  takes: '<PSKC file>',
  positionals: [1, 1],
  options: {
    key: { type: 'string' },
    'key-file': { type: 'string' },
    owner: { type: 'string' },
    owners: { type: 'string' },
    stock: { type: 'boolean' },
    reason: { type: 'string' },
  },
  explained: [
    ['--key-file <file>', 'holds the pre-shared key: 32 hexadecimal digits, Base64, or 16 bytes'],
    ['--key <key>', 'the same, typed; other users of this machine may see it'],
    ['--owner <account>', 'whose all of them are: an e-mail address or a unique identifier'],
    ['--owners <file>', 'lines “serial number,account”; who isn’t in it gets none'],
    ['--stock', 'nobody’s, whatever the file says'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes: `Without an option about owners, the file's own UserId says whose a token is. Tokens of nobody wait: whoever holds one adds it in My
Account by its serial number and two codes in a row; those that answer challenges are given with “tokens assign”.
Nothing is imported twice; a file can be imported again after a mistake. A signature in the file isn't checked.`,
  examples: [
    ['tokens that their holders add themselves', 'laissez-passer tokens import tokens.xml --key-file transport.key'],
    ['one person’s token', 'laissez-passer tokens import token.xml --owner marie@example.eu'],
    ['with a list of owners, for a script', 'laissez-passer tokens import tokens.xml --owners owners.csv --json'],
  ],
  async run(context, typed) {
    const [file = ''] = typed.positionals
    const [sharedKey, ownerOf] = [await sharedKeyOf(typed), await ownersOf(typed)]
    const source = await textOfFile(file)
    const result = await importTokens(context, { source, sharedKey, ownerOf })
    if (!result.ok) throw new Refused(result.reason, `${file} can’t be imported: ${wholeFile[result.reason]}`)
    const { keys } = result
    const count = (outcome: ImportedKey['outcome']) => keys.filter((key) => key.outcome === outcome).length
    const refused = keys.filter(({ outcome }) => !done.has(outcome)).length
    const totals = { added: count('added'), stocked: count('stocked'), before: count('taken'), refused }
    await noteInAudit(context, typed, {
      kind: 'tokens-imported',
      details: { count: `${totals.added + totals.stocked}` },
    })
    const lines = columns(keys.map(({ key, outcome, serial }) => [serial === '' ? key : serial, words[outcome]]))
    return {
      ok: refused === 0,
      text: `${lines}\n${totals.added} added, ${totals.stocked} waiting, ${totals.before} imported before, ${totals.refused} refused`,
      json: { ...totals, keys },
    }
  },
}
