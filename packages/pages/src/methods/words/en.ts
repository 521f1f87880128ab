import { labels } from '@laissez-passer/i18n/labels/en'
import shared from '../../../messages/en.json' with { type: 'json' }
import admin from '../../admin/messages/en.json' with { type: 'json' }
import eid from '../eid/messages/en.json' with { type: 'json' }
import mailCode from '../mail-code/messages/en.json' with { type: 'json' }
import mobileApp from '../mobile-app/messages/en.json' with { type: 'json' }
import passkey from '../passkey/messages/en.json' with { type: 'json' }
import password from '../password/messages/en.json' with { type: 'json' }
import recoveryCode from '../recovery-code/messages/en.json' with { type: 'json' }
import sms from '../sms/messages/en.json' with { type: 'json' }
import token from '../token/messages/en.json' with { type: 'json' }

/** All that the pages say in English. */
export const words = {
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
