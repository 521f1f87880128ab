import {
  answeredCount,
  areaOf,
  areas,
  type DigitalTest,
  items,
  unanswered,
} from '@laissez-passer/europass/digital-skills'
import { useDigitalWords } from './words.ts'

/** In seconds: what a question takes, reading and answering. */
const aQuestion = 14

/** How far a test has come: a bar of its areas, and the same in words. */
export function TestProgress({ test }: { readonly test: DigitalTest }) {
  const words = useDigitalWords()
  const done = answeredCount(test)
  const left = new Set(unanswered(test).map(({ id }) => id))
  const said = words('digital.test.progress', { done, count: items.length })
  const minutes = Math.max(1, Math.round(((items.length - done) * aQuestion) / 60))
  return (
    <div className="test-progress">
      <div role="progressbar" aria-label={said} aria-valuemin={0} aria-valuemax={items.length} aria-valuenow={done}>
        {areas.map((area) => {
          const own = items.filter(({ competence }) => areaOf(competence) === area)
          const answered = own.filter(({ id }) => !left.has(id)).length
          return (
            <span key={area} className="test-area" style={{ flexGrow: own.length }}>
              <span style={{ inlineSize: `${(answered / own.length) * 100}%` }} />
            </span>
          )
        })}
      </div>
      <p>
        {said}
        <span> {done === items.length ? words('digital.test.done') : words('digital.test.left', { minutes })}</span>
      </p>
    </div>
  )
}
