import '../styles/article.css'
import { useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'

const parts = ['1', '2', '3'] as const

/** A page to read. */
export default function ArticlePage({
  name,
}: {
  readonly name: 'learn' | 'work' | 'about' | 'stakeholders' | 'privacy'
}) {
  const { t } = useWords()
  return (
    <Page title={t(`article.${name}.title`)} lead={t(`article.${name}.lead`)}>
      <div className="article">
        {parts.map((part) => (
          <section key={part}>
            <h2>{t(`article.${name}.${part}.title`)}</h2>
            <p>{t(`article.${name}.${part}.text`)}</p>
          </section>
        ))}
      </div>
    </Page>
  )
}
