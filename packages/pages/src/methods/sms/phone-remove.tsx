import type { ReactNode } from 'react'
import type { PhoneRemoveProps } from './props.ts'
import { useView } from '../../view.ts'
import { PhoneFacts } from './phones.tsx'
import { Removal } from '../../account/removal.tsx'

/** Asks before a phone number is removed, and says what follows. */
export function PhoneRemovePage({ phone, last, ...form }: PhoneRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <Removal
      {...form}
      title={t('phone-remove.title', { phone: phone.name })}
      what={{ phone: phone.id }}
      facts={<PhoneFacts phone={phone} />}
      text={t('phone-remove.text')}
      last={last ? t('phone-remove.last') : null}
      submit={t('phone-remove.submit')}
    />
  )
}
