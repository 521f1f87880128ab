import { type Side, sideOf, type SupplementFields, type SupplementKind } from '@laissez-passer/europass/supplements'

/** The section that somebody begins with: the first that is their side's to write. */
export const firstPart = <T extends SupplementFields>(
  { parts }: SupplementKind<T>,
  { value, side }: { readonly value: T; readonly side: Side },
): string | null => (parts.find((part) => sideOf(part, value) === side) ?? parts[0])?.name ?? null
