import type { ReactNode } from 'react'
import { SecretField } from '../../parts/field.tsx'
import type { FieldIssue } from '../../types.ts'
import type { NewPasswordProps } from './props.ts'
import { useView } from '../../view.ts'
import { rulesInWords } from './rules.ts'

/** A5: new password, the rules in words (lit up live where the script runs), confirmation. */
export function NewPasswordFields({
  policy,
  about,
  issues,
  first,
  previous,
}: Pick<NewPasswordProps, 'policy' | 'about'> & {
  issues?: readonly FieldIssue[] | undefined
  first: boolean /** Name of the field for the present password, at a change. */
  previous?: string
}): ReactNode {
  const { t } = useView()
  // Field by field: a caller's object may hold more than a page should tell.
  const { email, uid, firstName, lastName } = about
  return (
    <div
      data-lp-password=""
      data-policy={policy.name}
      data-about={JSON.stringify({ email, uid, firstName, lastName })}
      data-previous={previous}
    >
      <SecretField
        name="newPassword"
        label={t('new-password.new')}
        issues={issues}
        first={first}
        describedBy="rules"
        input={{ autoComplete: 'new-password', maxLength: policy.maxLength }}
      />
      <Rules policy={policy} change={previous !== undefined} />
      <p className="hint" role="status" data-lp-filled={t('samples.filled')} />
      <SecretField
        name="confirmPassword"
        label={t('new-password.confirm')}
        issues={issues}
        input={{
          autoComplete: 'new-password',
          maxLength: policy.maxLength,
          'data-differs': t('issue.passwords-differ'),
        }}
      />
    </div>
  )
}

function Rules({ policy, change }: Pick<NewPasswordProps, 'policy'> & { change: boolean }): ReactNode {
  const { t } = useView()
  return (
    <div className="rules">
      <p>{t('rule.title')}</p>
      <ul id="rules" data-met={t('rule.met')} data-unmet={t('rule.unmet')}>
        {rulesInWords(t, policy, { change }).map(({ codes, text }) => (
          <li key={text} data-code={codes.join(' ')}>
            {text} <span className="lp-visually-hidden" data-lp-state="" />
          </li>
        ))}
      </ul>
      {policy.minGroups > 0 && (
        <dl className="groups">
          <div>
            <dt>{t('rule.upper')}</dt>
            <dd>A–Z</dd>
          </div>
          <div>
            <dt>{t('rule.lower')}</dt>
            <dd>a–z</dd>
          </div>
          <div>
            <dt>{t('rule.digits')}</dt>
            <dd>0–9</dd>
          </div>
          <div>
            <dt>{t('rule.specials')}</dt>
            <dd>
              <code>{'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'}</code>
            </dd>
          </div>
        </dl>
      )}
      <p className="soft">{t('rule.spaces')}</p>
    </div>
  )
}

/** Three passwords to take or to be inspired by, and others on demand. */
export function Samples({
  policy,
  samples,
  samplesHref,
}: Pick<NewPasswordProps, 'policy' | 'samples' | 'samplesHref'>): ReactNode {
  const { t } = useView()
  return (
    <section className="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">{t('samples.title')}</h2>
      <ul data-lp-samples="" data-policy={policy.name}>
        {samples.map((sample) => (
          <li key={sample}>
            <button type="button" className="sample" hidden data-lp-sample="">
              <span className="lp-visually-hidden">{t('samples.use')}</span> <code>{sample}</code>
            </button>
            <noscript>
              <code>{sample}</code>
            </noscript>
          </li>
        ))}
      </ul>
      <a href={samplesHref} data-lp-more-samples="">
        {t('samples.more')}
      </a>
    </section>
  )
}
