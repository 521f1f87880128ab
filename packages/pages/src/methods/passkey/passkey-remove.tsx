import type { ReactNode } from 'react'
import type { PasskeyRemoveProps } from './props.ts'
import { useView } from '../../view.ts'
import { PasskeyFacts } from './passkeys.tsx'
import { Removal } from '../../account/removal.tsx'

/** Asks before a passkey is removed, and says what follows. */
export function PasskeyRemovePage({ passkey, last, ...form }: PasskeyRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <Removal
      {...form}
      title={t('passkey-remove.title', { passkey: passkey.name })}
      what={{ passkey: passkey.id }}
      facts={<PasskeyFacts passkey={passkey} />}
      text={t('passkey-remove.text')}
      last={last ? t('passkey-remove.last') : null}
      submit={t('passkey-remove.submit')}
    />
  )
}
