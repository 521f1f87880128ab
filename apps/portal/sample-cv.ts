import { typstNode } from '@laissez-passer/europass/typst-node'
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import type { Plugin } from 'vite'
import { drawSampleCv } from './src/sample-cv.ts'

/** Draws the CV of the home page, in each language: a server on Workers couldn't, and none has to. */
export function sampleCv(): Plugin {
  return {
    name: 'sample-cv',
    apply: 'build',
    async generateBundle() {
      const engine = typstNode({ timeout: 30_000 })
      try {
        for (const language of spokenLanguages)
          this.emitFile({
            type: 'asset',
            fileName: `sample-cv/${language}.svg`,
            source: await drawSampleCv(language, engine),
          })
      } finally {
        await engine.close()
      }
    },
  }
}
