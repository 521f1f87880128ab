import type { VerificationMethod } from '@laissez-passer/core/context'
import { acceptedMethods } from '@laissez-passer/core/internal/sign-in'
import type { Level, Requirement } from '@laissez-passer/core/ports'
import { oneOf, type ServiceIssue } from './issues.ts'
import type { Service } from './service.ts'

/**
 * What services ask that nobody can give with the provider's methods: names of methods that it hasn't,
 * methods that don't reach the service's own level, levels that no method reaches.
 *
 * @param services - Registered services.
 * @param methods - Those of the provider; one that retires on a date is one of them until it is taken out.
 * @returns What is wrong, with its place in the list; empty: all can be reached.
 */
export function unreachable(
  services: readonly Service[],
  methods: readonly VerificationMethod[],
): readonly ServiceIssue[] {
  return services.flatMap(({ acceptedMethods: named = null, requiredLevel: level }, at) => {
    const wrong = (named ?? []).flatMap((name, place) => {
      const message = whyNot(name, { methods, level })
      return message === null ? [] : [{ path: `${at}.acceptedMethods.${place}`, message }]
    })
    if (wrong.length > 0 || canReach({ level, methods: named }, methods)) return wrong
    const all = methods.map((method) => `${method.name} is ${method.level}`).join(', ')
    return [{ path: `${at}.requiredLevel`, message: `is reached by no method that is accepted: ${all}` }]
  })
}

type Asked = Pick<Requirement, 'level' | 'methods'>

/** A way back in is for whoever has lost something better: by itself nobody has it. */
function canReach(asked: Asked, methods: readonly VerificationMethod[]): boolean {
  return acceptedMethods({ serviceName: null, ...asked }, methods).some(({ kind }) => kind !== 'recovery')
}

function whyNot(
  name: string,
  { methods, level }: { readonly methods: readonly VerificationMethod[]; readonly level: Level },
): string | null {
  const method = methods.find((each) => each.name === name)
  const names = methods.map((each) => each.name)
  if (method === undefined) return `isn’t a method of this provider: it ${oneOf(name, names)}`
  const reaches = acceptedMethods({ serviceName: null, level, methods: [name] }, methods).length > 0
  return reaches ? null : `never reaches the service’s requiredLevel ${level}: it is ${method.level}`
}
