import { about, type Mistake, repeatedParameter } from '../mistake.ts'
import { faultWords, type Service } from '../services/index.ts'
import { loginRequestId } from './ecas/transaction.ts'
import { type LoginRefusal, readNames } from './login-request.ts'
import { repeated } from './parameters.ts'

/**
 * What is wrong with a request of CAS that ended on a page of ours.
 *
 * @param query - As it came.
 * @param why - As `login` refused it.
 */
export function mistakeOfLogin(
  { services }: { readonly services: readonly Service[] },
  { query, why }: { readonly query: URLSearchParams; readonly why: LoginRefusal },
): Mistake {
  const service = about(query, 'service')
  switch (why.reason) {
    case 'repeated-parameter':
      return repeatedParameter(query, repeated(query, readNames) ?? '')
    case 'request-over':
      return { ...about(query, loginRequestId), why: 'It is unknown, was answered before, or waited too long.' }
    case 'request-too-long':
      return { ...service, why: 'The request is too long to be come back to after a sign-in.' }
    case 'address':
      return { ...service, why: `It is nobody’s, whoever is registered: ${faultWords[why.fault]}.` }
    case 'origin': {
      const accepted = services.flatMap((each) => (each.type === 'cas' ? each.urls : []))
      return {
        ...service,
        accepted,
        why: `Nobody has registered ${why.origin}: scheme, host and port are compared; localhost and 127.0.0.1 are two hosts.`,
      }
    }
    case 'path':
      return { ...service, accepted: why.patterns, why: 'Whole names of a path are compared, and case counts.' }
    case 'ambiguous':
      return { ...service, accepted: why.as.urls, why: 'Servers read its path differently, and so it is nobody’s.' }
    case 'parameter':
      return { ...about(query, /^\w+/.exec(why.message)?.[0] ?? ''), why: why.message }
  }
}
