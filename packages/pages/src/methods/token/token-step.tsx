import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { CodePair, CodesRest } from './code-pair.tsx'
import { Form } from '../../parts/form.tsx'
import type { TokenStepProps } from './props.ts'
import { useView } from '../../view.ts'

/** B7: a token that is out of step: two codes in a row put it back. */
export function TokenStepPage({ action, hidden = {}, issues, token, until, cancelHref }: TokenStepProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('token-step.title', { token: token.name })} issues={issues}>
      <p>{t(token.sort === 'app' ? 'token-step.app' : 'token-step.device')}</p>
      <CodesRest until={until} />
      <Form action={action} hidden={{ ...hidden, token: token.id, action: 'resynchronise' }} className="digits">
        <CodePair issues={issues} first />
        <button type="submit" className="primary">
          {t('token-step.submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}
