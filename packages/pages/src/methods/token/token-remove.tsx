import type { ReactNode } from 'react'
import type { TokenRemoveProps } from './props.ts'
import { useView } from '../../view.ts'
import { TokenFacts } from './tokens.tsx'
import { Removal } from '../../account/removal.tsx'

/** Asks before a token is removed, and says what follows. */
export function TokenRemovePage({ token, last, ...form }: TokenRemoveProps): ReactNode {
  const { t } = useView()
  return (
    <Removal
      {...form}
      title={t('token-remove.title', { token: token.name })}
      what={{ token: token.id }}
      facts={<TokenFacts token={token} />}
      text={t(token.sort === 'app' ? 'token-remove.app' : 'token-remove.device')}
      last={last ? t('token-remove.last') : null}
      submit={t('token-remove.submit')}
    />
  )
}
