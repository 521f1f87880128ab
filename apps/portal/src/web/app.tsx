import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { isSharedPath } from '../application-paths.ts'
import { Footer } from './parts/footer.tsx'
import { Header } from './parts/header.tsx'
import { NotAnswered } from './parts/not-answered.tsx'
import { Waiting } from './parts/waiting.tsx'
import { useWords } from './language.tsx'
import { HomePage } from './pages/home.tsx'

/** A page of its own. Where that part of the program can't be had, what says so stands in its place. */
const page = <Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>) =>
  lazy(() => load().catch((): { readonly default: ComponentType<Props> } => ({ default: NotHad })))

/** A part that wasn't there once isn't asked for again before the whole is. */
function NotHad() {
  return (
    <main className="page" id="content">
      <NotAnswered again={async () => location.reload()} />
    </main>
  )
}

const ArticlePage = page(() => import('./pages/article.tsx'))
const NotFoundPage = page(() => import('./pages/not-found.tsx'))
const MePage = page(() => import('./pages/me.tsx'))
const HerePage = page(() => import('./pages/here.tsx'))
const ProfilePage = page(() => import('./pages/profile.tsx'))
const CvPage = page(() => import('./pages/cv.tsx'))
const LetterPage = page(() => import('./pages/letter.tsx'))
const LanguagesPage = page(() => import('./languages/page.tsx'))
const LanguageCheckPage = page(() => import('./languages/check-page.tsx'))
const HelpPage = page(() => import('./help/help-page.tsx'))
const ContactPage = page(() => import('./help/contact-page.tsx'))
const SurveyPage = page(() => import('./help/survey-page.tsx'))
const DigitalSkillsPage = page(() => import('./digital/page.tsx'))
const DigitalTestPage = page(() => import('./digital/test-page.tsx'))
const AccountPage = page(() => import('./account/page.tsx'))
const LibraryPage = page(() => import('./files/page.tsx'))
const DigitalReportPage = page(() => import('./digital/report-page.tsx'))
const ImportPage = page(() => import('./import/page.tsx'))
const VerifyPage = page(() => import('./credentials/verify-page.tsx'))
const CredentialPage = page(() => import('./credentials/credential-page.tsx'))
const SharePage = page(() => import('./sharing/page.tsx'))
const SupplementPage = page(() => import('./supplements/page.tsx'))
const CompletePage = page(() => import('./supplements/complete-page.tsx'))
const InstitutionsPage = page(() => import('./supplements/institutions-page.tsx'))
const EqfPage = page(() => import('./eqf/page.tsx'))
const SharedPage = page(() => import('./shared/page.tsx'))

/** The frame and the addresses: the way in is here, every other page comes when somebody goes to it. */
export function App() {
  const { t } = useWords()
  // Who opens a link isn't asked to sign in to anything: its page has a frame of its own.
  const framed = !isSharedPath(useLocation().pathname)
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      {framed && <Header />}
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
      {framed && <Footer />}
    </>
  )
}
