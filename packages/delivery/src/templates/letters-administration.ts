import { link, say, type Template } from './draft.ts'

/** What tells an administrator of a proposal: who it is about stands on the page alone. */
function proposalLetter(name: 'proposal-made' | 'proposal-confirmed' | 'proposal-refused'): Template {
  return ({ t, text }) => ({
    subject: t(`${name}.subject`, { provider: text('provider') }),
    blocks: [
      say(t(`${name}.text`)),
      say(t('proposal.by', { administrator: text('administrator') })),
      link(t, { label: t('proposal.button'), href: text('link') }),
    ],
  })
}

/** Letters to administrators. */
export const administrationLetters: Readonly<Record<string, Template>> = {
  'proposal-made': proposalLetter('proposal-made'),
  'proposal-confirmed': proposalLetter('proposal-confirmed'),
  'proposal-refused': proposalLetter('proposal-refused'),
}
