import '@fontsource-variable/inter/index.css'
import '@laissez-passer/widgets/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/home.css'
import './styles/dialog.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { isSharedPath } from '../application-paths.ts'
import { App } from './app.tsx'
import { firstWords, LanguageProvider } from './language.tsx'
import { openOffline } from './offline/open-offline.ts'
import { ownFont } from './own-font.ts'
import { keepFocus } from './parts/keep-focus.ts'
import { SessionProvider } from './session.tsx'

const root = document.getElementById('root')
// Whoever was given a link keeps nothing of the program.
if (!isSharedPath(location.pathname)) openOffline()
if (root) {
  keepFocus(root)
  const [first] = await Promise.all([firstWords(), ownFont(document.fonts)])
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider first={first}>
        <SessionProvider>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </SessionProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
