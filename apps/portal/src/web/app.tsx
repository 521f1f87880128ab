import { Suspense } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { isSharedPath } from '../application-paths.ts'
import { Footer } from './parts/footer.tsx'
import { Header } from './parts/header.tsx'
import { lazyPage } from './parts/lazy-page.tsx'
import { Mistakes } from './parts/mistakes.tsx'
import { Waiting } from './parts/waiting.tsx'
import { useWords } from './language.tsx'
import { HomePage } from './pages/home.tsx'

const ArticlePage = lazyPage(() => import('./pages/article.tsx'))
const NotFoundPage = lazyPage(() => import('./pages/not-found.tsx'))
const MePage = lazyPage(() => import('./pages/me.tsx'))
const HerePage = lazyPage(() => import('./pages/here.tsx'))
const ProfilePage = lazyPage(() => import('./pages/profile.tsx'))
const CvPage = lazyPage(() => import('./pages/cv.tsx'))
const LetterPage = lazyPage(() => import('./pages/letter.tsx'))
const LanguagesPage = lazyPage(() => import('./languages/page.tsx'))
const LanguageCheckPage = lazyPage(() => import('./languages/check-page.tsx'))
const HelpPage = lazyPage(() => import('./help/help-page.tsx'))
const ContactPage = lazyPage(() => import('./help/contact-page.tsx'))
const SurveyPage = lazyPage(() => import('./help/survey-page.tsx'))
const DigitalSkillsPage = lazyPage(() => import('./digital/page.tsx'))
const DigitalTestPage = lazyPage(() => import('./digital/test-page.tsx'))
const AccountPage = lazyPage(() => import('./account/page.tsx'))
const LibraryPage = lazyPage(() => import('./files/page.tsx'))
const DigitalReportPage = lazyPage(() => import('./digital/report-page.tsx'))
const ImportPage = lazyPage(() => import('./import/page.tsx'))
const VerifyPage = lazyPage(() => import('./credentials/verify-page.tsx'))
const CredentialPage = lazyPage(() => import('./credentials/credential-page.tsx'))
const SharePage = lazyPage(() => import('./sharing/page.tsx'))
const SupplementPage = lazyPage(() => import('./supplements/page.tsx'))
const CompletePage = lazyPage(() => import('./supplements/complete-page.tsx'))
const InstitutionsPage = lazyPage(() => import('./supplements/institutions-page.tsx'))
const EqfPage = lazyPage(() => import('./eqf/page.tsx'))
const SharedPage = lazyPage(() => import('./shared/page.tsx'))

/** The frame and the addresses: the way in is here, every other page comes when somebody goes to it. */
export function App() {
  const { t } = useWords()
  const { pathname } = useLocation()
  // Whoever opens a link isn't asked to sign in to anything: its page has a frame of its own.
  const framed = !isSharedPath(pathname)
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      {framed && <Header />}
      <Mistakes at={pathname}>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/me" element={<MePage />} />
            <Route path="/profile" element={<ProfilePage />} />
            <Route path="/cv/:id" element={<CvPage />} />
            <Route path="/letter/:id" element={<LetterPage />} />
            <Route path="/languages" element={<LanguagesPage />} />
            <Route path="/languages/:id" element={<LanguageCheckPage />} />
            <Route path="/digital-skills" element={<DigitalSkillsPage />} />
            <Route path="/digital-skills/test/:id" element={<DigitalTestPage />} />
            <Route path="/account" element={<AccountPage />} />
            <Route path="/library" element={<LibraryPage />} />
            <Route path="/mobility/:id" element={<SupplementPage name="mobility" />} />
            <Route path="/certificate-supplement/:id" element={<SupplementPage name="certificate-supplement" />} />
            <Route path="/diploma-supplement/:id" element={<SupplementPage name="diploma-supplement" />} />
            <Route path="/s/:token/:kind/:id" element={<CompletePage />} />
            <Route path="/institutions" element={<InstitutionsPage />} />
            <Route path="/eqf" element={<EqfPage />} />
            <Route path="/digital-skills/report/:id" element={<DigitalReportPage />} />
            <Route path="/import" element={<ImportPage />} />
            <Route path="/learn" element={<ArticlePage name="learn" />} />
            <Route path="/work" element={<ArticlePage name="work" />} />
            <Route path="/about" element={<ArticlePage name="about" />} />
            <Route path="/stakeholders" element={<ArticlePage name="stakeholders" />} />
            <Route path="/privacy" element={<ArticlePage name="privacy" />} />
            <Route path="/help" element={<HelpPage />} />
            <Route path="/contact" element={<ContactPage />} />
            <Route path="/survey" element={<SurveyPage />} />
            <Route path="/here" element={<HerePage />} />
            <Route path="/verify" element={<VerifyPage />} />
            <Route path="/credential/:id" element={<CredentialPage />} />
            <Route path="/share" element={<SharePage />} />
            <Route path="/s/:token" element={<SharedPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Suspense>
      </Mistakes>
      {framed && <Footer />}
    </>
  )
}
