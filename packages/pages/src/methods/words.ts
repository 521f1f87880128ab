import { labels as labelsEn } from '@laissez-passer/i18n/labels/en'
import { labels as labelsFr } from '@laissez-passer/i18n/labels/fr'
import sharedEn from '../../messages/en.json' with { type: 'json' }
import sharedFr from '../../messages/fr.json' with { type: 'json' }
import eidEn from './eid/messages/en.json' with { type: 'json' }
import eidFr from './eid/messages/fr.json' with { type: 'json' }
import mailCodeEn from './mail-code/messages/en.json' with { type: 'json' }
import mailCodeFr from './mail-code/messages/fr.json' with { type: 'json' }
import mobileAppEn from './mobile-app/messages/en.json' with { type: 'json' }
import mobileAppFr from './mobile-app/messages/fr.json' with { type: 'json' }
import passkeyEn from './passkey/messages/en.json' with { type: 'json' }
import passkeyFr from './passkey/messages/fr.json' with { type: 'json' }
import passwordEn from './password/messages/en.json' with { type: 'json' }
import passwordFr from './password/messages/fr.json' with { type: 'json' }
import recoveryCodeEn from './recovery-code/messages/en.json' with { type: 'json' }
import recoveryCodeFr from './recovery-code/messages/fr.json' with { type: 'json' }
import smsEn from './sms/messages/en.json' with { type: 'json' }
import smsFr from './sms/messages/fr.json' with { type: 'json' }
import tokenEn from './token/messages/en.json' with { type: 'json' }
import tokenFr from './token/messages/fr.json' with { type: 'json' }

/** All that the pages say in English. */
export const en = {
  ...labelsEn,
  ...sharedEn,
  ...eidEn,
  ...mailCodeEn,
  ...mobileAppEn,
  ...passkeyEn,
  ...passwordEn,
  ...recoveryCodeEn,
  ...smsEn,
  ...tokenEn,
}

/** All that the pages say in French. */
export const fr = {
  ...labelsFr,
  ...sharedFr,
  ...eidFr,
  ...mailCodeFr,
  ...mobileAppFr,
  ...passkeyFr,
  ...passwordFr,
  ...recoveryCodeFr,
  ...smsFr,
  ...tokenFr,
}

/** Keys of the catalogues. */
export type Key = keyof typeof en
