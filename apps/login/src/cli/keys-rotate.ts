import { type KeyState, rotateSigningKeys } from '@laissez-passer/federation/oidc'
import { noteInAudit } from './acting.ts'
import { type Command, Refused } from './command.ts'
import { columns } from './help.ts'

/** `keys rotate`: new keys for ID tokens. */
export const keysRotate: Command = {
  name: 'keys rotate',
  summary: 'Makes new keys that sign ID tokens, and removes those that are done.',
  takes: '',
  positionals: [0, 0],
  options: { compromised: { type: 'boolean' }, reason: { type: 'string' } },
  explained: [
    ['--compromised', 'somebody else has the keys: the new ones sign at once, the others are removed'],
    ['--reason <text>', 'why, for the audit log'],
  ],
  notes:
    'New keys are published at once and sign an hour later. Former keys stay published for a day after they signed\n' +
    'last, and go with the next rotation. Nothing rotates by itself: call this from a timer, e.g. every three months.\n' +
    'While new keys wait to sign, no others are made: it ends with 1. A server that runs goes on with the keys it has\n' +
    'read for up to a minute.',
  examples: [
    ['every three months', 'laissez-passer keys rotate'],
    ['the database was copied, and the secret key with it', 'laissez-passer keys rotate --compromised'],
  ],
  async run(context, typed) {
    const compromised = typed.values['compromised'] === true
    const rotated = await rotateSigningKeys(context, { compromised })
    if (!rotated.ok)
      throw new Refused(
        'keys-wait',
        `Nothing was rotated: keys that were made before wait to sign, and others are made once they do:\n${listed(rotated.waits)}`,
      )
    const { added, removed } = rotated
    await noteInAudit(context, typed, { kind: 'keys-rotated', details: { key: added.map(({ kid }) => kid).join(' ') } })
    return {
      ok: true,
      text: [listed(added), ...(removed.length === 0 ? [] : [`Removed: ${removed.join(', ')}`])].join('\n'),
      json: { added, removed },
    }
  },
}

const moment = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** Keys, a line each. */
export function listed(keys: readonly KeyState[]): string {
  const said = {
    next: (key: KeyState) => `signs from ${moment(key.signsFrom)}`,
    signs: (key: KeyState) => `signs since ${moment(key.signsFrom)}`,
    former: (key: KeyState) => `signed from ${moment(key.signsFrom)}`,
  }
  return columns(keys.map((key) => [`${key.algorithm} ${key.kid}`, said[key.state](key)]))
}
