import { labels } from '@laissez-passer/i18n/labels/fr'
import shared from '../../../messages/fr.json' with { type: 'json' }
import admin from '../../admin/messages/fr.json' with { type: 'json' }
import eid from '../eid/messages/fr.json' with { type: 'json' }
import mailCode from '../mail-code/messages/fr.json' with { type: 'json' }
import mobileApp from '../mobile-app/messages/fr.json' with { type: 'json' }
import passkey from '../passkey/messages/fr.json' with { type: 'json' }
import password from '../password/messages/fr.json' with { type: 'json' }
import recoveryCode from '../recovery-code/messages/fr.json' with { type: 'json' }
import sms from '../sms/messages/fr.json' with { type: 'json' }
import token from '../token/messages/fr.json' with { type: 'json' }
import type { words as english } from './en.ts'

/** All that the pages say in French. */
export const words: Readonly<Record<keyof typeof english, string>> = {
  ...labels,
  ...shared,
  ...admin,
  ...eid,
  ...mailCode,
  ...mobileApp,
  ...passkey,
  ...password,
  ...recoveryCode,
  ...sms,
  ...token,
}
