import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { CodePair, CodesRest } from './code-pair.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import type { TakeTokenProps } from './props.ts'
import { useView } from '../../view.ts'
import { ownWord } from '../../parts/own-word.ts'

/**
 * B7: a token device that an operator imported, taken by whoever holds it: serial number and two codes in a
 * row.
 */
export function TakeTokenPage({
  action,
  hidden = {},
  issues,
  values,
  until,
  cancelHref,
  full = null,
}: TakeTokenProps): ReactNode {
  const { t } = useView()
  if (full !== null) {
    return (
      <Card title={t('take-token.title')} state="stop">
        <p>{t('tokens.full', { max: full.maxTokens })}</p>
        <a className="primary" href={full.tokensHref}>
          {t('tokens.title')}
        </a>
      </Card>
    )
  }
  return (
    <Card title={t('take-token.title')} issues={issues}>
      <p className="soft">{t('take-token.lead')}</p>
      <CodesRest until={until} />
      <Form action={action} hidden={hidden}>
        <Field
          name="serial"
          label={t('take-token.serial')}
          hint={t('take-token.serial-hint')}
          issues={issues}
          first
          input={{ ...ownWord, defaultValue: values.serial, spellCheck: false, maxLength: 100 }}
        />
        <CodePair issues={issues} first={false} />
        <Field
          name="name"
          label={t('take-token.name')}
          hint={t('take-token.name-hint')}
          issues={issues}
          input={{ ...ownWord, defaultValue: values.name, maxLength: 50, required: false }}
        />
        <button type="submit" className="primary">
          {t('take-token.submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
      <p className="soft">{t('take-token.challenge')}</p>
    </Card>
  )
}
