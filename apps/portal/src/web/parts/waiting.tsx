import { useWords } from '../language.tsx'

/** Something is on its way. */
export function Waiting() {
  const { t } = useWords()
  return (
    <main className="page" id="content">
      <p className="waiting" role="status">
        {t('frame.loading')}
      </p>
    </main>
  )
}
