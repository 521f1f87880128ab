/** How a code is sent; its words are `sent.<way>.…`. */
export type Sending = 'mail-code'
