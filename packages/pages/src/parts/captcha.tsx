import type { ReactNode } from 'react'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import type { Captcha, FieldIssue, PictureCode } from '../types.ts'
import { useView } from '../view.ts'

/**
 * Tells people from programs: a proof of work where the script runs, a picture code where it doesn't or where
 * it is asked for.
 */
export function CaptchaFields({
  captcha,
  issues = [],
}: {
  captcha: Captcha
  issues?: readonly FieldIssue[] | undefined
}): ReactNode {
  const { t } = useView()
  if (captcha.kind === 'none') return null
  const challenge = captcha.kind === 'picture' ? captcha.longChallengeHref : captcha.challengeHref
  return (
    <div
      className="captcha"
      data-lp-captcha=""
      data-picture={captcha.kind === 'picture' ? 'asked' : 'fallback'}
      data-challenge={challenge ?? undefined}
      data-working={t('captcha.working')}
      data-done={t('captcha.done')}
      data-failed={t('captcha.failed')}
    >
      <input type="hidden" name="captchaProof" data-lp-proof="" />
      <Picture picture={captcha.picture} issues={issues} />
      {captcha.kind === 'picture' && captcha.longChallengeHref !== null && (
        <button type="button" className="text" hidden data-lp-captcha-long="">
          {t('captcha.long')}
        </button>
      )}
      <p className="hint" role="status" data-lp-captcha-status="" />
    </div>
  )
}

/**
 * The picture, the button with two arrows for a new one, and the field. The button submits the form: what was
 * typed comes back.
 */
function Picture({ picture, issues }: { picture: PictureCode; issues: readonly FieldIssue[] }): ReactNode {
  const { t } = useView()
  return (
    <div data-lp-captcha-picture="">
      <input type="hidden" name="captchaId" value={picture.id} />
      {/* The Enter key presses a form's first button, which would be the one for another picture. */}
      <button type="submit" className="lp-visually-hidden" tabIndex={-1} aria-hidden="true" />
      <div className="picture">
        <img src={picture.src} alt={t('captcha.alt')} width={240} height={80} loading="lazy" />
        <button
          type="submit"
          name="captchaRefresh"
          value="1"
          className="quiet square"
          formNoValidate
          title={t('captcha.refresh')}
        >
          <Icon name="refresh" />
          <span className="lp-visually-hidden">{t('captcha.refresh')}</span>
        </button>
      </div>
      <Field
        name="captchaCode"
        label={t('captcha.label')}
        hint={t('captcha.hint')}
        issues={issues}
        input={{ autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, required: false }}
      />
    </div>
  )
}
