/** Its section of My Account. */
export type Section = 'phones'

/** What was just done. */
export type Notice = 'phone-added' | 'phone-removed'

/** What My Account may advise; its words are `<advice>.advice`, its page is the section of that name. */
export type Advice = 'phones'

/** How a code is sent; its words are `sent.<way>.…`. */
export type Sending = 'sms'
