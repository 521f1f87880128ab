import { accepts, checkArgument } from '@laissez-passer/password/options'
import type { DesignView } from '../view/index.ts'
import { colourNames, colours } from './colours.ts'
import type { Design } from './design.ts'
import { fontNames, fonts } from './fonts.ts'
import { legible } from './contrast.ts'
import { templates } from './manifests.ts'
import { type TemplateName, templateNames } from './names.ts'

const scaleOf = { small: 0.9, medium: 1, large: 1.12 } as const
const marginsOf = { narrow: 0.72, medium: 1, wide: 1.28 } as const

/**
 * A design with every choice made, as a template reads it.
 *
 * @param design - what a person chose; what the template hasn't is left out
 * @param template - which one sets it
 * @param logoText - what a logo says to whoever doesn't see it
 * @throws LaissezPasserError `invalid-settings` when there is no such template
 */
export function resolveDesign(
  design: Design,
  { template, logoText }: { template: TemplateName; logoText: string },
): DesignView {
  checkArgument('resolveDesign', template, accepts.oneOf(...templateNames))
  const manifest = templates[template]
  const font = fonts[fontNames.find((name) => name === design.font) ?? manifest.font]
  const named = colourNames.find((name) => name === design.colour)
  return {
    colour: design.colour === 'template' ? colours[manifest.colour] : named ? colours[named] : legible(design.colour),
    font: font.family,
    smallCaps: font.smallCaps,
    size: Math.round(manifest.size * font.scale * scaleOf[design.size] * 100) / 100,
    margins: marginsOf[design.margins],
    paper: design.paper,
    logo: manifest.logo && design.logo !== '' ? { data: design.logo, alt: logoText } : null,
    options: Object.fromEntries(
      manifest.options.map((option) => {
        const chosen = design.options[option.name]
        if (option.kind === 'switch') return [option.name, typeof chosen === 'boolean' ? chosen : option.usual]
        return [option.name, option.values.some(({ value }) => value === chosen) ? String(chosen) : option.usual]
      }),
    ),
  }
}

/**
 * The choices of a design that a template can't carry out, for the form to say so: `logo`, or
 * `options/<name>` with a value that there isn't.
 */
export function refusedBy(template: TemplateName, design: Design): string[] {
  const manifest = templates[template]
  const logo = !manifest.logo && design.logo !== '' ? ['logo'] : []
  const options = Object.entries(design.options).filter(([name, value]) => {
    const option = manifest.options.find((one) => one.name === name)
    if (option?.kind === 'switch') return typeof value !== 'boolean'
    return !option?.values.some((one) => one.value === value)
  })
  return [...logo, ...options.map(([name]) => `options/${name}`)]
}
