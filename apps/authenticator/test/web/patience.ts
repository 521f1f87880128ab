import { inject } from 'vitest'

// Testing Library keeps to itself how long it waits.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: inject('patience') })
}
