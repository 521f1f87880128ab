/** Its name, in forms and proofs. */
export const passwordMethod = 'password'
