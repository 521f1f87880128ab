import type { Draw, Method } from '../method.ts'
import { AddPasskeyPage } from './add-passkey.tsx'
import { PasskeyRemovePage } from './passkey-remove.tsx'
import { PasskeyAlone, PasskeysOnTheWay } from './passkey-form.tsx'
import { PasskeyPage } from './passkey.tsx'
import { PasskeysPage } from './passkeys.tsx'
import type { PasskeyPages } from './props.ts'

/** What other pages show of passkeys. */
export const passkey: Method = {
  names: ['passkey'],
  section: { name: 'passkeys', icon: 'fingerprint' },
  adding: 'add-passkey.title',
  atFirst: { scripts: ['passkey'], autoComplete: 'webauthn', Way: PasskeyAlone },
  onTheWay: { scripts: ['passkey'], Part: PasskeysOnTheWay },
}

/** The pages of passkeys. */
export const passkeyPages = (page: Draw): PasskeyPages => ({
  passkey: page(PasskeyPage),
  passkeys: page(PasskeysPage),
  passkeyRemove: page(PasskeyRemovePage),
  addPasskey: page(AddPasskeyPage),
})
