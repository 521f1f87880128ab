import { createRoot } from 'react-dom/client'
import { firstWords, Speaking } from '../../src/web/language.tsx'
import '../../src/web/app.css'
import { states } from './states.tsx'

/** Every screen of the app in every state, for pictures and accessibility checks: `?state=name&lang=fr`. */
const name = new URLSearchParams(location.search).get('state') ?? ''
const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <Speaking first={await firstWords()}>
      {states[name] ?? (
        <ul>
          {Object.keys(states).map((key) => (
            <li key={key}>
              <a href={`?state=${key}`}>{key}</a>
            </li>
          ))}
        </ul>
      )}
    </Speaking>,
  )
}
