import { answeredCount, type DigitalTest, items, score } from '@laissez-passer/europass/digital-skills'
import { useCallback, useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { guest } from '../documents/sources.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { useSession } from '../session.tsx'
import { removeTest, sorted, startTest, testsOf } from './tests.ts'
import { useDigitalWords } from './words.ts'

/**
 * The test: to begin, to go on with, and its results so far.
 *
 * @param props - `brief`: where somebody knows already what it is
 */
export function TestsList({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useWords()
  const words = useDigitalWords()
  const { person, reached } = useSession()
  const owner = person?.id ?? guest
  const navigate = useNavigate()
  const [tests, setTests] = useState<readonly DigitalTest[] | null>(null)
  const [trouble, setTrouble] = useState<'full' | 'failed' | null>(null)
  const [removing, setRemoving] = useState<DigitalTest | null>(null)
  const read = useCallback(async () => setTests(await testsOf(owner)), [owner])
  useEffect(() => void read(), [read, reached])
  const start = async (): Promise<void> => {
    const started = await startTest(owner)
    if (started.ok) void navigate(`/digital-skills/test/${started.value}`)
    else setTrouble(started.reason === 'full' ? 'full' : 'failed')
  }
  const remove = async (id: string): Promise<void> => {
    setRemoving(null)
    setTrouble((await removeTest(owner, id)) ? null : 'failed')
    await read()
  }
  const { running, finished } = sorted(tests ?? [])
  return (
    <>
      {trouble && (trouble === 'full' ? <Notice kind="bad" title={t('digital.full')} live /> : <Failed />)}
      {!brief && (
        <ul className="plain">
          <li>{t('digital.about.length', { count: items.length })}</li>
          <li>{t('digital.about.report')}</li>
          <li>{t('digital.about.pause')}</li>
          <li>{t('digital.about.guessing')}</li>
        </ul>
      )}
      <p className="actions">
        {!tests ? (
          // As high as what comes in its place, so that nothing below moves.
          <button type="button" className="button" disabled>
            {t('frame.loading')}
          </button>
        ) : running ? (
          <Link className="button button-primary" to={`/digital-skills/test/${running.id}`}>
            {t('digital.goOn', { done: answeredCount(running), count: items.length })}
          </Link>
        ) : (
          <button type="button" className="button button-primary" onClick={() => void start()}>
            {t(finished.length > 0 ? 'digital.again' : 'digital.start')}
          </button>
        )}
      </p>
      {owner === guest && <p className="hint">{t('digital.guest')}</p>}
      {finished.length > 0 && (
        <>
          <h3>{t('digital.results')}</h3>
          <ul className="test-results">
            {finished.map((test) => {
              const level = words(`digital.level.${score(test).overall.level}`)
              const date = words.format.date(test.finishedAt * 1000)
              return (
                <li key={test.id}>
                  <Link to={`/digital-skills/report/${test.id}`}>
                    <strong>{level}</strong> {date}
                  </Link>
                  <button
                    type="button"
                    className="tool"
                    aria-label={t('digital.remove', { date })}
                    title={t('me.delete')}
                    onClick={() => setRemoving(test)}
                  >
                    <Icon name="remove" />
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
      <Question
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('digital.removeTitle')}
        actions={
          <>
            <button
              type="button"
              className="button button-danger"
              onClick={() => void (removing && remove(removing.id))}
            >
              {t('me.delete')}
            </button>
            <button type="button" className="button" onClick={() => setRemoving(null)}>
              {t('here.cancel')}
            </button>
          </>
        }
      >
        <p>{t('digital.removeText')}</p>
      </Question>
    </>
  )
}
