/** Its section of My Account. */
export type Section = 'recovery-codes'

/** What My Account may advise; its words are `<advice>.advice`, its page is the section of that name. */
export type Advice = 'recovery-codes'
