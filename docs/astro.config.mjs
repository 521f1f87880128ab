import starlight from '@astrojs/starlight'
import { defineConfig, passthroughImageService } from 'astro/config'
import { based } from './based.ts'
import { cells } from './cells.ts'
import { notes } from './notes.ts'
import { isBeside, reference } from './reference.ts'
import { sequences } from './sequence.ts'
import { write } from './written.ts'

/** Guides in the order in which people need them; `scripts/check-docs.mjs` finds one that no list names. */
const guides = (...names) => names.flatMap((line) => line.split(' ')).map((name) => `guides/${name}`)

/** Below which path the site will lie: that of a version (scripts/docs-versions.mjs); else at the root. */
const base = process.env.DOCS_BASE ?? ''

if (!isBeside) write()
const { besideServer, groups, plugins } = reference(base)

export default defineConfig({
  ...(base === '' ? {} : { base }),
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  // Scripts of ours run from source, as in tests.
  vite: { resolve: { conditions: ['laissez-passer:source', 'module', 'browser', 'import'] } },
  integrations: [
    sequences(),
    based(base),
    notes(),
    cells(),
    starlight({
      title: 'Laissez-passer',
      description:
        'An EU Login-style identity provider, its authenticator app and a Europass-style portal, as packages.',
      logo: { src: './src/assets/mark.svg', alt: '' },
      favicon: '/favicon.svg',
      customCss: ['@fontsource-variable/inter', './src/styles/passport.css', './src/styles/sequence.css'],
      credits: false,
      routeMiddleware: './src/sidebar.ts',
      components: {
        Footer: './src/components/Footer.astro',
        Hero: './src/components/Hero.astro',
        SocialIcons: './src/components/Versions.astro',
      },
      plugins,
      sidebar: [
        {
          label: 'Start',
          items: [
            'quick-start',
            'playground',
            'troubleshooting',
            'concepts',
            'verification-methods',
            'packages',
            'weights',
            'core',
            'comparison',
          ],
        },
        {
          label: 'Quick starts',
          collapsed: true,
          items: [
            { slug: 'start', label: 'By framework' },
            ...'hono express fastify next sveltekit workers bun deno php java'
              .split(' ')
              .map((name) => `start/${name}`),
          ],
        },
        {
          label: 'Let people sign in',
          items: guides(
            'relying-party development openid-connect cas eu-login-dialect logout consent client-registration televisions',
          ),
        },
        {
          label: 'Move here',
          items: guides('instead-of-ecas-mock-server from-keycloak from-better-auth from-password-hashes'),
        },
        {
          label: 'An identity provider of your own',
          items: guides(
            'first-hour identity-provider passkeys password-policy phone-app tokens tokens-cram sms eid eid-saml',
            'own-method own-mailer own-looks json-api headless-sign-in ways-back-in',
          ),
        },
        {
          label: 'Run it',
          items: guides(
            'servers cloudflare-workers running-the-portal doctor before-people-come backup several-processes many-databases seeing-what-happens',
            'accounts administration scim events data-and-deletion',
          ),
        },
        {
          label: 'Europass',
          items: guides(
            'convert-cvs europass-documents europass-editor europass-library europass-languages sharing',
            'credentials institutions digital-skills',
          ),
        },
        {
          label: 'Trust',
          items: [
            'security',
            'asvs',
            'accessibility',
            'licence',
            'third-parties',
            { label: 'Decisions', link: '/decisions/' },
          ],
        },
        {
          label: 'Interfaces and facts',
          items: [
            'addresses-and-settings',
            'json-api',
            'europass-api',
            'errors',
            'stability',
            'changelog',
            'claims-and-cookies',
            'limits',
            'conformance',
            'authenticator-protocol',
            'measurements',
            'faults',
            'glossary',
            'words',
          ],
        },
        { label: 'Reference', items: groups },
      ],
    }),
    besideServer,
  ],
})
