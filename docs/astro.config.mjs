import starlight from '@astrojs/starlight'
import { defineConfig, passthroughImageService } from 'astro/config'
import { reference } from './reference.ts'

const { plugins, groups } = reference()

export default defineConfig({
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  // Scripts of ours run from source, as in tests.
  vite: { resolve: { conditions: ['laissez-passer:source', 'module', 'browser', 'import'] } },
  integrations: [
    starlight({
      title: 'Laissez-passer',
      description:
        'An EU Login-style identity provider, its authenticator app and a Europass-style portal, as packages.',
      logo: { src: './src/assets/mark.svg', alt: '' },
      favicon: '/favicon.svg',
      customCss: ['@fontsource-variable/inter', './src/styles/passport.css'],
      credits: false,
      components: { Footer: './src/components/Footer.astro' },
      plugins,
      sidebar: [
        { label: 'Start', items: ['quick-start', 'concepts', 'verification-methods', 'packages', 'core'] },
        { label: 'Build with it', items: [{ autogenerate: { directory: 'guides' } }] },
        {
          label: 'The outside',
          items: [
            'addresses-and-settings',
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
  ],
})
