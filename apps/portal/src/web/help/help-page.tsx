import '../styles/forms.css'
import '../styles/help.css'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useHelpWords } from './help-words.ts'
import { answers, type Question, topicNames, topics } from './questions.ts'

/** Questions and answers, to search in and to link to. */
export default function HelpPage() {
  const h = useHelpWords()
  const { hash, key } = useLocation()
  const [search, setSearch] = useState('')
  const asked = decodeURIComponent(hash.slice(1))
  useEffect(() => {
    if (asked !== '') document.getElementById(asked)?.scrollIntoView()
  }, [asked, key])
  const found = topicNames
    .map((topic) => ({
      topic,
      questions: topics[topic].filter((one: Question) =>
        answers([h(`help.${one}.question`), h(`help.${one}.answer`)], search),
      ),
    }))
    .filter(({ questions }) => questions.length > 0)
  const count = found.reduce((sum, { questions }) => sum + questions.length, 0)
  return (
    <Page title={h('help.title')} lead={h('help.lead')}>
      <SearchBox className="help-search" label={h('help.search')} value={search} onChange={setSearch} />
      <p role="status" className={search === '' || count > 0 ? 'lp-visually-hidden' : 'empty'}>
        {search !== '' && h('help.found', { count })}
      </p>
      {found.map(({ topic, questions }) => (
        <section key={topic} className="stack" aria-labelledby={`topic-${topic}`}>
          <h2 id={`topic-${topic}`}>{h(`help.topic.${topic}`)}</h2>
          {questions.map((one: Question) => (
            // Another search or anchor opens and folds anew; what the reader opens stays until then.
            <details
              key={`${one} ${search === ''} ${asked}`}
              id={one}
              className="card answer"
              open={search !== '' || asked === one}
            >
              <summary>{h(`help.${one}.question`)}</summary>
              <p>{h(`help.${one}.answer`)}</p>
              <a className="link" href={`#${one}`}>
                {h('help.link')}
              </a>
            </details>
          ))}
        </section>
      ))}
      <section className="stack" aria-labelledby="more">
        <h2 id="more">{h('help.more')}</h2>
        <p>{h('help.moreText')}</p>
        <div className="actions">
          <Link className="button" to="/contact">
            {h('help.toContact')}
          </Link>
          <Link className="button" to="/survey">
            {h('help.toSurvey')}
          </Link>
        </div>
      </section>
    </Page>
  )
}
