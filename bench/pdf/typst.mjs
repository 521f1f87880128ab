import { documentSetting } from '@laissez-passer/europass/templates'
import { typeset } from '@laissez-passer/europass/typst'
import { typstNode } from '@laissez-passer/europass/typst-node'

/** Ours: tagged, PDF/UA-1 and PDF/A-3a. */
export function startTypst() {
  const engine = typstNode()
  return {
    make: async (view) => {
      const setting = documentSetting([{ kind: 'cv', template: 'formal', view }])
      return (await typeset(setting, engine, { now: new Date() })).bytes
    },
    close: () => engine.close(),
  }
}
