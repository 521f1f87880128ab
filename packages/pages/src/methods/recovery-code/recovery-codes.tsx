import type { ReactNode } from 'react'
import { AccountLayout } from '../../layout/account-page.tsx'
import { Form } from '../../parts/form.tsx'
import { Day } from '../../parts/moment.tsx'
import type { RecoveryCodesProps } from './props.ts'
import { useView } from '../../view.ts'

/** My recovery codes: how many are left, making new ones; the ten themselves, once, on a page to print. */
export function RecoveryCodesPage(props: RecoveryCodesProps): ReactNode {
  return props.codes === null ? <Overview {...props} /> : <Made {...props} codes={props.codes} />
}

function Overview({
  notice,
  issues,
  action,
  hidden = {},
  left,
  createdAt,
  canMake,
  addHref,
}: RecoveryCodesProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('recovery-codes.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <p>{t('recovery-codes.what')}</p>
        {createdAt !== null && (
          <p>
            <b>{t('recovery-codes.left', { count: left })}</b>{' '}
            {t.parts('recovery-codes.made', { when: <Day key="when" at={createdAt} /> })}
          </p>
        )}
        {createdAt !== null && left > 0 && canMake && (
          <p className="notice notice-warn">{t('recovery-codes.replaces')}</p>
        )}
        {canMake ? (
          <Form action={action} hidden={hidden}>
            <button type="submit" className="primary">
              {t(createdAt === null ? 'recovery-codes.make' : 'recovery-codes.again')}
            </button>
          </Form>
        ) : (
          <>
            <p className="notice">{t('recovery-codes.no-factor')}</p>
            <a className="primary" href={addHref}>
              {t('add-device.title')}
            </a>
          </>
        )}
      </div>
    </AccountLayout>
  )
}

function Made({ codes, person, doneHref }: RecoveryCodesProps & { codes: readonly string[] }): ReactNode {
  const { t, page, site } = useView()
  const kept = [
    `${t('recovery-codes.ready.title')} · ${site.name} · ${person.email} · ${t.format.day(page.now * 1000)}`,
    ...codes,
    t('recovery-codes.ready.each'),
  ]
  return (
    <AccountLayout title={t('recovery-codes.ready.title')} scripts={['copy']}>
      <div className="sheet narrow">
        <p>
          <b>{t('recovery-codes.ready.once')}</b> {t('recovery-codes.ready.keep')}
        </p>
        <ol className="codes" id="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p className="soft">
          {site.name} · {person.email} · <Day at={page.now} />
        </p>
        <p className="soft">{t('recovery-codes.ready.each')}</p>
        <p className="no-print">{t('recovery-codes.ready.ways')}</p>
        <div className="row no-print">
          <button type="button" className="quiet" hidden data-lp-copy="codes" data-done={t('copied')}>
            {t('recovery-codes.copy')}
          </button>
          <a className="quiet" href={textFile(kept)} download={`${site.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.txt`}>
            {t('recovery-codes.download')}
          </a>
          <button type="button" className="quiet" hidden data-lp-print="">
            {t('recovery-codes.print')}
          </button>
        </div>
        <a className="primary no-print" href={doneHref}>
          {t('recovery-codes.ready.done')}
        </a>
      </div>
    </AccountLayout>
  )
}

/** A file that needs neither script nor server: what it holds is shown once. */
function textFile(lines: readonly string[]): string {
  return `data:text/plain;charset=utf-8,${encodeURIComponent(lines.join('\r\n'))}`
}
