/**
 * Where new things go, where accounts are spread over databases. One database says `0` of every account, and
 * nothing of a sign-in.
 */
export interface PlacingPort {
  /**
   * How the id of a new account begins.
   * @param name its address, normalised by `emailKey`, or what else it is made by: the same name, the same
   * place.
   */
  account(name: string): string
  /**
   * How a new sign-in's id and its hash begin. It is where the account is, and for an identifier that nobody
   * has where an account of that name would be made; nobody reads from it which, nor whether there is one.
   * @param options `identifier`: as typed; `secretHash`: the hash of what follows.
   */
  signIn(options: {
    readonly accountId: string | null
    readonly identifier: string
    readonly secretHash: string
  }): string
}
